import { span } from '../../base/span.ts';
import type { Field } from '../../manifest/fields.ts';
import type { LineAt, LuaSpot } from './spot.ts';

/** The name at the cursor in Lua that begins at `from` of its line; undefined in strings, comments and behind a dot. */
export function luaSpot({ text, offset, end }: LineAt, from: number, field: Field): LuaSpot | undefined {
  if (offset < from) return undefined;
  let start = offset;
  while (start > from && isNamePart(text, start - 1)) start--;
  let stop = offset;
  while (stop < end && isNamePart(text, stop)) stop++;
  const left = text.slice(from, start);
  const inString = (left.split('"').length - 1) % 2 === 1 || (left.split("'").length - 1) % 2 === 1;
  if (inString || left.includes('--') || /[.:\])|}]\s*$/.test(left) || /^[0-9]/.test(text.slice(start, stop)))
    return undefined;
  return {
    kind: 'lua',
    field,
    span: span(start, stop),
    typed: text.slice(start, offset),
    before: left === '' && text[from - 1] === ':' ? ' ' : '',
    after: '',
    mark: '',
    called: text[stop] === '(',
    first: left.trim() === '' && start === stop,
  };
}

function isNamePart(text: string, at: number): boolean {
  return /[A-Za-z0-9_]/.test(text[at] ?? '');
}
