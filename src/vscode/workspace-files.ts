import * as vscode from 'vscode';
import { type FileSource, isSkippedFolder, LARGEST_TEXT } from '../files/file-source.ts';

/** The files below a folder of any file system that VS Code knows: disk, remote, virtual. */
export function workspaceFiles(root: vscode.Uri): FileSource {
  return {
    list: cancelled => listBelow(root, cancelled),
    async read(path) {
      try {
        const uri = vscode.Uri.joinPath(root, path);
        const bytes = await vscode.workspace.fs.readFile(uri);
        return bytes.length > LARGEST_TEXT ? undefined : bytes;
      } catch {
        return undefined;
      }
    },
  };
}

async function* listBelow(root: vscode.Uri, cancelled: () => boolean): AsyncGenerator<readonly string[]> {
  let level = [''];
  while (level.length > 0 && !cancelled()) {
    const next: string[] = [];
    for (let at = 0; at < level.length && !cancelled(); at += TOGETHER) {
      const found = await Promise.all(level.slice(at, at + TOGETHER).map(folder => listOne(root, folder)));
      yield found.flatMap(it => it.files);
      for (const { folders } of found) next.push(...folders);
    }
    level = next;
  }
}

const TOGETHER = 128;

/** Links to folders are followed for the mounted ones only, as `nodeFiles` says. */
async function listOne(root: vscode.Uri, folder: string): Promise<{ files: string[]; folders: string[] }> {
  const files: string[] = [];
  const folders: string[] = [];
  try {
    for (const [name, type] of await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(root, folder))) {
      const path = folder === '' ? name : `${folder}/${name}`;
      const linked = (type & vscode.FileType.SymbolicLink) !== 0;
      if (type & vscode.FileType.File) files.push(path);
      else if (type & vscode.FileType.Directory && !isSkippedFolder(name) && (!linked || mounted.has(path)))
        folders.push(path);
    }
  } catch {
    // A folder that cannot be read has nothing that the client could read either.
  }
  return { files, folders };
}

const mounted = new Set(['modules', 'mods', 'data']);
