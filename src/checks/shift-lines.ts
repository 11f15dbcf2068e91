import { type Span, span } from '../base/span.ts';
import { fieldOf } from '../manifest/fields.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Edit, type Fix, perhaps, replace, safely } from './check.ts';
import { wholeLines, writtenKeys } from './manifest-text.ts';

/** Whether a line is a key that some client engine looks for below `Module`, wherever it stands. */
export function isKey({ dash, tag, colon }: Declaration): boolean {
  return !dash && colon !== undefined && fieldOf(tag) !== undefined;
}

/** The edits that give each line of a place that many levels more of indentation, or less. */
export function shiftLines({ path, manifest }: ModuleFile, place: Span, levels: number): readonly Edit[] {
  const { text } = manifest.document;
  const edits: Edit[] = [];
  for (let start = place.start; start < place.end; start = lineEnd(text, start) + 1) {
    const line = text.slice(start, lineEnd(text, start));
    if (line.trim() === '') continue;
    const cut = levels < 0 ? Math.min(-levels * 2, line.length - line.trimStart().length) : 0;
    edits.push(replace(path, span(start, start + cut), '  '.repeat(Math.max(0, levels))));
  }
  return edits;
}

function lineEnd(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  return feed < 0 ? text.length : feed;
}

/**
 * The fix that puts a key below `Module` that stands some levels too deep or too high. What is below it goes with it, but for
 * other keys. Not safe where there is such a key already, or where lines that follow would come to stand below it.
 */
export function placeKey(file: ModuleFile, key: Declaration, levels: number): Fix {
  const { start, end } = wholeLines(file.manifest, key);
  const inner = key.children.find(isKey);
  const own = span(start, inner ? wholeLines(file.manifest, inner).start : end);
  const siblings = key.parent?.children ?? [];
  const follows = levels < 0 && !siblings.slice(siblings.indexOf(key)).every(isKey);
  const taken = writtenKeys(file.manifest).some(it => it.tag === key.tag);
  return (taken || follows ? perhaps : safely)('Indent with 2 spaces', ...shiftLines(file, own, levels));
}
