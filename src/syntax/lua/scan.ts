import { type Span, span } from '../../base/span.ts';

/** A string or a comment of a Lua text. */
export interface LuaToken {
  readonly kind: 'string' | 'line-comment' | 'long-comment';
  /** With its quotes, brackets or dashes; a line comment ends before the line feed. */
  readonly span: Span;
}

/**
 * The strings and comments of a Lua text in their order, whether or not the rest of it is Lua. One that is not closed ends
 * with its line, a long one with the text. Source: `llex.c` of Lua 5.1.
 */
export function scanLua(text: string): readonly LuaToken[] {
  const found: LuaToken[] = [];
  const starts = /--|["']|\[=*\[/g;
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    const at = match.index;
    const token = tokenAt(text, at, match[0]);
    found.push(token);
    starts.lastIndex = Math.max(token.span.end, at + 1);
  }
  return found;
}

/** Whether an offset lies within a string or comment, so that what is put in there becomes part of it. */
export function isWithin(tokens: readonly { readonly span: Span }[], offset: number): boolean {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle].span.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low < tokens.length && tokens[low].span.start < offset;
}

function tokenAt(text: string, at: number, start: string): LuaToken {
  if (start === '--') {
    const level = bracketAt(text, at + 2);
    return level === undefined
      ? { kind: 'line-comment', span: span(at, lineEnd(text, at)) }
      : { kind: 'long-comment', span: span(at, longEnd(text, at + 2, level)) };
  }
  if (start.startsWith('[')) return { kind: 'string', span: span(at, longEnd(text, at, start.length - 2)) };
  return { kind: 'string', span: span(at, quotedEnd(text, at)) };
}

/** How many `=` stand in the long bracket that opens at an offset; undefined where none does. */
function bracketAt(text: string, at: number): number | undefined {
  if (text[at] !== '[') return undefined;
  let next = at + 1;
  while (text[next] === '=') next++;
  return text[next] === '[' ? next - at - 1 : undefined;
}

function longEnd(text: string, at: number, level: number): number {
  const close = `]${'='.repeat(level)}]`;
  const found = text.indexOf(close, at + level + 2);
  return found < 0 ? text.length : found + close.length;
}

function quotedEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') {
      if (text[i + 1] === '\r' && text[i + 2] === '\n') i++;
      i++;
    } else if (text[i] === text[at]) return i + 1;
    else if (text[i] === '\n') return i;
  }
  return text.length;
}

function lineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 ? text.length : feed;
}
