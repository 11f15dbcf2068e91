import type { Version } from '../base/version.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import { statedVersion } from '../workspace/advanced-names.ts';
import { filesBelow, folderAt } from '../workspace/file-tree.ts';
import { folderPath } from '../workspace/manifest-paths.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** A module of the workspace with its folder and both of its manifests. */
export interface WorkspaceModule {
  readonly name: string;
  /** Below the client folder. */
  readonly folder: string;
  readonly plain: ModuleFile | undefined;
  readonly advanced: AdvancedFile | undefined;
  /** As the advanced manifest states it, else as the plain one most likely means it. */
  readonly version: Version | undefined;
}

/** The module of a name; undefined where there is none, or where it has no folder of its own. */
export function workspaceModule(snapshot: Snapshot, name: string): WorkspaceModule | undefined {
  const named = snapshot.advancedNames().get(name);
  if (!named) return undefined;
  const plain = named.plain[0];
  const own = named.advanced.filter(it => it.place !== 'astray');
  const advanced = plain ? own.find(it => it.plain === plain.path) : own[0];
  const path = plain?.path ?? advanced?.path;
  const folder = path === undefined ? '' : folderPath(path);
  if (shared.has(folder)) return undefined;
  return { name, folder, plain, advanced, version: statedVersion(advanced, plain) };
}

/** Folders that hold modules; a manifest directly in one of them has no folder of its own. */
const shared = new Set(['', 'modules', 'mods', 'data']);

/** The name of the module whose folder a path lies in, or that a manifest there states. */
export function moduleAt(snapshot: Snapshot, path: string): WorkspaceModule | undefined {
  const stated = snapshot.manifest(path)?.manifest.name?.value ?? snapshot.advanced.get(path)?.manifest.name?.value;
  if (stated !== undefined) return workspaceModule(snapshot, stated);
  for (const name of snapshot.advancedNames().all()) {
    const module = workspaceModule(snapshot, name);
    if (module && path.startsWith(`${module.folder}/`)) return module;
  }
  return undefined;
}

/** The paths of a module's files below its folder, sorted by code unit. */
export function filesOf({ folder }: WorkspaceModule, { tree }: Snapshot): readonly string[] {
  const own = folderAt(tree, folder);
  return own ? [...filesBelow(own)].sort() : [];
}
