import { folderPath, isManifest } from './manifest-paths.ts';

/** Those of some files that belong to a client's modules: below its roots, or wherever there is a manifest; and init.lua. */
export function filesOfModules(paths: Iterable<string>): readonly string[] {
  const all = [...paths];
  const folders = new Set(all.filter(isManifest).map(folderPath));
  const isBelow = (folder: string): boolean => folder !== '' && (folders.has(folder) || isBelow(folderPath(folder)));
  return all.filter(path => path === 'init.lua' || roots.test(path) || isBelow(folderPath(path)));
}

const roots = /^(?:modules|mods|data)\//;
