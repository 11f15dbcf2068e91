import type { Span } from '../../base/span.ts';
import { type LuaForm, parseLua } from './parse.ts';
import { walk } from './walk.ts';

/**
 * Where a text, or a part of one, reads a global of that name or gives it a value, in order; local variables of the name are
 * something else. Undefined where the text cannot be read.
 */
export function freeNames(
  text: string,
  name: string,
  from = 0,
  to = text.length,
  form?: LuaForm,
): readonly Span[] | undefined {
  const at = text.indexOf(name, from);
  if (at < 0 || at >= to) return [];
  const parse = parseLua(text, from, to, form);
  if (parse.kind !== 'chunk') return undefined;
  const places = new Map<number, Span>();
  const { definitions } = walk(parse.chunk, (word, place, how) => {
    if (word === name && how === 'bare') places.set(place.start, place);
  });
  for (const it of definitions) {
    if (it.name === name && it.owner === undefined && it.into === 'environment') places.set(it.span.start, it.span);
  }
  return [...places.values()].sort((a, b) => a.start - b.start);
}
