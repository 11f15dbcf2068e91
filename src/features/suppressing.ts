import { type Span, span, touches } from '../base/span.ts';
import { type Diagnostic, type Fix, perhaps, replace } from '../checks/check.ts';
import { type CommentLine, commentLines } from '../checks/comment-lines.ts';
import { readSuppression, suppressionWord } from '../checks/suppressions.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** What touches a place, each code of a line once, with the comment that silences it there; undefined where none can. */
export function suppressingAt(
  snapshot: Snapshot,
  diagnostics: readonly Diagnostic[],
  place: Span,
): readonly { readonly diagnostic: Diagnostic; readonly fix: Fix | undefined }[] {
  const seen = new Set<string>();
  const first = diagnostics.find(it => touches(it.span, place));
  const lines = first && linesOf(first.path, snapshot);
  return diagnostics.flatMap(diagnostic => {
    if (!touches(diagnostic.span, place)) return [];
    const line = lines?.findIndex(it => it.end >= diagnostic.span.start) ?? -1;
    const key = `${diagnostic.code} ${line}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ diagnostic, fix: lines && suppressing(diagnostic, lines, line, snapshot) }];
  });
}

function linesOf(path: string, { text, engine }: Snapshot): readonly CommentLine[] {
  const own = text(path);
  return own === undefined ? [] : commentLines(path, own, engine.dialect);
}

function suppressing(
  { code, path }: Diagnostic,
  lines: readonly CommentLine[],
  at: number,
  snapshot: Snapshot,
): Fix | undefined {
  const text = snapshot.text(path);
  const line = lines[at];
  // Above a comment or blank line that stands for the whole file, the new comment would stand for it.
  if (text === undefined || line?.kind !== 'code' || line.sign === undefined) return undefined;
  const title = `Suppress "${code}" for this line`;
  const above = at > 0 ? readSuppression(lines[at - 1], text) : undefined;
  if (above) {
    const last = above.codes.at(-1);
    const end = last?.span.end ?? text.indexOf(suppressionWord, above.span.start) + suppressionWord.length;
    return perhaps(title, replace(path, span(end, end), `${last ? ',' : ''} ${code}`));
  }
  const indentation = text.slice(line.start, line.content);
  const feed = text.includes('\r\n') ? '\r\n' : '\n';
  const comment = `${indentation}${line.sign} ${suppressionWord} ${code}${feed}`;
  return perhaps(title, replace(path, span(line.start, line.start), comment));
}
