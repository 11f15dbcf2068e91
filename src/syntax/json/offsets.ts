import type { Span } from '../../base/span.ts';

/**
 * Where each character of a text of JSON stands in the file, behind them the place of the closing quote; `quoted` is the text
 * with its quotes, `value` what it means. Undefined where quotes or escapes are broken.
 */
export function jsonOffsets(text: string, { start, end }: Span, value: string): readonly number[] | undefined {
  if (!means(text.slice(start, end), value)) return undefined;
  const offsets: number[] = [];
  for (let at = start + 1; at < end; at += lengthAt(text, at)) offsets.push(at);
  return offsets;
}

/** What stands for one character: `\u` with four digits, a backslash with a letter, or the character. */
function lengthAt(text: string, at: number): number {
  if (text[at] !== '\\') return 1;
  return text[at + 1] === 'u' ? 6 : 2;
}

function means(written: string, value: string): boolean {
  try {
    return JSON.parse(written) === value;
  } catch {
    return false;
  }
}
