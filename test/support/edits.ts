import type { Edit } from '../../src/checks/check.ts';

/** The files after the edits: texts are replaced from the last place to the first, then files are created and renamed. */
export function apply(files: ReadonlyMap<string, string>, edits: readonly Edit[]): ReadonlyMap<string, string> {
  const changed = new Map(files);
  const replacements = edits.filter(edit => edit.kind === 'replace').sort((a, b) => b.span.start - a.span.start);
  for (const { path, span, text } of replacements) {
    const before = changed.get(path) ?? '';
    changed.set(path, before.slice(0, span.start) + text + before.slice(span.end));
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
