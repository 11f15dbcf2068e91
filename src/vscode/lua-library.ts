import * as vscode from 'vscode';
import { decode, encode } from '../base/bytes.ts';
import { listing } from '../base/text.ts';
import { libraryChange } from '../features/luals/generated.ts';
import { IGNORE_ALL, LIBRARY_FOLDER, type LibraryFile } from '../features/luals/library.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import type { Log } from './log.ts';
import { isInLuaSettings, offerLuaLibrary } from './lua-library-offer.ts';
import { commands } from './names.ts';
import { runSliced } from './slices.ts';

/** The command that writes the library for Lua's language server, and the question whether that shall read it. */
export function registerLuaLibrary(
  clients: Clients,
  log: Log,
  { workspaceState }: vscode.ExtensionContext,
): vscode.Disposable {
  return vscode.commands.registerCommand(commands.generateLuaLibrary, () =>
    generate(clients, log, workspaceState).catch(error => log.failed('generating the LuaLS library', error)),
  );
}

async function generate(clients: Clients, log: Log, state: vscode.Memento): Promise<void> {
  const client = clients.active;
  const view = await client?.fresh();
  if (!client || !view) {
    void vscode.window.showInformationMessage('No OTClient module was found in this workspace.');
    return;
  }
  const files = (await runSliced(client.service.lualsLibrary(view), () => false)) ?? [];
  const edited: LibraryFile[] = [];
  const written: LibraryFile[] = [];
  for (const file of files) {
    const existing = await readText(libraryUri(client, file));
    const change = libraryChange(existing, file.text);
    if (change === 'edited') edited.push(file);
    else if (change === 'written') written.push(file);
  }
  await write(client, written);
  if ((await readText(libraryUri(client, IGNORE_ALL))) === undefined) await write(client, [IGNORE_ALL]);
  const asked = edited.length > 0 ? askToOverwrite(client, edited) : Promise.resolve();
  asked
    .then(async () => {
      if (await isInLuaSettings(client)) tell(written);
      else await offerLuaLibrary(client, state, told(written));
    })
    .catch(error => log.failed('generating the LuaLS library', error));
}

/** Where a file of a client's library lies. */
function libraryUri({ base }: Client, { name }: LibraryFile): vscode.Uri {
  return vscode.Uri.joinPath(base, LIBRARY_FOLDER, name);
}

async function write(client: Client, files: readonly LibraryFile[]): Promise<void> {
  for (const file of files) await vscode.workspace.fs.writeFile(libraryUri(client, file), encode(file.text));
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** What somebody has written is not thrown away without a word. */
async function askToOverwrite(client: Client, files: readonly LibraryFile[]): Promise<void> {
  const overwrite = 'Overwrite';
  const names = listing(files.map(it => it.name));
  const choice = await vscode.window.showWarningMessage(
    `${names} in ${LIBRARY_FOLDER} ${files.length === 1 ? 'was' : 'were'} changed by hand.`,
    overwrite,
    'Keep',
  );
  if (choice === overwrite) await write(client, files);
}

function tell(written: readonly LibraryFile[]): void {
  void vscode.window.showInformationMessage(told(written));
}

function told(written: readonly LibraryFile[]): string {
  if (written.length === 0) return 'The LuaLS library is up to date.';
  return `The LuaLS library was written to ${LIBRARY_FOLDER}.`;
}
