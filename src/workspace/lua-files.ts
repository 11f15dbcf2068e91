import { type LuaFacts, luaFacts } from '../syntax/lua/facts.ts';

/** A Lua file as it is on disk while an editor shows another text. */
export interface UnsavedLua {
  readonly path: string;
  /** On disk. */
  readonly text: string;
  readonly saved: LuaFacts;
}

/** Keeps the facts of Lua files as long as their texts are the same, and the last good ones while a file is broken. */
export class LuaFiles {
  readonly #known = new Map<string, { readonly text: string; readonly facts: LuaFacts }>();

  /** The facts of a file; undefined where it has no text. */
  facts(path: string, text: string | undefined): LuaFacts | undefined {
    if (text === undefined) return undefined;
    const known = this.#known.get(path);
    if (known?.text === text) return known.facts;
    const read = luaFacts(text);
    const facts = !read.isRead && known?.facts.isRead ? { ...known.facts, error: read.error, isStale: true } : read;
    this.#known.set(path, { text, facts });
    return facts;
  }

  /** What was known of a file last, of whichever text. */
  latest(path: string): LuaFacts | undefined {
    return this.#known.get(path)?.facts;
  }

  /** The facts of the Lua among files, each with its text on disk. */
  *saved(unsaved: Iterable<readonly [path: string, text: string]>): Iterable<UnsavedLua> {
    for (const [path, text] of unsaved) {
      const saved = path.endsWith('.lua') ? this.facts(path, text) : undefined;
      if (saved) yield { path, text, saved };
    }
  }
}

/** Whether two texts of a file define the same names in ways that can be seen, and both compile. */
export function hasSameOutline(a: LuaFacts | undefined, b: LuaFacts | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.error || b.error || a.isRead !== b.isRead || a.opaque !== b.opaque) return false;
  return a.globals.size === b.globals.size && [...a.globals.keys()].every(it => b.globals.has(it));
}
