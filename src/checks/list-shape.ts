import type { Field } from '../manifest/fields.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { isList, readKeys } from './manifest-text.ts';

/** What is wrong with the form of a list, if anything. */
export type ListFault = 'over-lines' | 'scalar';

/** The list keys of a manifest whose value is a text instead of a list, with what seems to have happened. */
export function* misshapenLists(
  file: ModuleFile,
): Generator<{ readonly declaration: Declaration; readonly field: Field; readonly fault: ListFault }> {
  for (const { declaration, field } of readKeys(file.manifest)) {
    const { value } = declaration;
    if (!isList(field) || declaration.items || value === '' || value === '~') continue;
    const closed = /^\[[^\]]*\]/.test(value);
    yield { declaration, field, fault: value.startsWith('[') && !closed ? 'over-lines' : 'scalar' };
  }
}

/** Where a list that is not closed on its line seems to end: behind its bracket, else behind the lines below it. */
export function endOfList(
  file: ModuleFile,
  declaration: Declaration,
): { readonly end: number; readonly closed: boolean } {
  const { text, lines } = file.manifest.document;
  const { valueSpan } = declaration;
  let last = declaration;
  while (last.children.length > 0) last = last.children[last.children.length - 1];
  const close = text.indexOf(']', valueSpan.start);
  const next = lines.find(it => it.start > valueSpan.start && /^\s{0,2}[\w@-]+\s*:/.test(text.slice(it.start, it.end)));
  const closed = close >= 0 && close < (next?.start ?? text.length);
  return { end: closed ? close + 1 : Math.max(last.valueSpan.end, last.tagSpan.end), closed };
}
