import { pushTo } from '../base/push-to.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { Edit } from '../checks/check.ts';
import { ClientFolder } from '../workspace/client-folder.ts';
import type { ClientSettings } from '../workspace/client-settings.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { applyEdits } from './fixes.ts';
import { type Move, movedPath } from './path-edits.ts';

/**
 * What the client folder would be after edits, one after the other, without the files that `isGone` names by their paths before
 * them, with the same versions on offer, and for the same client engine, which boots from where it did; nothing is changed.
 */
export function* hypothetical(
  snapshot: Snapshot,
  edits: readonly Edit[],
  settings: ClientSettings,
  isGone: (path: string) => boolean = () => false,
): Stepwise<Snapshot> {
  const boot = settings.boot === 'auto' ? snapshot.sequence.origin : settings.boot;
  const folder = new ClientFolder({ ...settings, engine: snapshot.engine.id, boot });
  folder.offer(snapshot.candidates);
  const originals = originalPaths(edits);
  const own = new Map<string, Edit[]>();
  for (const [i, edit] of edits.entries()) {
    if (edit.kind !== 'replace') continue;
    const path = originals[i];
    pushTo(own, path, { ...edit, path });
  }
  const moves = edits.flatMap(it => (it.kind === 'rename' ? [it] : []));
  for (const path of snapshot.paths()) {
    if (isGone(path)) continue;
    const text = snapshot.text(path);
    const replaced = own.get(path);
    const to = moves.reduce((at, move) => movedPath(at, [move]), path);
    folder.putFile(to, replaced && text !== undefined ? applyEdits(text, path, replaced) : text);
    yield;
  }
  for (const edit of edits) if (edit.kind === 'create') folder.putFile(edit.path, edit.text);
  return yield* folder.refresh();
}

/** Where the file of each edit lies before all of them: those that come behind a rename name it by its new path. */
export function originalPaths(edits: readonly Edit[]): readonly string[] {
  const back: Move[] = [];
  return edits.map(edit => {
    if (edit.kind !== 'rename') return back.reduce((at, move) => movedPath(at, [move]), edit.path);
    back.unshift({ from: edit.to, to: edit.from });
    return edit.from;
  });
}
