import * as vscode from 'vscode';
import { finish } from '../../../src/base/stepwise.ts';
import { Ranges, workspaceEdit } from '../../../src/vscode/convert.ts';
import { edit, equal, file, ready, revert, until } from './support.ts';

/** References of modules, their renaming, and files that are moved. */
export function renaming(): void {
  suite('names of modules', () => {
    const battle = () => vscode.workspace.openTextDocument(file('modules/game_battle/battle.lua'));

    test('references are found from a manifest and from Lua', async () => {
      await ready();
      const manifest = await vscode.workspace.openTextDocument(file('modules/game_battle/game_battle.otmod'));
      const wanted = [
        'game_battle/battle.lua:3 game_healthinfo',
        'game_battle/battle.lua:21 game_healthinfo',
        'game_battle/game_battle.otmod:5 game_healthinfo',
        'game_healthinfo/game_healthinfo.otmod:1 game_healthinfo',
        'game_healthinfo/healthbar.otui:2 game_healthinfo',
        'game_interface/game_interface.otmod:11 game_healthinfo',
      ];
      equal(await referencesAt(manifest, 'game_healthinfo'), wanted);
      equal(await referencesAt(await battle(), 'game_healthinfo.get'), wanted);
      equal(await referencesAt(await battle(), 'getId'), []);
    });

    test('a module is renamed with its folder, on disk and in the load order, and back again', async () => {
      const { clients } = await ready();
      const names = () => clients.all[0]?.view?.snapshot.boot.loads.map(load => load.record.name) ?? [];
      const texts = async () =>
        Promise.all(
          ['game_battle/battle.lua', 'game_battle/game_battle.otmod', 'game_interface/game_interface.otmod'].map(read),
        );
      const before = await texts();
      const inside = async (name: string) =>
        Promise.all([`${name}/${name}.otmod`, `${name}/healthbar.otui`, `${name}/healthinfo.lua`].map(read));
      const own = await inside('game_healthinfo');
      // An unsaved change goes along.
      const unsaved = await vscode.workspace.openTextDocument(file('modules/game_healthinfo/healthinfo.lua'));
      await edit(unsaved, 'local percent = 100', 'local percent = 99');
      await rename(await battle(), 'game_healthinfo.get', 'game_vitals');
      await until(() => names().includes('game_vitals'), clients.onDidChange);
      equal(
        await texts(),
        before.map(it => it.replaceAll('game_healthinfo', 'game_vitals')),
      );
      equal(
        await inside('game_vitals'),
        own.map(it => it.replaceAll('game_healthinfo', 'game_vitals').replace('percent = 100', 'percent = 99')),
      );
      equal(await exists('modules/game_healthinfo'), false);
      equal(names().includes('game_healthinfo'), false);
      await rename(await battle(), 'game_vitals.get', 'game_healthinfo');
      await until(() => names().includes('game_healthinfo'), clients.onDidChange);
      const changed = await vscode.workspace.openTextDocument(file('modules/game_healthinfo/healthinfo.lua'));
      await edit(changed, 'local percent = 99', 'local percent = 100');
      await saveAll();
      equal(await texts(), before);
      equal(await inside('game_healthinfo'), own);
      equal(await exists('modules/game_vitals'), false);
    });

    test('the provider of renames changes every file that names the module', async () => {
      await ready();
      equal(await provided(await battle(), 'game_healthinfo.get', 'game_vitals'), [
        'game_battle/battle.lua',
        'game_battle/game_battle.otmod',
        'game_healthinfo/healthbar.otui',
        'game_interface/game_interface.otmod',
        'game_healthinfo/game_vitals.otmod',
      ]);
    });

    test('what cannot be renamed says why', async () => {
      await ready();
      const document = await battle();
      equal(
        await refusal(() => provided(document, 'game_healthinfo.get', 'game_console')),
        'There is a module called "game_console" already.',
      );
      equal(await refusal(() => prepare(document, 'getId')), 'There is no name of a module here.');
    });

    test('a file that is moved takes the paths to it along', async () => {
      await ready();
      const before = await read('game_battle/battle.lua');
      await move('modules/game_healthinfo/healthbar.otui', 'modules/game_healthinfo/styles/bar.otui');
      equal(
        await read('game_battle/battle.lua'),
        before.replace('/game_healthinfo/healthbar', '/game_healthinfo/styles/bar'),
      );
      equal((await read('game_healthinfo/healthinfo.lua')).includes("importStyle('styles/bar')"), true);
      await move('modules/game_healthinfo/styles/bar.otui', 'modules/game_healthinfo/healthbar.otui');
      equal(await read('game_battle/battle.lua'), before);
      await vscode.workspace.fs.delete(file('modules/game_healthinfo/styles'), { recursive: true });
    });

    test('a folder that is renamed takes its module along', async () => {
      const { clients } = await ready();
      const before = await read('game_battle/battle.lua');
      await move('modules/game_healthinfo', 'modules/game_vitals');
      equal(await read('game_battle/battle.lua'), before.replaceAll('game_healthinfo', 'game_vitals'));
      equal((await read('game_vitals/game_vitals.otmod')).includes('name: game_vitals\n'), true);
      const names = () => clients.all[0]?.view?.snapshot.boot.loads.map(load => load.record.name) ?? [];
      await until(() => names().includes('game_vitals'), clients.onDidChange);
      await move('modules/game_vitals', 'modules/game_healthinfo');
      equal(await read('game_battle/battle.lua'), before);
      await until(() => names().includes('game_healthinfo'), clients.onDidChange);
      await revert(await battle());
    });

    test('a file that went and came again is taken up where the disk tells of a change alone', async () => {
      const { clients } = await ready();
      const [client] = clients.all;
      await settled();
      const path = 'modules/game_healthinfo/healthbar.otui';
      const text = client?.service.folder.text(path);
      client?.remove(path);
      equal(client?.service.folder.has(path), false);
      await vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));
      await until(() => client?.service.folder.has(path) === true, clients.onDidChange);
      equal(client?.service.folder.text(path), text);
    });

    test('a folder that is moved there and back at once is known as it is', async () => {
      const { clients } = await ready();
      const folder = () => clients.all[0]?.service.folder;
      const known = () =>
        [...(folder()?.paths() ?? [])]
          .filter(path => path.startsWith('modules/game_healthinfo/') || path.startsWith('modules/game_vitals/'))
          .sort()
          .map(path => `${path} ${folder()?.text(path)}`);
      const before = known();
      const widgets = await vscode.workspace.openTextDocument(file('modules/game_healthinfo/healthbar.otui'));
      await vscode.window.showTextDocument(widgets);
      for (let i = 0; i < 3; i++) {
        await move('modules/game_healthinfo', 'modules/game_vitals');
        await move('modules/game_vitals', 'modules/game_healthinfo');
      }
      await settled();
      equal(known(), before);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
  });
}

