import { scanLua } from './scan.ts';

/** A line of a comment that stands above a definition. */
export interface DocLine {
  /** Whether it begins with three dashes, as what a language server reads does. */
  readonly isDoc: boolean;
  /** Without its dashes or brackets, and without what is blank at its end. */
  readonly text: string;
}

/** More lines than these are the head of a file and no description. */
const LONGEST = 60;

/** Finds the comments above definitions in one Lua text, by the offset of the defined name. */
export function docComments(text: string): (offset: number) => readonly DocLine[] {
  const byEnd = new Map<number, { readonly start: number; readonly text: string }>();
  for (const { kind, span } of scanLua(text)) {
    if (kind === 'string' || text.slice(lineStart(text, span.start), span.start).trim() !== '') continue;
    // A comment that goes on with code in its last line stands above nothing.
    const end = lineEnd(text, span.end);
    if (text.slice(span.end, end).trim() !== '') continue;
    byEnd.set(end, { start: lineStart(text, span.start), text: text.slice(span.start, span.end) });
  }
  return offset => {
    const lines: DocLine[] = [];
    for (let at = lineStart(text, offset); at > 0 && lines.length <= LONGEST; ) {
      const comment = byEnd.get(at - 1);
      if (!comment) break;
      lines.unshift(...linesOf(comment.text));
      at = comment.start;
    }
    return lines.length > LONGEST ? [] : lines;
  };
}

function linesOf(comment: string): readonly DocLine[] {
  const long = /^--\[(=*)\[([\s\S]*?)(?:\]\1\])?$/.exec(comment);
  if (long) {
    const lines = long[2].split(/\r\n|\r|\n/).map(it => it.trimEnd());
    while (lines[0] === '') lines.shift();
    while (lines.at(-1) === '') lines.pop();
    return lines.map(line => ({ isDoc: false, text: line }));
  }
  const isDoc = comment.startsWith('---') && comment[3] !== '-';
  // A line feed ends a comment, and so does a carriage return.
  const [line] = comment.split('\r');
  return [{ isDoc, text: line.slice(isDoc ? 3 : 2).trimEnd() }];
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed;
}
