import { type Span, span } from '../../base/span.ts';
import type { LuaDefinition } from '../../syntax/lua/code.ts';
import type { CodeIndex } from '../../workspace/code-index.ts';
import { memberOf } from '../../workspace/member.ts';
import type { Located } from '../../workspace/mention-index.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** Every place that makes a member, by the module itself, by others, else in `_G`; functions first, none that make it nil. */
export function definitionsOf(index: CodeIndex, module: string, name: string): readonly Located<LuaDefinition>[] {
  const own = [...(index.modules.get(module)?.members.get(name) ?? []), ...(index.given.get(module)?.get(name) ?? [])];
  const member = memberOf(index, module, name);
  const all = member.kind === 'global' ? member.definitions : own;
  const made = all.filter(it => !it.isNil);
  return [...made.filter(it => it.kind === 'function'), ...made.filter(it => it.kind !== 'function')];
}

/** The names of a function's parameters; undefined for what is no function. */
export function parametersOf(
  { path, body }: Located<LuaDefinition>,
  snapshot: Snapshot,
): readonly string[] | undefined {
  return body === undefined ? undefined : snapshot.lua(path)?.bodies[body]?.parameters;
}

/** The module that makes it, or the path of a file that is no module's. */
export function makerOf({ path }: Located<LuaDefinition>, { ownersOf }: CodeIndex): string {
  return ownersOf(path)[0]?.name ?? path;
}

/**
 * Where a definition stands in the text of now. Of a text that does not parse only that of an earlier one is known: then it
 * is the place of the name that is nearest.
 */
export function placeNow({ path, name, span: place }: Located<LuaDefinition>, snapshot: Snapshot): Span {
  const text = snapshot.text(path) ?? '';
  if (!snapshot.lua(path)?.isStale || isWord(text, name, place.start)) return place;
  const start = nearest(text, name, place.start) ?? Math.min(place.start, text.length);
  return span(start, Math.min(start + name.length, text.length));
}

/** How far a name is looked for: what is typed into a broken text moves it, but not far. */
const FAR = 4000;

function nearest(text: string, name: string, from: number): number | undefined {
  let best: number | undefined;
  for (
    let at = text.indexOf(name, Math.max(0, from - FAR));
    at >= 0 && at < from + FAR;
    at = text.indexOf(name, at + 1)
  ) {
    if (isWord(text, name, at) && (best === undefined || Math.abs(at - from) < Math.abs(best - from))) best = at;
  }
  return best;
}

function isWord(text: string, name: string, at: number): boolean {
  return text.startsWith(name, at) && !/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + name.length] ?? '');
}
