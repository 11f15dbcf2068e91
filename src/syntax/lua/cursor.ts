import { type Span, span } from '../../base/span.ts';
import { CursorReader } from './cursor-reader.ts';
import type { CursorValue } from './cursor-value.ts';
import { isLuaKeyword, LuaLexer } from './tokens.ts';

/** What stands around an offset of a Lua text that need not parse. */
export interface LuaCursor {
  /** The name that stands or would stand here, where it is looked up in a table that is known. */
  readonly key: LuaKey | undefined;
  /** The innermost call whose arguments are written here, where a member of a module is called. */
  readonly call: LuaCallHere | undefined;
}

/** A name behind `modules` or behind a module, be it written in full, in part or not at all. */
export interface LuaKey {
  /** The module in whose environment it is looked up; undefined for the table of all modules. */
  readonly module: string | undefined;
  /** What is written of it, before and behind the offset. */
  readonly span: Span;
  /** The same with the dot before it. */
  readonly outer: Span;
  readonly form: 'dot' | 'string';
}

export interface LuaCallHere {
  readonly module: string;
  readonly member: string;
  /** Which argument is written, from 0; `x:f()` hands over `x` itself as the first. */
  readonly argument: number;
  /** Behind the parenthesis that opens. */
  readonly start: number;
}

/**
 * What is written at an offset of a Lua text, or of a part of one, as far as modules are concerned. It is read word by word
 * from the start, so that nothing behind the offset and no mistake before it is in the way. Undefined in comments.
 */
export function luaCursor(text: string, offset: number, from = 0, to = text.length): LuaCursor | undefined {
  const lexer = new LuaLexer(text, from, to);
  const reader = new CursorReader(lexer);
  while (lexer.next() && lexer.start < offset) {
    const { kind, start, end } = lexer;
    if (end > offset || (end === offset && isOpen(lexer))) {
      if (kind === 'comment') return undefined;
      // A word of the language is begun, or a name that begins like one.
      if (kind === 'name') return at(reader, nameKey(reader, start, end));
      return at(reader, kind === 'string' ? stringKey(reader, offset) : undefined);
    }
    reader.take();
  }
  const { kind, start, end } = lexer;
  const isBefore = start === offset && end > offset && kind === 'name' && !isLuaKeyword(text.slice(start, end));
  return at(reader, nameKey(reader, offset, isBefore ? end : offset));
}

function at({ blocks, inParameters }: CursorReader, key: LuaKey | undefined): LuaCursor {
  const bracket = inParameters ? undefined : blocks.openCall();
  if (bracket?.base?.kind !== 'member') return { key, call: undefined };
  const { base, commas, isMethod, start } = bracket;
  return { key, call: { module: base.module, member: base.name, argument: commas + (isMethod ? 1 : 0), start } };
}

/** Whether a letter at the end of the current token would belong to it. */
function isOpen({ kind, text, start, end }: LuaLexer): boolean {
  if (kind === 'name') return true;
  if (kind === 'comment') return !/^--\[=*\[/.test(text.slice(start, start + 40)) || text[end - 1] !== ']';
  return kind === 'string' && !isClosed(text, start, end);
}

function isClosed(text: string, start: number, end: number): boolean {
  return text[start] === '[' ? text[end - 1] === ']' : end > start + 1 && text[end - 1] === text[start];
}

/** A name behind a dot; an empty one where none is written yet. */
function nameKey({ base, isMethod, dot }: CursorReader, start: number, end: number): LuaKey | undefined {
  const table = isMethod ? undefined : tableOf(base);
  return table && { ...table, span: span(start, end), outer: span(dot, end), form: 'dot' };
}

/** A key in quotes. One that is not closed reaches to the end of its line: of that only the word is meant. */
function stringKey({ blocks, lexer: { text, start, end } }: CursorReader, offset: number): LuaKey | undefined {
  const { bracket } = blocks;
  const table = bracket?.open === '[' && bracket.tokens === 0 ? tableOf(bracket.base) : undefined;
  if (!table || text[start] === '[') return undefined;
  const isWhole = isClosed(text, start, end);
  let stop = isWhole ? end - 1 : offset;
  while (!isWhole && stop < end && /[\w-]/.test(text[stop])) stop++;
  const own = span(start + 1, stop);
  return { ...table, span: own, outer: own, form: 'string' };
}

function tableOf(value: CursorValue | undefined): { readonly module: string | undefined } | undefined {
  if (value?.kind === 'modules') return { module: undefined };
  return value?.kind === 'module' ? { module: value.module } : undefined;
}
