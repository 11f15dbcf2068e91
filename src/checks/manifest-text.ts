import { type Span, span } from '../base/span.ts';
import { type Field, fieldOf, fields } from '../manifest/fields.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Declaration, Line } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Edit, replace } from './check.ts';

/** The keys written below the `Module` nodes of a manifest, in the order of the text. */
export function writtenKeys(manifest: Manifest): readonly Declaration[] {
  return manifest.document.declarations.filter(it => it.tag === 'Module').flatMap(it => it.children);
}

/** A key that the engine reads, with its field. */
interface ReadKey {
  readonly declaration: Declaration;
  readonly field: Field;
}

/** The written keys that the engine reads; a dozen checks ask for those of one manifest, one after another. */
export function readKeys(manifest: Manifest): readonly ReadKey[] {
  if (latest?.manifest === manifest) return latest.keys;
  const keys = writtenKeys(manifest).flatMap(declaration => {
    const field = fieldOf(declaration.tag);
    return field?.engines.includes(manifest.engine) ? [{ declaration, field }] : [];
  });
  latest = { manifest, keys };
  return keys;
}

let latest: { readonly manifest: Manifest; readonly keys: readonly ReadKey[] } | undefined;

/** The items of a list as written, dashes and inline alike. */
export function writtenItems(declaration: Declaration): readonly { readonly value: string; readonly span: Span }[] {
  if (declaration.items) return declaration.items.map(({ value, start, end }) => ({ value, span: span(start, end) }));
  return declaration.children.map(({ value, valueSpan }) => ({ value, span: valueSpan }));
}

export function isList(field: Field): boolean {
  return field.type === 'modules' || field.type === 'scripts' || field.type === 'devices';
}

/** Where a declaration stands with everything below it, from the start of its first line to that of the next. */
export function wholeLines(manifest: Manifest, declaration: Declaration): Span {
  const { lines, text } = manifest.document;
  let last = declaration;
  while (last.children.length > 0) last = last.children[last.children.length - 1];
  const end = Math.max(last.valueSpan.end, last.tagSpan.end);
  const first = lines[linesUpTo(lines, declaration.tagSpan.start) - 1];
  const after = lines[linesUpTo(lines, end)];
  return span(first?.start ?? declaration.tagSpan.start, after?.start ?? text.length);
}

