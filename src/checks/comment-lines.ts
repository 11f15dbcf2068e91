import { span } from '../base/span.ts';
import { longComments } from '../syntax/json/comments.ts';
import { parseJson } from '../syntax/json/parse.ts';
import { isWithin, type LuaToken, scanLua } from '../syntax/lua/scan.ts';
import type { Dialect } from '../syntax/otml/dialect.ts';
import { parseOtml } from '../syntax/otml/parse.ts';

/** A line of a text, and the comment that may stand on its own line right above it. */
export interface CommentLine {
  /** Offset of the first character. */
  readonly start: number;
  /** Offset of the first character that is neither space nor tab. */
  readonly content: number;
  /** Offset of the line feed, or of the end of the text. */
  readonly end: number;
  readonly kind: 'comment' | 'blank' | 'code';
  /** What a comment line begins with here; undefined where no comment can stand. */
  readonly sign: '//' | '--' | undefined;
}

/**
 * The lines of a text with the comments of their language: `//` in manifests, widgets and JSON, `--` in Lua and in the `|`
 * blocks of OTML. None for OTML and JSON that do not parse: what is a comment in them is not certain.
 */
export function commentLines(path: string, text: string, dialect: Dialect): readonly CommentLine[] {
  if (path.endsWith('.lua')) return luaLines(plainLines(text), text);
  if (path.endsWith('.otmod') || path.endsWith('.otui')) return otmlLines(text, dialect);
  return jsonLines(text);
}

type PlainLine = Omit<CommentLine, 'sign' | 'kind'>;

function otmlLines(text: string, dialect: Dialect): readonly CommentLine[] {
  const { lines, problems } = parseOtml(text, dialect);
  if (problems.length > 0) return [];
  const found: CommentLine[] = [];
  for (let i = 0; i < lines.length; i++) {
    const { kind, start, content, end } = lines[i];
    if (kind !== 'block') {
      // A byte order mark is part of its line, whatever stands behind it.
      const sign = text.startsWith('\uFEFF', start) ? undefined : '//';
      found.push({ start, content, end, kind: kind === 'node' ? 'code' : kind, sign });
      continue;
    }
    let after = i;
    while (lines[after]?.kind === 'block') after++;
    const block = lines.slice(i, after).map(({ start, content, end }) => ({ start, content, end }));
    found.push(...luaLines(block, text));
    i = after - 1;
  }
  return found;
}

/** Lines of Lua; inside a string or comment of several lines no comment can stand. */
function luaLines(lines: readonly PlainLine[], text: string): readonly CommentLine[] {
  const from = lines[0]?.start ?? 0;
  const tokens: readonly LuaToken[] = scanLua(text.slice(from, lines.at(-1)?.end)).map(it => ({
    ...it,
    span: span(it.span.start + from, it.span.end + from),
  }));
  return lines.map(line =>
    withSign(line, text, isWithin(tokens, line.start) || text.startsWith('\uFEFF', line.start) ? undefined : '--'),
  );
}

/** Lines of JSON with comments; inside a comment of several lines none of one line can stand, in broken JSON nowhere. */
function jsonLines(text: string): readonly CommentLine[] {
  if (parseJson(text).problems.length > 0) return [];
  const comments = longComments(text);
  return plainLines(text).map(line =>
    withSign(line, text, isWithin(comments, line.start) || text.startsWith('\uFEFF', line.start) ? undefined : '//'),
  );
}

function withSign(line: PlainLine, text: string, sign: CommentLine['sign']): CommentLine {
  const blank = text.slice(line.content, line.end).trim() === '';
  const comment = sign !== undefined && text.startsWith(sign, line.content);
  return { ...line, kind: blank ? 'blank' : comment ? 'comment' : 'code', sign };
}

function plainLines(text: string): readonly PlainLine[] {
  const found: PlainLine[] = [];
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    let content = start;
    while (content < end && (text[content] === ' ' || text[content] === '\t')) content++;
    found.push({ start, content, end });
    start = end + 1;
  }
  return found;
}
