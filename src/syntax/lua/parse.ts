import { type Chunk, parse } from 'luaparse';

/** A Lua text that was read, or where and why it could not be. */
export type LuaParse =
  | { readonly kind: 'chunk'; readonly chunk: Chunk }
  | { readonly kind: 'error'; readonly line: number; readonly offset: number; readonly message: string }
  /** The parser refuses what the real one accepts; nothing is known. */
  | { readonly kind: 'unknown' };

/** Parses Lua 5.1 with LuaJIT's additions. Never throws. Offsets are of UTF-16 units, lines from 1. */
export function parseLua(text: string): LuaParse {
  // A "#" line and a byte order mark are skipped by the real loader; the length stays, so the offsets do.
  const source = text.replace(/^(\uFEFF)?(#[^\n]*)?/, skipped => ' '.repeat(skipped.length));
  try {
    const chunk = parse(source, { luaVersion: 'LuaJIT', encodingMode: 'none', ranges: true, comments: false });
    return { kind: 'chunk', chunk };
  } catch (error) {
    // Nesting deep enough ends the parser's own recursion with a RangeError.
    if (!isSyntaxError(error)) return { kind: 'unknown' };
    // `load[[x]]()` over two lines is rejected as ambiguous although LuaJIT takes it.
    if (error.message.includes('ambiguous')) return { kind: 'unknown' };
    const message = error.message.replace(/^\[\d+:\d+\] /, '');
    return { kind: 'error', line: error.line, offset: Math.min(error.index, text.length), message };
  }
}

interface LuaSyntaxError {
  readonly line: number;
  readonly index: number;
  readonly message: string;
}

function isSyntaxError(error: unknown): error is LuaSyntaxError {
  return error instanceof SyntaxError && 'line' in error && 'index' in error;
}
