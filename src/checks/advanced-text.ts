import { type Span, span } from '../base/span.ts';
import type { AdvancedManifest } from '../manifest/advanced-manifest.ts';
import type { JsonNode } from '../syntax/json/tree.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import { type Edit, replace } from './check.ts';

/** Where the name stands, else the first character that is neither white space nor comment. */
export function advancedNameSpan({ manifest }: AdvancedFile): Span {
  if (manifest.name) return manifest.name.span;
  const { text } = manifest.document;
  const [before] = /^(?:[\s\uFEFF]|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/.exec(text) ?? [''];
  return span(before.length, Math.min(before.length + 1, text.length));
}

/** The edits that take a key with its value, or an item, out of what it stands in, with the comma that goes with it. */
export function removeEntry(
  path: string,
  { document }: Pick<AdvancedManifest, 'document'>,
  entry: Span,
): readonly Edit[] {
  const { text, root } = document;
  const siblings = root ? (entriesAround(root, entry) ?? [entry]) : [entry];
  const at = siblings.findIndex(it => it.start === entry.start);
  const comma = commaBehind(text, entry.end, siblings[at + 1]?.start ?? text.length);
  if (comma !== undefined) return [replace(path, withLine(text, span(entry.start, comma + 1)), '')];
  const before = siblings[at - 1];
  const cut = replace(path, withLine(text, entry), '');
  const lost = before && commaBehind(text, before.end, entry.start);
  if (lost !== undefined && /^[ \t]*$/.test(text.slice(lost + 1, entry.start)))
    return [replace(path, span(lost, entry.end), '')];
  return lost === undefined ? [cut] : [replace(path, span(lost, lost + 1), ''), cut];
}

/** The places of the entries of the innermost object or array that has an entry there. */
function entriesAround(root: JsonNode, entry: Span): readonly Span[] | undefined {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const entries = node.kind === 'object' ? node.properties : node.kind === 'array' ? node.items : [];
    if (entries.some(it => it.span.start === entry.start && it.span.end === entry.end))
      return entries.map(it => it.span);
    if (node.kind === 'object') open.push(...node.properties.flatMap(it => it.value ?? []));
    else if (node.kind === 'array') open.push(...node.items);
  }
  return undefined;
}

/** The first comma between two places that stands in no comment. */
function commaBehind(text: string, from: number, to: number): number | undefined {
  const found = /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*,/.exec(text.slice(from, to));
  return found ? from + found[0].length - 1 : undefined;
}

/** A place with its whole lines where nothing else stands in them, else with the spaces behind it. */
function withLine(text: string, { start, end }: Span): Span {
  const before = text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', end);
  const after = feed < 0 ? text.length : feed + 1;
  const alone = text.slice(before, start).trim() === '' && text.slice(end, after).trim() === '';
  if (alone && before > 0) return span(before, after);
  const spaces = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  return span(start, end + spaces);
}
