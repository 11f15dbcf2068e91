import { span } from '../base/span.ts';
import type { TextEdit } from '../base/text-change.ts';
import { formatNode } from './format-node.ts';
import type { Row } from './format-rows.ts';
import { shortestEdit } from './text-edit.ts';

/** The changes that would give a text its form, each small enough to be dropped alone. They are not proven yet. */
export function formatChanges(text: string, rows: readonly Row[]): readonly TextEdit[] {
  if (rows.every(row => row.last <= row.content)) return [];
  const depths = commentDepths(rows);
  const superfluous = superfluousRows(rows);
  const ending = usualEnding(rows);
  return rows.flatMap((row, i) => {
    if (superfluous.has(i)) return [{ span: span(row.start, row.end + row.ending.length), text: '' }];
    return [...indentation(row, depths.get(i), text), ...body(row, text), ...behind(row, i, rows, text, ending)];
  });
}

function isBlank({ content, last }: Row): boolean {
  return last <= content;
}

function isPlain({ kind }: Row): boolean {
  return kind === 'node' || kind === 'comment';
}

function indentation(row: Row, depth: number | undefined, text: string): readonly TextEdit[] {
  if (depth === undefined || depth === row.depth) return [];
  return shortestEdit(text.slice(row.start, row.content), '  '.repeat(depth), row.start);
}

function body({ node, content, last }: Row, text: string): readonly TextEdit[] {
  const wanted = node && formatNode(node, text);
  // White space that is neither space nor tab may stand before it.
  const start = node?.tagSpan.start ?? content;
  return wanted === undefined ? [] : shortestEdit(text.slice(start, last), wanted, start);
}

/** White space at the end of a line, and what ends it. */
function behind(row: Row, i: number, rows: readonly Row[], text: string, ending: string): readonly TextEdit[] {
  const { last, end, node, block } = row;
  const blank = isBlank(row);
  const trimmed = blank ? isIdle(row) : isPlain(row) || isHash(row, text);
  const edits = trimmed && last < end ? [{ span: span(last, end), text: '' }] : [];
  if (row.ending !== '') return trimmed ? [...edits, ...shortestEdit(row.ending, ending, end)] : edits;
  const keepsEnd = (block?.style ?? node?.block) === '|+';
  const isOpen = !blank && !keepsEnd && (trimmed || block !== undefined) && i === rows.length - 1;
  return isOpen ? [...edits, { span: span(end, end), text: ending }] : edits;
}

/** Two engines read a node where the others read a comment. */
function isHash({ kind, content }: Row, text: string): boolean {
  return kind === 'mixed' && text[content] === '#';
}

/** Whether no engine would miss the white space of a blank line. */
function isIdle(row: Row): boolean {
  if (row.kind === 'blank') return row.sound;
  if (!row.block || !row.sound) return false;
  return row.ending === '\r\n' ? row.depth < row.block.depth : row.depth <= row.block.depth;
}

/** Blank lines at the start and at the end, and those behind another; in a block only those behind its text. */
function superfluousRows(rows: readonly Row[]): ReadonlySet<number> {
  const found = new Set<number>();
  let written = rows.length - 1;
  while (isBlank(rows[written])) written--;
  let above: 'blank' | 'text' = 'blank';
  for (const [i, row] of rows.entries()) {
    const blank = isBlank(row);
    if (blank && above === 'blank' && row.ending !== '' && isIdle(row) && isBehindText(rows, i)) found.add(i);
    else if (blank && i > written && row.ending !== '' && isIdle(row) && isBehindText(rows, i)) found.add(i);
    else above = blank ? 'blank' : 'text';
  }
  return found;
}

/** Whether a blank line is outside of blocks, or behind the last text of one that does not keep its end. */
function isBehindText(rows: readonly Row[], i: number): boolean {
  if (rows[i].kind === 'blank') return true;
  if (rows[i].block?.style === '|+') return false;
  let next = i + 1;
  while (next < rows.length && rows[next].kind === 'block' && isBlank(rows[next])) next++;
  return rows[next]?.kind !== 'block';
}

/** Comments stand as deep as the node below, or keep a depth that lies between it and the one above. */
function commentDepths(rows: readonly Row[]): ReadonlyMap<number, number> {
  const depths = new Map<number, number>();
  let next = 0;
  const below = rows.map(() => 0);
  for (let i = rows.length - 1; i >= 0; i--) {
    below[i] = next;
    if (rows[i].kind === 'node') next = rows[i].depth;
  }
  let above: Row | undefined;
  for (const [i, row] of rows.entries()) {
    if (row.kind === 'node') above = row;
    if (row.kind === 'comment' && row.sound) depths.set(i, commentDepth(row.depth, above, below[i]));
  }
  return depths;
}

function commentDepth(own: number, above: Row | undefined, below: number): number {
  if (!above) return below;
  const { node, depth } = above;
  // Deeper than the node of a block it would be a line of it.
  if (below > depth && node?.block === undefined) return below;
  const isOpen = node?.value === '' && node.block === undefined && !node.items && !node.dash;
  return Math.max(Math.min(below, depth), Math.min(own, depth + (isOpen ? 1 : 0)));
}

/** What ends most of the lines. */
function usualEnding(rows: readonly Row[]): '\n' | '\r\n' {
  const count = (ending: string) => rows.filter(row => row.ending === ending).length;
  return count('\r\n') > count('\n') ? '\r\n' : '\n';
}
