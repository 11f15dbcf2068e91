import type { Stepwise } from '../base/stepwise.ts';
import { hasFile } from '../workspace/file-tree.ts';
import { byPlace } from '../workspace/mention-index.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { manifestMoves, withManifests } from './manifest-moves.ts';
import { homesOf, isInHome } from './module-home.ts';
import { captureWarnings, newNameProblem, renameMention, renamingProblem } from './module-name.ts';
import { type Move, pathEdits } from './path-edits.ts';
import type { Rename } from './rename.ts';

/**
 * What goes with files and folders that are about to be moved: paths that lead to them, and the name of a module that is
 * called like its folder, with the manifest of that name. All edits are of files where they lie before the move.
 */
export function* filesMoved(snapshot: Snapshot, moves: readonly Move[]): Stepwise<Rename> {
  const { mentionsOf } = yield* snapshot.mentionIndex();
  const renamed = moves.flatMap(move => {
    const [name, newName] = [lastName(move.from), lastName(move.to)];
    const [home] = homesOf(snapshot, name);
    const isOwn = home?.manifests.some(it => it.startsWith(`${move.from}/`));
    const problem = renamingProblem(snapshot, name) ?? newNameProblem(snapshot, name, newName);
    if (!home || !isOwn || problem !== undefined) return [];
    const texts = mentionsOf(name)
      .filter(it => it.kind !== 'name' || isInHome(it.path, home, snapshot))
      .map(it => renameMention(it, newName));
    const manifests = manifestMoves(home, [], name, newName, snapshot).filter(it => !hasFile(snapshot.tree, it.to));
    return [{ texts, manifests, warnings: captureWarnings(mentionsOf(newName), newName) }];
  });
  const manifests = renamed.flatMap(it => it.manifests);
  const { edits, warnings } = yield* pathEdits(snapshot, [...moves, ...manifests]);
  const texts = [...renamed.flatMap(it => it.texts), ...edits].sort(byPlace);
  return { edits: withManifests(texts, manifests), warnings: [...renamed.flatMap(it => it.warnings), ...warnings] };
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
