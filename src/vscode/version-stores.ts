import * as vscode from 'vscode';
import { DEFAULT_STORE, storePaths } from '../versions/store-paths.ts';
import type { Log } from './log.ts';
import { section, settings } from './names.ts';
import { plainFolder } from './plain-folder.ts';

/** A version store as the settings name it, and where it lies. */
export interface StorePlace {
  readonly name: string;
  readonly uri: vscode.Uri;
}

/** The version stores of a workspace folder, in the order of the settings; what is refused is logged. */
export async function storesOf(folder: vscode.WorkspaceFolder, log: Log): Promise<readonly StorePlace[]> {
  const stated = vscode.workspace.getConfiguration(section, folder).inspect(settings.versionStores);
  const ofWorkspace = stated?.workspaceFolderValue ?? stated?.workspaceValue;
  const value = ofWorkspace ?? stated?.globalValue ?? [DEFAULT_STORE];
  const stores: StorePlace[] = [];
  for (const store of storePaths(value, ofWorkspace === undefined)) {
    if (store.kind === 'refused') log.info(`the version store ${store.path} is left out: ${store.reason}`);
    else if (store.kind === 'absolute') stores.push({ name: store.path, uri: absolute(store.path, folder) });
    else if (await hasLink(folder, store.path)) log.info(`the version store ${store.path} is left out: it is a link`);
    else stores.push({ name: store.path, uri: vscode.Uri.joinPath(folder.uri, store.path) });
  }
  return stores;
}

/** A path of the machine on which the folder lies. */
function absolute(path: string, { uri }: vscode.WorkspaceFolder): vscode.Uri {
  return uri.scheme === 'file' ? vscode.Uri.file(path) : uri.with({ path: path.replaceAll('\\', '/') });
}

/** Whether a link stands on the way to a folder; it could lead out of the workspace. */
async function hasLink(folder: vscode.WorkspaceFolder, path: string): Promise<boolean> {
  const own = plainFolder(folder.uri);
  const names = path.split('/');
  for (let count = 1; count <= names.length; count++) {
    if ((await own.kindOf(names.slice(0, count).join('/'))) === 'link') return true;
  }
  return false;
}
