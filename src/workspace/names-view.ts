import type { Stepwise } from '../base/stepwise.ts';
import type { ClientEngine } from '../clients/client-engine.ts';
import { clients } from '../clients/clients.ts';
import type { ClientSettings } from './client-settings.ts';
import { type Detection, detectEngine, keysUsed } from './detect-engine.ts';
import type { FileTexts } from './file-texts.ts';
import { emptyFolder, type Folder, folderOf } from './file-tree.ts';
import type { ModuleFile } from './module-record.ts';
import { type Found, findManifests, type SearchPath, searchPath, virtualPathOf } from './search-path.ts';

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

/** Reads the names of all files, and the manifests among them by `readManifest`, which answers nothing for a sealed one. */
export function* readNames(
  texts: FileTexts,
  settings: ClientSettings,
  readManifest: (found: Found, engine: ClientEngine, search: SearchPath) => ModuleFile | undefined,
): Stepwise<NamesView> {
  const tree = texts.size === 0 ? emptyFolder : folderOf(texts.paths());
  yield;
  const detection = detectEngine(tree, path => texts.onDisk(path), yield* keysUsed(manifestTexts(texts)));
  const engine = clients[settings.engine === 'auto' ? detection.engine : settings.engine];
  const search = searchPath(engine, tree);
  const found = findManifests(search);
  yield;
  const discovered = new Set(found.map(({ path }) => path));
  const astray = [...texts.paths()].filter(path => path.endsWith('.otmod') && !discovered.has(path)).sort();
  const sealed: string[] = [];
  const read = function* (list: readonly Found[]): Stepwise<ModuleFile[]> {
    const files: ModuleFile[] = [];
    for (const each of list) {
      const file = readManifest(each, engine, search);
      if (file) files.push(file);
      else sealed.push(each.path);
      yield;
    }
    return files;
  };
  const files = yield* read(found);
  const strays = yield* read(astray.map(path => ({ path, virtualPath: virtualPathOf(search, path), isFolder: false })));
  const places = new Map([...strays.entries(), ...files.entries()].map(([i, { path }]) => [path, i]));
  return { tree, detection, engine, search, places, files, strays, sealed };
}

function* manifestTexts(texts: FileTexts): Generator<string> {
  for (const path of texts.paths()) if (path.endsWith('.otmod')) yield texts.onDisk(path) ?? '';
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
