import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FileSource, isSkippedFolder, LARGEST_TEXT } from './file-source.ts';

/**
 * The files below a folder of this machine. Links to files count as files; links to folders are not followed, except
 * for `modules`, `mods` and `data` themselves (PhysFS does the same: it mounts through links but does not list them).
 * `refused` is told each folder that cannot be listed; the empty text is `root` itself.
 */
export function nodeFiles(root: string, refused: (folder: string) => void = () => {}): FileSource {
  return {
    list: cancelled => listBelow(root, cancelled, refused),
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

async function* listBelow(
  root: string,
  cancelled: () => boolean,
  refused: (folder: string) => void,
): AsyncGenerator<readonly string[]> {
  let level = [''];
  while (level.length > 0 && !cancelled()) {
    const next: string[] = [];
    for (let at = 0; at < level.length && !cancelled(); at += TOGETHER) {
      const batch = level.slice(at, at + TOGETHER);
      const found = await Promise.all(batch.map(each => listOne(root, each, refused)));
      yield found.flatMap(it => it.files);
      for (const { folders } of found) for (const each of folders) next.push(each);
    }
    level = next;
  }
}

const TOGETHER = 64;

async function listOne(
  root: string,
  folder: string,
  refused: (folder: string) => void,
): Promise<{ files: string[]; folders: string[] }> {
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
    // What is in it the client could not read either.
    refused(folder);
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
