import type { Stepwise } from '../base/stepwise.ts';
import type { Edit } from '../checks/check.ts';
import { byPlace } from '../workspace/mention-index.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
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
    const isOwn = snapshot.graph.filesOf(name).some(it => it.path.startsWith(`${move.from}/`));
    const problem = renamingProblem(snapshot, name) ?? newNameProblem(snapshot, name, newName);
    return isOwn && problem === undefined ? mentionsOf(name).map(it => renameMention(it, newName)) : [];
  });
  return [...renamed, ...(yield* pathEdits(snapshot, moves))].sort(byPlace);
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
