import { type Span, span, touches } from '../base/span.ts';
import { wholeLines, writtenKeys } from '../checks/manifest-text.ts';
import type { ModuleFile } from '../workspace/module-record.ts';

/** Whether a place is in the `Module` line, or in one of these keys with all that belongs to it. */
export function isNear({ manifest }: ModuleFile, place: Span, keys: readonly string[]): boolean {
  const module = manifest.module?.declaration;
  if (module && touches(module.tagSpan, place)) return true;
  return writtenKeys(manifest).some(key => {
    if (!keys.includes(key.tag)) return false;
    const { start, end } = wholeLines(manifest, key);
    // The start of the next line is another key's.
    const last = manifest.document.text[end - 1] === '\n' ? end - 1 : end;
    return touches(span(start, last), place);
  });
}

/** Whether a manifest can be written to: the engine reads all of it, so nothing that is put in moves something else. */
export function isSound({ manifest, isFolder }: ModuleFile): boolean {
  return !isFolder && manifest.document.problems.length === 0 && manifest.module !== undefined;
}