/** How many lines start at an offset or before it. */
function linesUpTo(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The edit that takes an item, found by where its value stands, out of its list; with the last item goes the list. */
export function removeItem(file: ModuleFile, item: Span): Edit {
  const { manifest, path } = file;
  for (const declaration of writtenKeys(manifest)) {
    const own = declaration.children.find(child => child.valueSpan.start === item.start);
    if (own) {
      const alone = declaration.children.length === 1 && declaration.value === '';
      return replace(path, wholeLines(manifest, alone ? declaration : own), '');
    }
    const inline = declaration.items?.findIndex(it => it.start === item.start) ?? -1;
    if (inline < 0 || !declaration.items) continue;
    if (declaration.items.length === 1) return replace(path, wholeLines(manifest, declaration), '');
    const { items } = declaration;
    // With the first item goes the comma behind it, else the one before it.
    const cut = inline === 0 ? span(items[0].start, items[1].start) : span(items[inline - 1].end, items[inline].end);
    return replace(path, cut, '');
  }
  return replace(path, item, '');
}

/** Where the `Module` line ends, to put a key below it. */
export function belowModule(manifest: Manifest): { readonly offset: number; readonly prefix: string } | undefined {
  const module = manifest.module?.declaration;
  const line =
    module && manifest.document.lines.find(it => it.start <= module.tagSpan.start && module.tagSpan.start <= it.end);
  if (!line) return undefined;
  const { text } = manifest.document;
  const prefix = line.end < text.length ? '' : newLine(manifest);
  return { offset: Math.min(line.end + 1, text.length), prefix };
}

/** Where a key is customarily put: before the first one that stands behind it in the table of fields. */
function customaryPlace(manifest: Manifest, key: string): ReturnType<typeof belowModule> {
  const rank = (tag: string) => fields.findIndex(it => it.key === tag);
  const keys = manifest.module?.declaration?.children ?? [];
  const later = keys.findIndex(it => rank(it.tag) > rank(key));
  const before = later < 0 ? keys.at(-1) : keys[later - 1];
  if (!before) return belowModule(manifest);
  const offset = wholeLines(manifest, before).end;
  return { offset, prefix: manifest.document.text[offset - 1] === '\n' ? '' : newLine(manifest) };
}

/** What ends a line in this manifest. */
export function newLine(manifest: Manifest): '\n' | '\r\n' {
  return manifest.document.text.includes('\r\n') ? '\r\n' : '\n';
}

/** The edit that gives a key as it is written another value. */
export function writeValue({ path }: ModuleFile, { colon, valueSpan }: Declaration, value: string): Edit {
  const gap = valueSpan.start < valueSpan.end ? '' : colon === undefined ? ': ' : ' ';
  return replace(path, valueSpan, gap + value);
}

/** Whether the engine keeps a key as it is written here: of two that are equal, it keeps the last one. */
export function isKept({ module }: Manifest, declaration: Declaration): boolean {
  return module?.children.some(it => it.declaration === declaration) ?? false;
}

/** The edit that adds a key with a value on its own line, where it customarily stands. */
export function addKey({ manifest, path }: ModuleFile, key: string, value: string): Edit | undefined {
  const place = customaryPlace(manifest, key);
  const line = `  ${key}: ${value}${newLine(manifest)}`;
  return place && replace(path, span(place.offset, place.offset), place.prefix + line);
}

/** The edit that adds an item to a list of the manifest, making the list where there is none. */
export function addItem(file: ModuleFile, key: string, item: string): Edit | undefined {
  return addItems(file, key, [item]);
}

/** The edit that adds items to a list of the manifest, at its end and in their order. */
export function addItems(file: ModuleFile, key: string, items: readonly string[]): Edit | undefined {
  const { manifest, path } = file;
  const { text } = manifest.document;
  const list = writtenKeys(manifest).findLast(it => it.tag === key);
  const place = customaryPlace(manifest, key);
  const feed = newLine(manifest);
  const dashes = items.map(item => `    - ${item}${feed}`).join('');
  if (!list)
    return place && replace(path, span(place.offset, place.offset), `${place.prefix}  ${key}:${feed}${dashes}`);
  if (list.value === '~') return replace(path, list.valueSpan, `[ ${items.join(', ')} ]`);
  if (list.items) {
    const last = list.items.findLast(it => it.end > it.start);
    if (!last) return replace(path, list.valueSpan, `[ ${items.join(', ')} ]`);
    return replace(path, span(last.end, last.end), items.map(item => `, ${item}`).join(''));
  }
  const { end } = wholeLines(manifest, list);
  const prefix = end > 0 && text[end - 1] !== '\n' ? feed : '';
  return replace(path, span(end, end), prefix + dashes);
}

/** The whole line of the first node of a manifest, for findings about the file; its first line where there is none. */
export function firstLine(manifest: Manifest): Span {
  const { lines } = manifest.document;
  const line = lines.find(it => it.kind === 'node') ?? lines[0];
  return line ? span(line.start, Math.max(line.end, line.start)) : span(0, 0);
}

/** Where the name stands, else the `Module` tag, else the first line. */
export function nameSpan(file: ModuleFile): Span {
  return file.manifest.name?.span ?? file.manifest.module?.declaration?.tagSpan ?? firstLine(file.manifest);
}

/**
 * A comment behind a value, which no engine knows: where it starts with the white space before it. Behind the bracket of a
 * list there need not be any.
 */
export function commentBehind(value: string): number | undefined {
  const [list = ''] = /^\[[^\]]*\](?=\/\/|#|--)/.exec(value) ?? [];
  return list === '' ? /\s+(\/\/|#|--)/.exec(value)?.index : list.length;
}
