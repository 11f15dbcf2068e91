import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileSource, isSkippedFolder, LARGEST_TEXT } from './file-source.ts';

/**
 * The files below a folder of this machine. Links to files count as files; links to folders are not followed, except
 * for `modules`, `mods` and `data` themselves (PhysFS does the same: it mounts through links but does not list them).
 */
export function nodeFiles(root: string): FileSource {
  return {
    list: cancelled => listBelow(root, '', cancelled),
    async read(path) {
      try {
        const file = join(root, path);
        if ((await stat(file)).size > LARGEST_TEXT) return undefined;
        return await readFile(file);
      } catch {
        return undefined;
      }
    },
  };
}

async function* listBelow(root: string, folder: string, cancelled: () => boolean): AsyncGenerator<readonly string[]> {
  let level = [folder];
  while (level.length > 0 && !cancelled()) {
    const next: string[] = [];
    for (let at = 0; at < level.length && !cancelled(); at += TOGETHER) {
      const batch = level.slice(at, at + TOGETHER);
      const found = await Promise.all(batch.map(each => listOne(root, each)));
      yield found.flatMap(it => it.files);
      for (const { folders } of found) for (const each of folders) next.push(each);
    }
    level = next;
  }
}

const TOGETHER = 64;

async function listOne(root: string, folder: string): Promise<{ files: string[]; folders: string[] }> {
  const files: string[] = [];
  const folders: string[] = [];
  try {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!isSkippedFolder(entry.name)) folders.push(path);
      } else if (entry.isFile()) files.push(path);
      else if (entry.isSymbolicLink()) await follow(root, path, files, folders);
    }
  } catch {
    // A folder that cannot be read has nothing that the client could read either.
  }
  return { files, folders };
}

async function follow(root: string, path: string, files: string[], folders: string[]): Promise<void> {
  try {
    const target = await stat(join(root, path));
    if (target.isFile()) files.push(path);
    else if (target.isDirectory() && mounted.has(path)) folders.push(path);
  } catch {
    // A broken link is as good as no file.
  }
}

const mounted = new Set(['modules', 'mods', 'data']);
