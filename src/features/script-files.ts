import type { Mention } from '../manifest/manifest.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { globFolder, scriptFile } from '../workspace/script-paths.ts';
import { folderOnDisk, lookUp, lookUpRespelled, luaFilesBelow } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** What an item of `scripts` stands for: the files that the client opens, and for a glob the folder that it looks in. */
export interface ScriptFiles {
  readonly files: readonly string[];
  readonly folder: string | undefined;
}

/** Tells of each item in the scripts of a manifest what it stands for; a file that differs in case alone is taken for it. */
export function scriptFiles(
  file: Pick<ModuleFile, 'scripts' | 'virtualPath'>,
  { search }: Snapshot,
): (item: Mention) => ScriptFiles {
  const listed = new Map<Mention, string>(file.scripts.map(({ path, mention }) => [mention, scriptFile(path)]));
  const onDisk = (path: string) => {
    const found = lookUp(search, path);
    return (found.kind === 'file' ? found.path : lookUpRespelled(search, path)) ?? [];
  };
  return item => {
    const folder = globFolder(item.value, file.virtualPath, search.engine);
    if (folder !== undefined) {
      return { files: luaFilesBelow(search, folder).flatMap(onDisk), folder: folderOnDisk(search, folder) };
    }
    const path = listed.get(item);
    return { files: path === undefined ? [] : [onDisk(path)].flat(), folder: undefined };
  };
}
