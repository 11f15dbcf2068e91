import { lstat, mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { isKeptFolder } from './file-source.ts';

/** The files of a folder of this machine, however large, without what links lead to; whoever uses it has a port of its form. */
export function nodeFolder(root: string) {
  const place = (path: string) => join(root, path);
  return {
    contents: async (folder: string) => {
      const files: string[] = [];
      const links: string[] = [];
      const open = [''];
      for (let below = open.shift(); below !== undefined; below = open.shift()) {
        const entries = await readdir(join(root, folder, below), { withFileTypes: true }).catch(() => []);
        for (const entry of entries) {
          const path = below === '' ? entry.name : `${below}/${entry.name}`;
          if (entry.isSymbolicLink()) links.push(path);
          else if (entry.isFile()) files.push(path);
          else if (entry.isDirectory() && !isKeptFolder(entry.name)) open.push(path);
        }
      }
      return { files: files.sort(), links: links.sort() };
    },
    read: async (path: string): Promise<Uint8Array | undefined> => {
      try {
        // A folder on the way may have become a link since it was listed.
        const [own, real] = await Promise.all([realpath(root), realpath(place(path))]);
        return real === join(own, ...path.split('/')) && isBelow(real, own) ? await readFile(real) : undefined;
      } catch {
        return undefined;
      }
    },
    kindOf: async (path: string) => {
      const found = await lstat(place(path)).catch(() => undefined);
      if (!found) return undefined;
      return found.isSymbolicLink() ? 'link' : found.isDirectory() ? 'folder' : 'file';
    },
    write: async (path: string, bytes: Uint8Array) => {
      await mkdir(dirname(place(path)), { recursive: true });
      await writeFile(place(path), bytes, { flag: 'wx' });
    },
    rename: async (from: string, to: string) => {
      await mkdir(dirname(place(to)), { recursive: true });
      await rename(place(from), place(to));
    },
    remove: (path: string) => rm(place(path), { recursive: true, force: true }),
  } as const;
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
