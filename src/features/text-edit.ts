import type { Span } from '../base/span.ts';

/** A change to one text. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** The text after edits that do not overlap; those that share a place take effect in their order. */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let done = '';
  let at = 0;
  for (const edit of ordered) {
    done += text.slice(at, edit.span.start) + edit.text;
    at = edit.span.end;
  }
  return done + text.slice(at);
}

/** The one edit that makes `after` of a stretch of text that begins at `offset`, as short as can be; none where they are equal. */
export function shortestEdit(before: string, after: string, offset: number): readonly TextEdit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const span = { start: offset + head, end: offset + before.length - tail };
  return [{ span, text: after.slice(head, after.length - tail) }];
}
