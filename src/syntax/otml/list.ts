import { isSpace, trim } from '../../base/text.ts';
import type { Dialect } from './dialect.ts';

/** One item of an inline list: its value as the engine reads it, and where its trimmed text stands. */
export interface ListItem {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface ItemList {
  readonly items: readonly ListItem[];
  /** Offset of a `\` that makes the engine's tokenizer throw; the items after it are a guess. */
  readonly badEscape: number | undefined;
}

/** Splits the inside of `[…]`; `offset` is where `inside` begins in the text. */
export function splitList(inside: string, offset: number, dialect: Dialect): ItemList {
  return dialect.listItems === 'escaped' ? splitEscaped(inside, offset) : splitPlain(inside, offset);
}

/** Commas split, also inside quotes; an item of no length is dropped, a blank one is not. Source: `stdext::split`. */
function splitPlain(inside: string, offset: number): ItemList {
  const items: ListItem[] = [];
  let start = 0;
  while (start < inside.length) {
    const comma = inside.indexOf(',', start);
    const end = comma < 0 ? inside.length : comma;
    if (end > start) items.push({ value: trim(inside.slice(start, end)), ...trimmedSpan(inside, start, end, offset) });
    start = end + 1;
  }
  return { items, badEscape: undefined };
}

/** Source: `boost/token_functions.hpp`, `escaped_list_separator` with `\`, `,` and `"`. */
function splitEscaped(inside: string, offset: number): ItemList {
  const items: ListItem[] = [];
  let badEscape: number | undefined;
  let value = '';
  let start = 0;
  let quoted = false;
  const close = (end: number) => {
    items.push({ value: trim(value), ...trimmedSpan(inside, start, end, offset) });
    value = '';
    start = end + 1;
  };
  for (let i = 0; i < inside.length; i++) {
    const char = inside[i];
    if (char === '\\') {
      const next = inside[++i];
      if (next === 'n') value += '\n';
      else if (next === '"' || next === ',' || next === '\\') value += next;
      else {
        badEscape ??= offset + i - 1;
        value += `\\${next ?? ''}`;
      }
    } else if (char === ',' && !quoted) close(i);
    else if (char === '"') quoted = !quoted;
    else value += char;
  }
  if (inside.length > 0) close(inside.length);
  return { items, badEscape };
}

function trimmedSpan(inside: string, from: number, to: number, offset: number): { start: number; end: number } {
  let start = from;
  let end = to;
  while (start < end && isSpace(inside.charCodeAt(start))) start++;
  while (end > start && isSpace(inside.charCodeAt(end - 1))) end--;
  return { start: offset + start, end: offset + end };
}