/** What the disk has to tell comes in its order: when a new file is known, so is all before it. */
async function settled(): Promise<void> {
  const { clients } = await ready();
  const isKnown = () => clients.all[0]?.service.folder.has('modules/last.lua') === true;
  await vscode.workspace.fs.writeFile(file('modules/last.lua'), new Uint8Array());
  await until(isKnown, clients.onDidChange);
  await vscode.workspace.fs.delete(file('modules/last.lua'));
  await until(() => !isKnown(), clients.onDidChange);
}

function placeOf(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`"${text}" is not in ${document.uri}`);
  return document.positionAt(at + 1);
}

async function referencesAt(document: vscode.TextDocument, text: string): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    document.uri,
    placeOf(document, text),
  );
  const shown = found.map(async ({ uri, range }) => {
    const other = await vscode.workspace.openTextDocument(uri);
    return `${uri.path.split('/').slice(-2).join('/')}:${range.start.line} ${other.getText(range)}`;
  });
  return Promise.all(shown);
}

async function prepare(document: vscode.TextDocument, text: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.prepareRename', document.uri, placeOf(document, text));
}

/** As the editor does it: the command that asks providers for their edits gives them back in another order. */
async function rename(document: vscode.TextDocument, text: string, name: string): Promise<void> {
  const { clients } = await ready();
  const found = await clients.fresh(document.uri);
  if (!found) throw new Error(`${document.uri} belongs to no client`);
  const { client, path, view } = found;
  const ranges = new Ranges(view.snapshot);
  const renamed = finish(client.service.rename(view, path, ranges.offset(path, placeOf(document, text)), name));
  if (!renamed.ok) throw new Error(renamed.error);
  equal(await vscode.workspace.applyEdit(workspaceEdit(renamed.value.edits, client, ranges, undefined)), true);
  await saveAll();
}

/** The files that the provider wants to change. */
async function provided(document: vscode.TextDocument, text: string, name: string): Promise<readonly string[]> {
  const made = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    placeOf(document, text),
    name,
  );
  return made.entries().map(([uri]) => uri.path.split('/').slice(-2).join('/'));
}

async function refusal(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return 'nothing was refused';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function move(from: string, to: string): Promise<void> {
  const made = new vscode.WorkspaceEdit();
  made.renameFile(file(from), file(to));
  equal(await vscode.workspace.applyEdit(made), true);
  await saveAll();
}

/** Saves documents that no editor shows, too. */
async function saveAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) if (document.isDirty) equal(await document.save(), true);
}

async function read(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file(`modules/${path}`)));
}

async function exists(path: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file(path));
    return true;
  } catch {
    return false;
  }
}
