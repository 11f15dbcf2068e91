import type { Result } from '../base/result.ts';
import { ok, refused } from '../base/result.ts';
import { unwritableReason, writtenInline, writtenItem } from '../manifest/otml-text.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Edit, replace } from './check.ts';
import { newLine, wholeLines } from './manifest-text.ts';

/**
 * The edit that gives a list of an `.otmod` other items, in the form that it has: between brackets, or with a dash each.
 * Refused, with the reason, where an item cannot be written so that every client engine reads it.
 */
export function writeList(file: ModuleFile, declaration: Declaration, items: readonly string[]): Result<Edit> {
  const { manifest, path } = file;
  const inline = declaration.items || items.length === 0 ? items.map(writtenInline) : [undefined];
  const gap = declaration.valueSpan.start < declaration.valueSpan.end ? '' : ' ';
  if (inline.every(it => it !== undefined)) {
    const value = items.length === 0 ? '[]' : `[ ${inline.join(', ')} ]`;
    if (declaration.items) return ok(replace(path, declaration.valueSpan, value));
    if (declaration.children.length === 0) return ok(replace(path, declaration.valueSpan, gap + value));
  }
  const lines = listLines(declaration.tag, items, newLine(manifest));
  return lines.ok ? ok(replace(path, wholeLines(manifest, declaration), lines.value)) : lines;
}

/** The lines of a list below its key, with two spaces before the key. */
export function listLines(key: string, items: readonly string[], feed: string): Result<string> {
  if (items.length === 0) return ok(`  ${key}: []${feed}`);
  const lines: string[] = [];
  for (const item of items) {
    const written = writtenItem(item);
    if (written === undefined)
      return refused(`${JSON.stringify(item)} cannot be an item of "${key}": ${unwritableReason(item)}.`);
    lines.push(`    - ${written}${feed}`);
  }
  return ok(`  ${key}:${feed}${lines.join('')}`);
}
