import { type Chunk, parse } from 'luaparse';

/** A Lua text that was read, or where and why it could not be. */
export type LuaParse =
  | { readonly kind: 'chunk'; readonly chunk: Chunk }
  | { readonly kind: 'error'; readonly line: number; readonly offset: number; readonly message: string }
  /** The parser refuses what the real one accepts; nothing is known. */
  | { readonly kind: 'unknown' };

/** What a text is read as: statements, or one expression. */
export type LuaForm = 'chunk' | 'expression';

/**
 * Parses Lua 5.1 with LuaJIT's additions, a part of a text where its bounds are given. Never throws. Offsets are of UTF-16
 * units in the whole text, lines from 1 in the part.
 */
export function parseLua(text: string, from = 0, to = text.length, form: LuaForm = 'chunk'): LuaParse {
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  // A "#" line and a byte order mark are skipped by the real loader; the length stays, so the offsets do.
  const chunk = part.replace(/^(\uFEFF)?(#[^\n]*)?/, skipped => ' '.repeat(skipped.length));
  const source = form === 'expression' ? RETURN + chunk : chunk;
  const shift = from - (source.length - chunk.length);
  const onCreateNode = (node: object) => {
    if (!('range' in node) || !Array.isArray(node.range)) return;
    node.range[0] += shift;
    node.range[1] += shift;
  };
  try {
    const options = { luaVersion: 'LuaJIT', encodingMode: 'none', ranges: true, comments: false } as const;
    return { kind: 'chunk', chunk: parse(source, shift === 0 ? options : { ...options, onCreateNode }) };
  } catch (error) {
    // Nesting deep enough ends the parser's own recursion with a RangeError.
    if (!isSyntaxError(error)) return { kind: 'unknown' };
    // `load[[x]]()` over two lines is rejected as ambiguous although LuaJIT takes it.
    if (error.message.includes('ambiguous')) return { kind: 'unknown' };
    const message = error.message.replace(/^\[\d+:\d+\] /, '');
    return { kind: 'error', line: error.line, offset: Math.min(error.index + shift, to), message };
  }
}

/** What makes a chunk of an expression. */
const RETURN = 'return ';

interface LuaSyntaxError {
  readonly line: number;
  readonly index: number;
  readonly message: string;
}

function isSyntaxError(error: unknown): error is LuaSyntaxError {
  return error instanceof SyntaxError && 'line' in error && 'index' in error;
}
