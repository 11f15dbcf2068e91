import type { ModuleFile } from './module-record.ts';
import type { Snapshot } from './snapshot.ts';

/** The manifest at a path below the client folder, discovered or astray; undefined where there is none that can be read. */
export function manifestAt(snapshot: Snapshot, path: string): ModuleFile | undefined {
  const isThere = (file: ModuleFile) => file.path === path;
  return snapshot.files.find(isThere) ?? snapshot.strays.find(isThere);
}
