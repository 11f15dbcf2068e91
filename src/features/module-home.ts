import { pushTo } from '../base/push-to.ts';
import { folderPath } from '../workspace/manifest-paths.ts';
import { virtualPathOf } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** A folder with the manifests in it that state the name of a module. */
export interface ModuleHome {
  /** Below the client folder; where `mods` lies over `modules`, the one in which the client finds the manifest. */
  readonly folder: string;
  /** In the client's own file system. */
  readonly virtualFolder: string;
  /** Paths, those that clients read first. */
  readonly manifests: readonly string[];
}

/** Where the modules of a name are at home: the manifests of either kind that lie where somebody looks for modules. */
export function homesOf({ graph, advancedNames, search }: Snapshot, name: string): readonly ModuleHome[] {
  const homes = new Map<string, string[]>();
  const note = (path: string, virtualPath: string) => pushTo(homes, folderPath(virtualPath), path);
  for (const { path, virtualPath } of graph.filesOf(name)) note(path, virtualPath);
  for (const { path, place } of advancedNames().get(name)?.advanced ?? [])
    if (place !== 'astray') note(path, virtualPathOf(search, path));
  return [...homes].map(([virtualFolder, manifests]) => ({
    folder: folderPath(manifests[0] ?? ''),
    virtualFolder,
    manifests,
  }));
}

/** Whether a manifest lies in the folder of a module as the client sees it, not in a copy of that elsewhere. */
export function isInHome(path: string, home: ModuleHome | undefined, { search }: Snapshot): boolean {
  return home !== undefined && folderPath(virtualPathOf(search, path)) === home.virtualFolder;
}
