import type { Edit } from '../../src/checks/check.ts';
import { applyEdits } from '../../src/features/fixes.ts';

/** The files after the edits: texts are replaced from the last place to the first, then files are created and renamed. */
export function apply(files: ReadonlyMap<string, string>, edits: readonly Edit[]): ReadonlyMap<string, string> {
  const changed = new Map(files);
  for (const path of new Set(edits.flatMap(edit => (edit.kind === 'replace' ? [edit.path] : [])))) {
    changed.set(path, applyEdits(files.get(path) ?? '', path, edits));
  }
  for (const edit of edits) {
    if (edit.kind === 'create') changed.set(edit.path, edit.text);
    if (edit.kind === 'rename') {
      const text = changed.get(edit.from) ?? '';
      changed.delete(edit.from);
      changed.set(edit.to, text);
    }
  }
  return changed;
}
