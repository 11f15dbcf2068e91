import type { ModuleFile } from './module-record.ts';
import type { Snapshot } from './snapshot.ts';

/** The manifest at a path below the client folder, discovered or astray; undefined where there is none that can be read. */
export function manifestAt(snapshot: Snapshot, path: string): ModuleFile | undefined {
  const place = snapshot.places.get(path) ?? -1;
  return [snapshot.files[place], snapshot.strays[place]].find(file => file?.path === path);
}
