import type { Field } from '../manifest/fields.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { isList, readKeys } from './manifest-text.ts';

/** What is wrong with the form of a list, if anything. */
export type ListFault = 'over-lines' | 'scalar' | undefined;

/** The list keys of a manifest whose value is a text instead of a list, with what seems to have happened. */
export function* misshapenLists(
  file: ModuleFile,
): Generator<{ readonly declaration: Declaration; readonly field: Field; readonly fault: ListFault }> {
  for (const { declaration, field } of readKeys(file.manifest)) {
    const { value } = declaration;
    if (!isList(field) || declaration.items || value === '' || value === '~') continue;
    const closed = /^\[[^\]]*\]/.test(value);
    if (closed) continue;
    yield { declaration, field, fault: value.startsWith('[') ? 'over-lines' : 'scalar' };
  }
}
