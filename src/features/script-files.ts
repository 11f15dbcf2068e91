import type { Span } from '../base/span.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { globFolder, scriptFile } from '../workspace/script-paths.ts';
import { folderOnDisk, lookUp, lookUpRespelled, luaFilesBelow } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** What an item of `scripts` stands for: the files that the client opens, and for a glob the folder that it looks in. */
export interface ScriptFiles {
  readonly files: readonly string[];
  readonly folder: string | undefined;
}

/** What the script item that starts where `item` does stands for; a file that differs in case alone is taken for it. */
export function scriptFiles(file: ModuleFile, item: Span, { search }: Snapshot): ScriptFiles {
  const mention = file.manifest.scripts.find(it => it.span.start === item.start);
  if (!mention) return { files: [], folder: undefined };
  const folder = globFolder(mention.value, file.virtualPath, search.engine);
  const listed = file.scripts.filter(it => it.mention === mention).map(it => scriptFile(it.path));
  const wanted = folder === undefined ? listed : luaFilesBelow(search, folder);
  const files = wanted.flatMap(path => {
    const found = lookUp(search, path);
    return (found.kind === 'file' ? found.path : lookUpRespelled(search, path)) ?? [];
  });
  return { files, folder: folder === undefined ? undefined : folderOnDisk(search, folder) };
}
