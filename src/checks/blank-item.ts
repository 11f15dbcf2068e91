import { span } from '../base/span.ts';
import type { Field } from '../manifest/fields.ts';
import { readText } from '../manifest/values.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Edit, type Finding, type ManifestCheck, replace, safely } from './check.ts';
import { isList, readKeys, removeItem, writtenItems } from './manifest-text.ts';

export const blankItem: ManifestCheck = {
  code: 'blank-item',
  scope: 'manifest',
  doc: `A list has an item of no length.

\`[ ]\`, with a space between, is a list of one empty item in every engine: the client looks for a module or script without a
name. \`[]\` is the empty list. A comma at the end makes such an item as well.`,
  *run(file) {
    for (const { declaration, field } of readKeys(file.manifest)) {
      if (isList(field) && field.type !== 'devices') yield* inList(file, declaration, field);
    }
  },
};

function* inList(file: ModuleFile, declaration: Declaration, field: Field): Generator<Finding> {
  const items = writtenItems(declaration);
  const lines = new Map(declaration.children.map(child => [child.valueSpan, child]));
  for (const item of items) {
    const tagged = lines.get(item.span)?.dash === false;
    if (readText(item.value) !== '' || tagged) continue;
    const consequence = field.key === 'load-later' ? 'logs an error' : 'fails to load this module';
    const alone = declaration.items?.length === 1;
    const message = alone
      ? `"[ ]" is a list of one empty item, not an empty list: the client ${consequence}. Write "[]".`
      : `An empty item: the client ${consequence}.`;
    const dash = lines.get(item.span)?.tagSpan;
    const inline = span(item.span.start - 1, item.span.end + 1);
    const place = alone ? declaration.valueSpan : dash ? span(dash.start, item.span.end) : inline;
    yield {
      span: place,
      severity: 'error',
      message,
      fixes: () => [safely('Remove the empty item', cut(file, declaration, item.span))],
    };
  }
}

function cut(file: ModuleFile, declaration: Declaration, item: { start: number; end: number }): Edit {
  if (declaration.items?.length === 1) return replace(file.path, declaration.valueSpan, '[]');
  if (!declaration.items) return removeItem(file, item);
  const kept = declaration.items.filter(it => readText(it.value) !== '');
  if (kept.length === 0) return replace(file.path, declaration.valueSpan, '[]');
  const { text } = file.manifest.document;
  return replace(file.path, declaration.valueSpan, `[ ${kept.map(it => text.slice(it.start, it.end)).join(', ')} ]`);
}
