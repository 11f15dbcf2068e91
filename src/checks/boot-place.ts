import { type Span, span } from '../base/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** The file that boots a client. */
export const INIT = 'init.lua';

/** A module's name in a line of it, without quotes; all that is written there where the name comes from elsewhere. */
export function placeInInit(
  name: string,
  line: number,
  { text }: Snapshot,
): { readonly span: Span; readonly isName: boolean } {
  const lines = (text(INIT) ?? '').split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const own = lines[line - 1] ?? '';
  const at = Math.max(own.indexOf(`'${name}'`), own.indexOf(`"${name}"`));
  if (at >= 0) return { span: span(start + at + 1, start + at + 1 + name.length), isName: true };
  return { span: span(start + (own.length - own.trimStart().length), start + own.trimEnd().length), isName: false };
}
