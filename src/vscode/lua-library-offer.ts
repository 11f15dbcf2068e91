import * as vscode from 'vscode';
import { decode, encode } from '../base/bytes.ts';
import type { Result } from '../base/result.ts';
import { LIBRARY_FOLDER } from '../features/luals/library.ts';
import { isSameFolder, luarcFiles, withLibrary } from '../features/luals/luarc.ts';
import type { Client } from './client.ts';

/** The setting of Lua's language server, where its extension is installed. */
const setting = 'Lua.workspace.library';

/** Where it is kept that somebody was asked. */
const ASKED = 'otclientModules.askedForLuaLibrary';

/** Whether Lua's language server reads the library of a client already. */
export async function isInLuaSettings(client: Client): Promise<boolean> {
  const luarc = await luarcOf(client);
  const changed = withLibrary(luarc.text, libraryOf(client));
  if (changed.ok && changed.value === undefined) return true;
  const own = vscode.workspace.getConfiguration(undefined, client.folder).get<unknown>(setting);
  return Array.isArray(own) && own.some(it => typeof it === 'string' && isSameFolder(it, libraryOf(client)));
}

/** Asks once in a workspace whether Lua's language server shall read the library; says `told` in any case. */
export async function offerLuaLibrary(client: Client, state: vscode.Memento, told: string): Promise<void> {
  const toFile = 'Add to .luarc.json';
  const toSettings = 'Add to Settings';
  if (state.get<boolean>(ASKED) === true) {
    void vscode.window.showInformationMessage(told);
    return;
  }
  const hasSetting = vscode.workspace.getConfiguration(undefined, client.folder).inspect(setting)?.defaultValue;
  const ways = hasSetting === undefined ? [toFile] : [toFile, toSettings];
  const question = `${told} Shall the Lua language server read it?`;
  const choice = await vscode.window.showInformationMessage(question, ...ways, 'No');
  await state.update(ASKED, true);
  if (choice !== toFile && choice !== toSettings) return;
  const added = await (choice === toFile ? addToLuarc(client) : addToSettings(client));
  if (!added.ok) {
    void vscode.window.showErrorMessage(`Nothing was added. ${added.error}`);
    return;
  }
  const undo = 'Undo';
  const next = await vscode.window.showInformationMessage('The Lua language server reads the library now.', undo);
  if (next === undo) await added.value();
}

/** Adds the library to the `.luarc.json` of the workspace folder; answers what takes it back. */
export async function addToLuarc(client: Client): Promise<Result<() => Promise<void>>> {
  const { uri, text } = await luarcOf(client);
  const changed = withLibrary(text, libraryOf(client));
  if (!changed.ok) return { ok: false, error: `${uri.path.slice(uri.path.lastIndexOf('/') + 1)}: ${changed.error}` };
  const { value: next } = changed;
  if (next === undefined) return { ok: true, value: async () => {} };
  await replaceText(uri, text, next);
  return { ok: true, value: () => replaceText(uri, next, text) };
}

async function addToSettings(client: Client): Promise<Result<() => Promise<void>>> {
  const own = vscode.workspace.getConfiguration(undefined, client.folder);
  const before = own.inspect<unknown>(setting)?.workspaceFolderValue;
  const value = [...(Array.isArray(before) ? before : []), libraryOf(client)];
  await own.update(setting, value, vscode.ConfigurationTarget.WorkspaceFolder);
  const undo = async () => own.update(setting, before, vscode.ConfigurationTarget.WorkspaceFolder);
  return { ok: true, value: undo };
}

/** The library as the language server finds it from the workspace folder. */
function libraryOf({ root }: Client): string {
  return root.path === '' ? LIBRARY_FOLDER : `${root.path}/${LIBRARY_FOLDER}`;
}

/** The file of settings that counts, as an editor shows it or as it is on disk; the first one where there is none. */
async function luarcOf({ folder }: Client): Promise<{ readonly uri: vscode.Uri; readonly text: string | undefined }> {
  for (const name of luarcFiles) {
    const uri = vscode.Uri.joinPath(folder.uri, name);
    const shown = vscode.workspace.textDocuments.find(it => it.uri.toString() === uri.toString() && it.isDirty);
    try {
      return { uri, text: shown?.getText() ?? decode(await vscode.workspace.fs.readFile(uri)) };
    } catch {
      // There is none of that name.
    }
  }
  return { uri: vscode.Uri.joinPath(folder.uri, luarcFiles[0]), text: undefined };
}

/** Makes a file, changes it by an edit that can be undone in its editor, or takes it away again. */
async function replaceText(uri: vscode.Uri, before: string | undefined, after: string | undefined): Promise<void> {
  if (before === undefined && after !== undefined) {
    await vscode.workspace.fs.writeFile(uri, encode(after));
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  // What somebody wrote since then is not ours to take back.
  if (withoutMark(document.getText()) !== withoutMark(before ?? '')) return;
  const edit = new vscode.WorkspaceEdit();
  if (after === undefined) edit.deleteFile(uri);
  else {
    const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
    edit.replace(uri, all, withoutMark(after));
  }
  await vscode.workspace.applyEdit(edit);
  if (after !== undefined) await document.save();
}

/** The editor keeps a byte order mark to itself. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}
