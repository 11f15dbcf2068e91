import { type Span, span } from '../base/span.ts';
import { applyTextEdits } from '../base/text-change.ts';
import { replace } from '../checks/check.ts';
import { newLine } from '../checks/manifest-text.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { keepsItems, listAt, type WrittenList } from './list-at.ts';
import type { Refactoring } from './refactorings.ts';

/** Writes a list the other way, on one line or with dashes, where every client engine reads the same items from it. */
export function listForm(file: ModuleFile, _: Snapshot, place: Span): readonly Refactoring[] {
  const list = listAt(file, place);
  if (!list || list.items.length === 0 || list.items.some(it => it.written === '')) return [];
  const inline = list.declaration.items !== undefined;
  const edit = inline ? withDashes(list, file) : onOneLine(list, file);
  const { text } = file.manifest.document;
  if (!edit || !keepsItems(text, applyTextEdits(text, [edit]), list.field.key)) return [];
  const title = inline ? 'Write the list with dashes' : 'Write the list on one line';
  return [{ title, kind: 'refactor.rewrite', edits: [replace(file.path, edit.span, edit.text)] }];
}

function withDashes({ declaration, items }: WrittenList, file: ModuleFile) {
  const { colon, valueSpan } = declaration;
  if (colon === undefined) return undefined;
  const feed = newLine(file.manifest);
  const text = items.map(({ written }) => `${feed}    - ${written}`).join('');
  return { span: span(colon + 1, valueSpan.end), text };
}

/** Undefined where something stands between the items that would be lost. */
function onOneLine({ declaration, items, lines }: WrittenList, file: ModuleFile) {
  const { colon, valueSpan, line } = declaration;
  const between = file.manifest.document.lines.slice(line).filter(it => it.start < lines.end);
  if (colon === undefined || between.some(it => it.kind === 'comment' && it.start < lastOf(items))) return undefined;
  return {
    span: span(colon + 1, lastOf(items, valueSpan.end)),
    text: ` [ ${items.map(it => it.written).join(', ')} ]`,
  };
}

function lastOf(items: WrittenList['items'], fallback = 0): number {
  return items.at(-1)?.span.end ?? fallback;
}
