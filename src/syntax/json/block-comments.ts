import { createScanner } from 'jsonc-parser';
import { type Span, span } from '../../base/span.ts';
import { withoutMark } from './parse.ts';

/** Where the comments between slash and star of a JSON text stand, in their order. */
export function blockComments(text: string): readonly { readonly span: Span }[] {
  const found: { readonly span: Span }[] = [];
  if (!text.includes('/*')) return found;
  const scanner = createScanner(withoutMark(text), false);
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const start = scanner.getTokenOffset();
    if (text.startsWith('/*', start)) found.push({ span: span(start, start + scanner.getTokenLength()) });
  }
  return found;
}
