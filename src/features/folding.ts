import { type Span, span } from '../base/span.ts';
import type { Declaration, Line, OtmlDocument } from '../syntax/otml/tree.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { extentOf, lineNumberAt } from './extent.ts';
import { otmlDocumentAt } from './otml-document.ts';

/** What can be folded away, from its first line to its last, which it ends in. */
export interface Fold {
  readonly span: Span;
  readonly kind: 'node' | 'comment';
}

/** Nodes with something below them, blocks of text, and comments of two lines and more, in the order of the text. */
export function foldingRanges(snapshot: Snapshot, path: string): readonly Fold[] {
  const document = otmlDocumentAt(snapshot, path);
  if (!document) return [];
  const folds = comments(document);
  const following = written(document.lines);
  // Not by recursion: a text may be nested without end.
  const open = [...document.declarations];
  for (let node = open.pop(); node; node = open.pop()) {
    const fold = foldOf(node, document, following);
    if (fold) folds.push(fold);
    for (const child of node.children) open.push(child);
  }
  return folds.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function foldOf(node: Declaration, document: OtmlDocument, following: Int32Array): Fold | undefined {
  if (node.children.length === 0 && node.block === undefined) return undefined;
  const { lines, text } = document;
  const extent = extentOf(node, text);
  const first = lineNumberAt(document, extent.start);
  const own = lineNumberAt(document, extent.end);
  // What is written behind a block is no part of it, however far it is indented.
  const last = node.children.length > 0 ? withComments(own, indentOf(lines[first]), lines, following) : own;
  if (last === first) return undefined;
  return { span: last === own ? extent : span(extent.start, lines[last].end), kind: 'node' };
}

/** Comments behind a node that are indented more than it belong to it: items that were taken out for a while. */
function withComments(last: number, indent: number, lines: readonly Line[], following: Int32Array): number {
  let end = last;
  for (let i = following[last]; lines[i]?.kind === 'comment' && indentOf(lines[i]) > indent; i = following[i]) end = i;
  return end;
}

/** The place of the first line after each that is not blank. */
function written(lines: readonly Line[]): Int32Array {
  const following = new Int32Array(lines.length);
  let next = lines.length;
  for (let i = lines.length - 1; i >= 0; i--) {
    following[i] = next;
    if (lines[i].kind !== 'blank') next = i;
  }
  return following;
}

function comments({ lines }: OtmlDocument): Fold[] {
  const folds: Fold[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (lines[i].kind !== 'comment') continue;
    const first = i;
    while (lines[i + 1]?.kind === 'comment') i++;
    if (i > first) folds.push({ span: span(lines[first].content, lines[i].end), kind: 'comment' });
  }
  return folds;
}

function indentOf({ start, content }: Line): number {
  return content - start;
}
