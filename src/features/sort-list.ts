import { type Span, span } from '../base/span.ts';
import { compareBytes } from '../base/text.ts';
import { applyTextEdits, type TextEdit } from '../base/text-change.ts';
import { replace } from '../checks/check.ts';
import type { Line } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { keepsItems, listAt, type WrittenItem, type WrittenList } from './list-at.ts';
import type { Refactoring } from './refactorings.ts';

/** The lists whose items may stand in any order: scripts may not, as one needs what another defines. */
const sortable: Readonly<Record<string, string>> = {
  dependencies: 'Sort the dependencies',
  'load-later': 'Sort the modules to load later',
  devices: 'Sort the devices',
};

/** Puts the items of a list in the order of their bytes, in which modules are discovered too. */
export function sortList(file: ModuleFile, _: Snapshot, place: Span): readonly Refactoring[] {
  const list = listAt(file, place);
  const title = list && sortable[list.field.key];
  if (!list || title === undefined || list.items.some(it => it.written === '')) return [];
  const { text, lines } = file.manifest.document;
  const edits = list.declaration.items ? sortInline(list) : sortDashes(list, text, lines);
  if (edits.length === 0 || !keepsItems(text, applyTextEdits(text, edits), list.field.key, true)) return [];
  return [{ title, kind: 'refactor.rewrite', edits: edits.map(it => replace(file.path, it.span, it.text)) }];
}

function byValue(a: { readonly item: WrittenItem }, b: { readonly item: WrittenItem }): number {
  return compareBytes(a.item.value, b.item.value);
}

function sortInline({ items }: WrittenList): readonly TextEdit[] {
  const sorted = items.map(item => ({ item })).sort(byValue);
  return items.flatMap((old, i) =>
    old.written === sorted[i].item.written ? [] : [{ span: old.span, text: sorted[i].item.written }],
  );
}

/** Comments go with the item below them; blank lines part groups that are sorted each by itself. */
function sortDashes({ declaration, items }: WrittenList, text: string, lines: readonly Line[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let group: { readonly item: WrittenItem; readonly start: number; readonly end: number }[] = [];
  let start: number | undefined;
  let at = 0;
  const close = () => {
    const sorted = [...group].sort(byValue);
    for (const [i, old] of group.entries()) {
      const wanted = text.slice(sorted[i].start, sorted[i].end);
      if (wanted !== text.slice(old.start, old.end)) edits.push({ span: span(old.start, old.end), text: wanted });
    }
    group = [];
  };
  for (const line of lines.slice(declaration.line)) {
    const next = items[at];
    const item = next && line.start <= next.span.start && next.span.end <= line.end ? next : undefined;
    if (item) at++;
    if (line.kind === 'blank') {
      close();
      start = undefined;
    } else if (item) {
      // What ends a line stays where it is: the last one may have nothing there.
      const end = text[line.end - 1] === '\r' ? line.end - 1 : line.end;
      group.push({ item, start: start ?? line.start, end });
      start = undefined;
    } else if (line.kind === 'comment') start ??= line.start;
    else break;
  }
  close();
  return edits;
}
