import type { Edit } from '../checks/check.ts';
import { hasFile } from '../workspace/file-tree.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { ModuleHome } from './module-home.ts';
import { type Move, movedPath, type Replacement } from './path-edits.ts';

/** The manifests of a module where they have the module's name; paths before the folders are renamed. */
export function manifestMoves(
  { folder, manifests }: ModuleHome,
  folders: readonly Move[],
  name: string,
  newName: string,
  { tree }: Snapshot,
): readonly Move[] {
  const isNamed = (ending: string) => manifests.some(it => it.endsWith(`/${name}${ending}`));
  // The advanced manifest beside one that is renamed goes along, whatever it says.
  const endings = isNamed('.otmod') ? ['.otmod', '.otmod.jsonc'] : isNamed('.otmod.jsonc') ? ['.otmod.jsonc'] : [];
  const all = new Set([folder, ...folders.map(it => it.from)]);
  return [...all].flatMap(folder =>
    endings
      .filter(ending => hasFile(tree, `${folder}/${name}${ending}`))
      .map(ending => ({ from: `${folder}/${name}${ending}`, to: `${folder}/${newName}${ending}` })),
  );
}

/**
 * The edits in the order in which they are made: a manifest that is renamed is edited under its new name, so that no file
 * is renamed twice while it is unsaved.
 */
export function withManifests(texts: readonly Replacement[], manifests: readonly Move[]): readonly Edit[] {
  const isManifest = (edit: Replacement) => manifests.some(it => it.from === edit.path);
  return [
    ...texts.filter(it => !isManifest(it)),
    ...manifests.map(it => ({ kind: 'rename' as const, ...it })),
    ...texts.filter(isManifest).map(it => ({ ...it, path: movedPath(it.path, manifests) })),
  ];
}
