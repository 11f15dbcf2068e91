import type { Stepwise } from '../base/stepwise.ts';
import type { Edit } from '../checks/check.ts';
import { byPlace } from '../workspace/mention-index.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { homesOf, isInHome } from './module-home.ts';
import { newNameProblem, renameMention, renamingProblem } from './module-name.ts';
import { type Move, pathEdits } from './path-edits.ts';

/**
 * The edits that go with files and folders that are about to be moved: paths that lead to them, and the name of a module
 * that is called like its folder. All edits are of texts where they lie before the move.
 */
export function* filesMoved(snapshot: Snapshot, moves: readonly Move[]): Stepwise<readonly Edit[]> {
  const { mentionsOf } = yield* snapshot.mentionIndex();
  const renamed = moves.flatMap(move => {
    const [name, newName] = [lastName(move.from), lastName(move.to)];
    const [home] = homesOf(snapshot, name);
    const isOwn = home?.manifests.some(it => it.startsWith(`${move.from}/`));
    const problem = renamingProblem(snapshot, name) ?? newNameProblem(snapshot, name, newName);
    if (!isOwn || problem !== undefined) return [];
    return mentionsOf(name)
      .filter(it => it.kind !== 'name' || isInHome(it.path, home, snapshot))
      .map(it => renameMention(it, newName));
  });
  return [...renamed, ...(yield* pathEdits(snapshot, moves))].sort(byPlace);
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
