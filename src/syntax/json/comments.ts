import { createScanner } from 'jsonc-parser';
import { type Span, span } from '../../base/span.ts';
import { withoutMark } from './parse.ts';

/** The comments between `/*` and `*\/` of a JSON text, in their order; one that is not closed ends with the text. */
export function longComments(text: string): readonly { readonly span: Span }[] {
  if (!text.includes('/*')) return [];
  const found: { readonly span: Span }[] = [];
  const scanner = createScanner(withoutMark(text));
  for (;;) {
    scanner.scan();
    const [start, length] = [scanner.getTokenOffset(), scanner.getTokenLength()];
    // Behind a comment that is not closed the scanner stands behind the text.
    if (length === 0 || start >= text.length) return found;
    if (text.startsWith('/*', start)) found.push({ span: span(start, Math.min(start + length, text.length)) });
  }
}
