import { type Span, span } from '../base/span.ts';
import { textChange } from '../base/text-change.ts';

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
  const change = textChange(before, after);
  if (!change) return [];
  return [{ span: span(offset + change.span.start, offset + change.span.end), text: change.text }];
}
