import { ok, type Result, refused } from '../base/result.ts';
import type { PlainFolder } from './plain-folder.ts';
import type { WorkspaceModule } from './workspace-module.ts';

/**
 * The files of a module as they are on disk, byte for byte, by their paths below its folder, which is `folder` of `disk`. Refused, as
 * a sentence, where it states no version, or where a link is among them: what that leads to is no part of it.
 */
export async function filesToStore(
  disk: PlainFolder,
  { version }: WorkspaceModule,
  folder: string,
): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  if (!version) return refused('It states no version; bump it first.');
  const { files, links } = await disk.contents(folder);
  if (links.length > 0) return refused(`${links[0]} is a link, and links cannot be stored.`);
  const bytes = new Map<string, Uint8Array>();
  for (const path of files) {
    const own = await disk.read(folder === '' ? path : `${folder}/${path}`);
    if (!own) return refused(`${path} cannot be read.`);
    bytes.set(path, own);
  }
  return bytes.size > 0 ? ok(bytes) : refused('It has no files.');
}
