import { type Span, span } from '../base/span.ts';
import type { Dialect } from '../syntax/otml/dialect.ts';
import { type CommentLine, commentLines } from './comment-lines.ts';

/** A comment that silences findings of some codes on the next line. */
export interface Suppression {
  readonly path: string;
  /** The comment, without what stands before and behind it on its line. */
  readonly span: Span;
  /** Its line with the line feed. */
  readonly line: Span;
  readonly codes: readonly SuppressedCode[];
  /** Where a finding must start that it silences; undefined where nothing follows. */
  readonly target: Span | undefined;
}

/** A code in such a comment, and where it stands. */
export interface SuppressedCode {
  readonly code: string;
  readonly span: Span;
}

/** The word behind the `//` or `--` of such a comment. */
export const suppressionWord = 'otmod-disable-next-line';

/** The beginning of such a comment. */
const beginning = new RegExp(`^(?:\\/\\/|--)[ \\t]*${suppressionWord}(?![\\w-])`);

/** Every suppression of a text, in its order; most texts have none, which a look at the word tells. */
export function suppressionsIn(path: string, text: string, dialect: Dialect): readonly Suppression[] {
  if (!text.includes(suppressionWord)) return none;
  const lines = commentLines(path, text, dialect);
  const found: Suppression[] = [];
  let target: Span | undefined;
  for (let i = lines.length - 1; i >= 0; i--) {
    const own = readSuppression(lines[i], text);
    if (own) found.push({ path, ...own, target });
    // Suppressions may stand above each other: the next line is one that is no comment.
    if (lines[i].kind !== 'comment') target = span(lines[i].start, lines[i].end);
  }
  return found.reverse();
}

/** Where a comment that suppresses says so, and its codes; undefined for any other line. */
export function readSuppression(
  { start, content, end, kind, sign }: CommentLine,
  text: string,
): Omit<Suppression, 'path' | 'target'> | undefined {
  if (kind !== 'comment' || sign === undefined || !text.startsWith(sign, content)) return undefined;
  const own = text.slice(content, end).trimEnd();
  const [head] = beginning.exec(own) ?? [];
  if (head === undefined) return undefined;
  // Behind the second dashes stands a reason.
  const reason = own.slice(head.length).search(/(?:^|\s)--/);
  const list = reason < 0 ? own.slice(head.length) : own.slice(head.length, head.length + reason);
  const from = content + head.length;
  const codes = [...list.matchAll(/[^\s,]+/g)].map(({ 0: code, index }) => ({
    code,
    span: span(from + index, from + index + code.length),
  }));
  return { span: span(content, content + own.length), line: span(start, Math.min(end + 1, text.length)), codes };
}

const none: readonly Suppression[] = [];
