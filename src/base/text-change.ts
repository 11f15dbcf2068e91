import { type Span, span } from './span.ts';

/** The shortest stretch of a text whose replacement makes another one of it, and what is put there; undefined where they are equal. */
export function textChange(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { span: span(head, before.length - tail), text: after.slice(head, after.length - tail) };
}

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
