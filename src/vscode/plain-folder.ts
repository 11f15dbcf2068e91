import * as vscode from 'vscode';
import { isKeptFolder } from '../files/file-source.ts';
import type { WritableFolder } from '../versions/plain-folder.ts';

/** A folder of any file system that VS Code knows, without what links lead to. */
export function plainFolder(root: vscode.Uri): WritableFolder {
  const { fs } = vscode.workspace;
  const place = (path: string) => vscode.Uri.joinPath(root, path);
  const typeOf = (path: string) =>
    fs.stat(place(path)).then(
      it => it.type,
      () => undefined,
    );
  return {
    async contents(folder) {
      const files: string[] = [];
      const links: string[] = [];
      const open = [''];
      for (let below = open.shift(); below !== undefined; below = open.shift()) {
        for (const [name, type] of await entriesOf(vscode.Uri.joinPath(root, folder, below))) {
          const path = below === '' ? name : `${below}/${name}`;
          if (type & vscode.FileType.SymbolicLink) links.push(path);
          else if (type & vscode.FileType.File) files.push(path);
          else if (type & vscode.FileType.Directory && !isKeptFolder(name)) open.push(path);
        }
      }
      return { files: files.sort(), links: links.sort() };
    },
    async read(path) {
      if ((await typeOf(path)) !== vscode.FileType.File) return undefined;
      return await fs.readFile(place(path)).then(
        bytes => bytes,
        () => undefined,
      );
    },
    async kindOf(path) {
      const type = await typeOf(path);
      if (type === undefined) return undefined;
      if (type & vscode.FileType.SymbolicLink) return 'link';
      return type & vscode.FileType.Directory ? 'folder' : 'file';
    },
    async write(path, bytes) {
      await fs.createDirectory(vscode.Uri.joinPath(place(path), '..'));
      await fs.writeFile(place(path), bytes);
    },
    async rename(from, to) {
      await fs.createDirectory(vscode.Uri.joinPath(place(to), '..'));
      await fs.rename(place(from), place(to), { overwrite: false });
    },
    async remove(path) {
      await fs.delete(place(path), { recursive: true });
    },
  };
}

async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
