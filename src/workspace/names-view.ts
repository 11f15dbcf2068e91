import type { ClientEngine } from '../clients/client-engine.ts';
import type { Detection } from './detect-engine.ts';
import type { Folder } from './file-tree.ts';
import type { ModuleFile } from './module-record.ts';
import type { SearchPath } from './search-path.ts';

/** What follows from the names of the files alone; the lists change as single texts do. */
export interface NamesView {
  readonly tree: Folder;
  readonly detection: Detection;
  readonly engine: ClientEngine;
  readonly search: SearchPath;
  /** Where in its list each manifest stands. */
  readonly places: ReadonlyMap<string, number>;
  files: readonly ModuleFile[];
  strays: readonly ModuleFile[];
  readonly sealed: readonly string[];
}

/** The manifest at a path, by where in its list it stands; undefined where there is none that can be read. */
export function manifestIn(
  places: ReadonlyMap<string, number>,
  files: readonly ModuleFile[],
  strays: readonly ModuleFile[],
  path: string,
): ModuleFile | undefined {
  const place = places.get(path) ?? -1;
  const [file, stray] = [files[place], strays[place]];
  if (file?.path === path) return file;
  return stray?.path === path ? stray : undefined;
}
