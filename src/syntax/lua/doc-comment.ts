import { lazy } from '../../base/lazy.ts';
import { scanLua } from './scan.ts';

/** A line of a comment that stands above a definition. */
export interface DocLine {
  /** Whether it begins with three dashes, as what a language server reads does. */
  readonly isDoc: boolean;
  /** Whether it stands in long brackets. */
  readonly isLong: boolean;
  /** Without its dashes or brackets, and without what is blank at its end. */
  readonly text: string;
}

/** More lines than these are the head of a file and no description. */
const LONGEST = 60;

/** Finds the comments above definitions in one Lua text, by the offset of the defined name. */
export function docComments(text: string): (offset: number) => readonly DocLine[] {
  const comments = lazy(() => commentsByEnd(text));
  return offset => {
    const lines: DocLine[] = [];
    const first = lineStart(text, offset);
    if (!mayEndComment(text, first)) return lines;
    const byEnd = comments();
    for (let at = first; at > 0 && lines.length <= LONGEST; ) {
      const comment = byEnd.get(at - 1);
      if (!comment) break;
      lines.unshift(...linesOf(comment.text));
      at = comment.start;
    }
    return lines.length > LONGEST ? [] : lines;
  };
}

/** Whether the line before an offset looks like the end of a comment; where it does, all of the text has to be read. */
function mayEndComment(text: string, offset: number): boolean {
  const line = text.slice(lineStart(text, offset - 1), Math.max(0, offset - 1)).trim();
  return line.startsWith('--') || line.endsWith(']');
}

interface Comment {
  readonly start: number;
  readonly text: string;
}

/** The comments that have their lines for themselves, by where their last line ends. */
function commentsByEnd(text: string): ReadonlyMap<number, Comment> {
  const byEnd = new Map<number, Comment>();
  for (const { kind, span } of scanLua(text)) {
    if (kind === 'string' || text.slice(lineStart(text, span.start), span.start).trim() !== '') continue;
    // A comment that goes on with code in its last line stands above nothing.
    const end = lineEnd(text, span.end);
    if (text.slice(span.end, end).trim() !== '') continue;
    byEnd.set(end, { start: lineStart(text, span.start), text: text.slice(span.start, span.end) });
  }
  return byEnd;
}

function linesOf(comment: string): readonly DocLine[] {
  const long = /^--\[(=*)\[([\s\S]*?)(?:\]\1\])?$/.exec(comment);
  if (long) {
    const lines = long[2].split(/\r\n|\r|\n/).map(it => it.trimEnd());
    while (lines[0] === '') lines.shift();
    while (lines.at(-1) === '') lines.pop();
    return lines.map(line => ({ isDoc: false, isLong: true, text: line }));
  }
  const isDoc = comment.startsWith('---') && comment[3] !== '-';
  // A line feed ends a comment, and so does a carriage return.
  const [line] = comment.split('\r');
  return [{ isDoc, isLong: false, text: line.slice(isDoc ? 3 : 2).trimEnd() }];
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed;
}
