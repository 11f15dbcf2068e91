import { trim } from '../base/text.ts';
import type { Declaration } from '../syntax/otml/tree.ts';

/** A node's line as it should be written, from its first character that is not space to its last. */
export function formatNode(
  { dash, tag, tagSpan, colon, block, valueSpan }: Declaration,
  text: string,
): string | undefined {
  const written = block ?? text.slice(valueSpan.start, valueSpan.end);
  const value = written.startsWith('[') && written.endsWith(']') ? formatList(written) : written;
  // `-- words` is a comment to whoever wrote it.
  if (dash && text.startsWith('--', tagSpan.start)) return undefined;
  if (dash) return value === '' ? '-' : `- ${value}`;
  if (colon === undefined) return undefined;
  return value === '' ? `${tag}:` : `${tag}: ${value}`;
}

/**
 * `[ a, b ]`: one space inside the brackets, one behind each comma. An item of white space alone and one of no length are
 * not the same to all engines, and stay what they are. Quotes that hold a comma and escapes are left alone.
 */
function formatList(written: string): string {
  const items = written.slice(1, -1).split(',');
  if (written.length < 2 || written.includes('\\') || items.some(it => (it.split('"').length - 1) % 2 === 1))
    return written;
  const last = items.length - 1;
  return `[${items.map((item, i) => formatItem(item, i === last)).join(',')}]`;
}

function formatItem(item: string, isLast: boolean): string {
  if (item === '') return '';
  const word = trim(item);
  return word === '' ? ' ' : ` ${word}${isLast ? ' ' : ''}`;
}
