import { type Span, span } from './span.ts';

/** The shortest stretch of a text whose replacement makes another one of it, and what is put there; undefined where they are equal. */
export function textChange(before: string, after: string): { readonly span: Span; readonly text: string } | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { span: span(head, before.length - tail), text: after.slice(head, after.length - tail) };
}
