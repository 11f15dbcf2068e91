import { pushTo } from '../../base/push-to.ts';
import { CHUNK, type LuaDefinition } from '../../syntax/lua/code.ts';
import { type DocLine, docComments } from '../../syntax/lua/doc-comment.ts';
import type { Located } from '../../workspace/mention-index.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { docLines } from './doc-lines.ts';
import { functionType } from './function-type.ts';
import { fieldOf, functionAt } from './lua-words.ts';

/** A definition in its file. */
export type Definition = Located<LuaDefinition>;

/**
 * How functions are written that stand at the place itself, and in the table there. The language server counts two functions
 * of one field as a mistake; where it sees the real one too, ours is a value of the type of a function.
 */
interface FunctionForm {
  readonly itself: 'function' | 'value';
  readonly inside: 'function' | 'value';
}

const asFunction: FunctionForm = { itself: 'function', inside: 'function' };

/** A global is a field of nothing, but what is in a global table is one. */
export const asGlobal: FunctionForm = { itself: 'function', inside: 'value' };

/** Writes definitions of the scripts of a folder as declarations for Lua's language server. */
export class DefinitionWriter {
  readonly #snapshot: Snapshot;
  readonly #docs = new Map<string, (offset: number) => readonly DocLine[]>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  /** The declaration of what stands at a place such as `modules.a.box`, with the functions in it where it is a table. */
  declaration(
    place: string,
    definitions: readonly Definition[],
    inside: readonly Definition[],
    form: FunctionForm = asFunction,
  ): readonly string[] {
    const chosen = chosenOf(definitions);
    if (!chosen) return [];
    const comment = this.#comment(chosen);
    if (chosen.kind === 'function') return [...this.#function(place, chosen, comment, form.itself), ''];
    const below = { ...form, itself: form.inside };
    const functions = [...byName(inside)].flatMap(([name, own]) =>
      this.declaration(fieldOf(place, name), own, [], below),
    );
    const isTable = chosen.kind === 'table' || functions.length > 0;
    if (isTable && form.itself === 'function' && form.inside === 'function')
      return [...comment, `${place} = {}`, '', ...functions];
    const isTyped = comment.some(it => /^---\s*@type\b/.test(it));
    return [...comment, ...(isTyped ? [] : ['---@type any']), `${place} = nil`, '', ...functions];
  }

  /** The same for what other modules give a module. */
  given(place: string, definitions: readonly Definition[], givers: readonly string[]): readonly string[] {
    const lines = this.declaration(place, definitions, [], { itself: 'value', inside: 'value' });
    return lines.length === 0 ? [] : [`--- Given by ${givers.join(', ')}`, ...lines];
  }

  #function(place: string, definition: Definition, comment: readonly string[], form: 'function' | 'value') {
    const parameters = this.#parameters(definition);
    if (form === 'function') {
      // A function with nothing in it would give nil.
      const isTold = comment.some(it => /^---\s*@(return|overload)\b/.test(it));
      return [...comment, ...(isTold ? [] : ['---@return any ...']), functionAt(place, parameters)];
    }
    const words = comment.filter(it => !/^---\s*[@|]/.test(it));
    return [...words, `---@type ${functionType(parameters, comment)}`, `${place} = nil`];
  }

  #comment({ path, span }: Definition): readonly string[] {
    // What is remembered of a text that cannot be read any more stands elsewhere now.
    if (this.#snapshot.lua(path)?.isStale !== false) return [];
    const find = this.#docs.get(path) ?? docComments(this.#snapshot.text(path) ?? '');
    this.#docs.set(path, find);
    return docLines(find(span.start));
  }

  #parameters({ path, body = CHUNK }: Definition): readonly string[] {
    return (path.endsWith('.lua') ? this.#snapshot.lua(path) : undefined)?.bodies[body]?.parameters ?? ['...'];
  }
}

/** What holds in the end: the last function, else what first is more than nil. */
function chosenOf(definitions: readonly Definition[]): Definition | undefined {
  const real = definitions.filter(it => !it.isNil);
  return real.findLast(it => it.kind === 'function') ?? real.find(it => it.kind === 'table') ?? real[0];
}

/** Definitions by name, in the order of the names. */
function byName(definitions: Iterable<Definition>): ReadonlyMap<string, readonly Definition[]> {
  const found = new Map<string, Definition[]>();
  for (const each of definitions) pushTo(found, each.name, each);
  return sortedByName(found);
}

/** The same map in the order of its names. */
export function sortedByName<T>(entries: Iterable<readonly [name: string, T]>): ReadonlyMap<string, T> {
  return new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
