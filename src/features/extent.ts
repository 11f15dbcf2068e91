import { type Span, span } from '../base/span.ts';
import { isSpace } from '../base/text.ts';
import type { Declaration, OtmlDocument } from '../syntax/otml/tree.ts';

/** Where a declaration stands with everything below it: from its tag to the last character that is not white space. */
export function extentOf(declaration: Declaration, text: string): Span {
  let last = declaration;
  while (last.children.length > 0) last = last.children[last.children.length - 1];
  const least = headEnd(declaration);
  let end = Math.max(least, last.tagSpan.end, last.valueSpan.end);
  while (end > least && isSpace(text.charCodeAt(end - 1))) end--;
  return span(declaration.tagSpan.start, end);
}

/** The place in `lines` of the line that holds an offset. */
export function lineNumberAt({ lines }: OtmlDocument, offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle].start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The end of what must be there for the parts of the first line to lie inside. */
function headEnd({ tagSpan, valueSpan, colon }: Declaration): number {
  return Math.max(tagSpan.end, valueSpan.start, colon === undefined ? 0 : colon + 1);
}
