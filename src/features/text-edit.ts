import { span } from '../base/span.ts';
import { type TextEdit, textChange } from '../base/text-change.ts';

/** The one edit that makes `after` of a stretch of text that begins at `offset`, as short as can be; none where they are equal. */
export function shortestEdit(before: string, after: string, offset: number): readonly TextEdit[] {
  const change = textChange(before, after);
  if (!change) return [];
  return [{ span: span(offset + change.span.start, offset + change.span.end), text: change.text }];
}
