import { type Span, span } from '../base/span.ts';
import { isSpace } from '../base/text.ts';
import type { Declaration, Line, OtmlDocument } from '../syntax/otml/tree.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { extentOf, lineNumberAt } from './extent.ts';
import { otmlDocumentAt } from './otml-document.ts';

/**
 * What *Expand Selection* takes at an offset, from the innermost outwards, each larger than the one before: word, item,
 * value, line, the key with what is below it, the node around it, the file.
 */
export function selectionRanges(snapshot: Snapshot, path: string, offset: number): readonly Span[] {
  const document = otmlDocumentAt(snapshot, path);
  if (!document) return [];
  const around = candidates(document, offset).filter(it => it.start <= offset && offset <= it.end && it.start < it.end);
  const chain: Span[] = [];
  for (const each of around.sort((a, b) => a.end - a.start - (b.end - b.start))) {
    const last = chain.at(-1);
    if (!last || (each.start <= last.start && last.end <= each.end && lengthOf(each) > lengthOf(last)))
      chain.push(each);
  }
  return chain;
}

function candidates(document: OtmlDocument, offset: number): Span[] {
  const { text, lines } = document;
  const at = lineNumberAt(document, offset);
  const line = lines[at];
  const found = [wordAt(text, offset, line), lineAround(text, offset, line), span(0, text.length)];
  if (line.kind === 'comment') found.push(commentAround(at, lines));
  let level = document.declarations;
  for (;;) {
    const node = lastBefore(level, line.end);
    if (!node) return found;
    const extent = extentOf(node, text);
    if (extent.end < line.start) return found;
    found.push(extent, ...parts(node, text));
    level = node.children;
  }
}

/** The line without the white space at its ends, but with that in which the offset stands. */
function lineAround(text: string, offset: number, line: Line): Span {
  const { start, end } = trimmed(text, line);
  return span(offset < start ? line.start : start, offset > end ? line.end : end);
}

/** The last of the nodes that begins before an offset. */
function lastBefore(nodes: readonly Declaration[], offset: number): Declaration | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle].tagSpan.start <= offset) low = middle + 1;
    else high = middle;
  }
  return nodes[low - 1];
}

function parts({ tagSpan, valueSpan, items, block, children }: Declaration, text: string): Span[] {
  const { start, end } = valueSpan;
  const found = [tagSpan, valueSpan, ...(items ?? []), ...inside(items ?? [], text)];
  const isEnclosed = items !== undefined || (text[start] === '"' && text[end - 1] === '"' && end - start > 1);
  if (isEnclosed) found.push(trimmed(text, span(start + 1, end - 1)));
  if (block !== undefined) found.push(trimmed(text, span(start + block.length, end)));
  const last = children.at(-1);
  if (last) found.push(span(children[0].tagSpan.start, extentOf(last, text).end));
  return found;
}

/** What stands between the double quotes of items. */
function inside(items: readonly Span[], text: string): Span[] {
  return items
    .filter(({ start, end }) => end - start > 1 && text[start] === '"' && text[end - 1] === '"')
    .map(({ start, end }) => span(start + 1, end - 1));
}

const partOfWord = /[\p{L}\p{N}_-]/u;

function wordAt(text: string, offset: number, line: Line): Span {
  let start = offset;
  let end = offset;
  while (start > line.start && partOfWord.test(text[start - 1])) start--;
  while (end < line.end && partOfWord.test(text[end])) end++;
  return span(start, end);
}

function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return span(from, to);
}

function commentAround(at: number, lines: readonly Line[]): Span {
  let first = at;
  let last = at;
  while (lines[first - 1]?.kind === 'comment') first--;
  while (lines[last + 1]?.kind === 'comment') last++;
  return span(lines[first].content, lines[last].end);
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
