import { type Span, touches } from '../base/span.ts';
import { isList, wholeLines, writtenKeys } from '../checks/manifest-text.ts';
import { type Field, fieldOf } from '../manifest/fields.ts';
import { readText } from '../manifest/values.ts';
import type { Declaration, OtmlNode } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { areAlike, readings } from './readings.ts';

/** A list that some client engine reads, as it is written. */
export interface WrittenList {
  readonly declaration: Declaration;
  readonly field: Field;
  /** From the start of its first line to that of the line behind its last item. */
  readonly lines: Span;
  readonly items: readonly WrittenItem[];
}

export interface WrittenItem {
  /** As the engine of the folder reads it. */
  readonly value: string;
  /** As it is written, quotes and all. */
  readonly written: string;
  readonly span: Span;
}

/** The list at a place of a manifest; undefined where there is none, or its items are more than one word each. */
export function listAt(file: ModuleFile, place: Span): WrittenList | undefined {
  const { text } = file.manifest.document;
  for (const declaration of writtenKeys(file.manifest)) {
    const field = fieldOf(declaration.tag);
    if (!field || !isList(field)) continue;
    const lines = wholeLines(file.manifest, declaration);
    // A cursor at the start of the line below is not in the list.
    if (!touches({ start: lines.start, end: Math.max(lines.start, lines.end - 1) }, place)) continue;
    const items = itemsOf(declaration, text);
    return items && { declaration, field, lines, items };
  }
  return undefined;
}

function itemsOf({ items, children, value }: Declaration, text: string): readonly WrittenItem[] | undefined {
  if (items && children.length > 0) return undefined;
  if (!items && (value !== '' || children.some(it => !it.dash || it.block !== undefined || it.children.length > 0)))
    return undefined;
  const spans = items ?? children.map(it => ({ value: it.value, ...it.valueSpan }));
  return spans.map(({ value, start, end }) => ({
    value: readText(value),
    written: text.slice(start, end),
    span: { start, end },
  }));
}

/**
 * Whether every client engine reads the same from a text when one of its lists is written in another way. `sorted`: items
 * may have changed their places. How an item is quoted does not count, nor whether there is a colon in it.
 */
export function keepsItems(before: string, after: string, key: string, sorted = false): boolean {
  const [a, b] = [before, after].map(readings);
  // Behind a bad escape the items are a guess.
  if (a.some(({ problems }) => problems.some(it => it.kind === 'bad-escape'))) return false;
  if (sorted) for (const { root } of [...a, ...b]) sortItems(root, key);
  return areAlike(a, b, isSameNode);
}

function isSameNode(a: OtmlNode, b: OtmlNode): boolean {
  if (a.tag !== b.tag || a.isNull !== b.isNull || readText(a.value) !== readText(b.value)) return false;
  return a.tag === '' || a.unique === b.unique;
}

/** Puts the items of the lists of that key in one order. The nodes are nobody else's. */
function sortItems(root: OtmlNode, key: string): void {
  const word = ({ tag, value }: OtmlNode) => `${tag}\0${readText(value)}`;
  for (const module of root.children) {
    for (const list of module.children) {
      if (list.tag === key) list.children.sort((a, b) => (word(a) < word(b) ? -1 : word(a) > word(b) ? 1 : 0));
    }
  }
}
