import * as vscode from 'vscode';
import { commands, whatIfScheme, whyScheme } from '../../../src/vscode/names.ts';
import { edit, equal, file, ready, revert, until } from './support.ts';

/** Why modules are loaded, why not in other versions, and what changes would come to. */
export function why(): void {
  suite('why and what if', () => {
    const manifest = () => file('modules/game_battle/game_battle.otmod');
    const advanced = () => file('modules/game_battle/game_battle.otmod.jsonc');
    const stored = (version: string) => file(`.otmodules/store/physics/${version}/physics.otmod.jsonc`);
    const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const openedPage = async (scheme: string, part: string) => {
      const isIt = (it: vscode.TextDocument) => it.uri.scheme === scheme && it.uri.path.includes(part);
      const find = () => vscode.workspace.textDocuments.find(it => isIt(it) && it.getText() !== '');
      await until(
        () => find() !== undefined,
        vscode.workspace.onDidOpenTextDocument,
        vscode.workspace.onDidChangeTextDocument,
      );
      return find();
    };
    const closeAll = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');

    suiteSetup(async () => {
      await ready();
    });

    suiteTeardown(async () => {
      await closeAll();
      await vscode.commands.executeCommand('notifications.clearAll');
      await vscode.workspace.fs.delete(advanced(), { useTrash: false });
      await vscode.workspace.fs.delete(file('.otmodules'), { recursive: true });
    });

    test('a page tells why a module is loaded, and each of its places can be clicked', async () => {
      await vscode.commands.executeCommand(commands.whyLoaded, { manifest: manifest() });
      const page = await openedPage(whyScheme, 'game_battle');
      equal(page?.languageId, 'markdown');
      equal(page?.getText().startsWith('# Why is game_battle loaded\n'), true);
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        page?.uri,
      );
      const own = links.filter(it => it.target?.path.endsWith('/modules/game_battle/game_battle.otmod'));
      equal(own.length > 0 && own.every(it => /^L\d+,\d+$/.test(it.target?.fragment ?? '')), true);
      equal(page?.getText(own[0].range).startsWith('modules/game_battle/game_battle.otmod:'), true);
      await closeAll();
    });

    test('a hover leads there from wherever a module is named', async () => {
      const document = await vscode.workspace.openTextDocument(manifest());
      const at = document.positionAt(document.getText().indexOf('game_battle') + 2);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        manifest(),
        at,
      );
      const texts = hovers.flatMap(it => it.contents).map(it => (typeof it === 'string' ? it : it.value));
      equal(texts.filter(it => it.includes(`command:${commands.whyLoaded}?`)).length, 1);
    });

    test('a version that is not chosen is explained by the lines that exclude it', async () => {
      const { clients } = await ready();
      await write(
        advanced(),
        '{\n  "name": "game_battle",\n  "version": "1.0.0",\n  "dependencies": { "physics": "^2.0.0" }\n}\n',
      );
      for (const version of ['2.0.0', '3.0.0'])
        await write(stored(version), `{ "name": "physics", "version": "${version}" }\n`);
      const isKnown = () => {
        const snapshot = clients.all[0].view?.snapshot;
        return snapshot?.candidates.all.length === 2 && snapshot.advanced.size > 0;
      };
      await until(isKnown, listener => ({ dispose: clients.onDidChange(() => listener(undefined)).dispose }));
      await vscode.commands.executeCommand(commands.whyNotVersion, manifest(), 'physics', '3.0.0');
      const page = await openedPage(whyScheme, 'physics');
      // The page is brought up to date as long as versions are read.
      const line = 'game_battle 1.0.0 needs physics ^2.0.0 — modules/game_battle/';
      await until(() => page?.getText().includes(line) === true, vscode.workspace.onDidChangeTextDocument);
      await closeAll();
    });

    test('what unsaved text comes to is shown side by side, and nothing is saved', async () => {
      const document = await vscode.workspace.openTextDocument(manifest());
      await edit(document, 'name: game_battle', 'name: game_battle\n  enabled: false');
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand(commands.whatIf, manifest(), 'unsaved');
      const before = await openedPage(whatIfScheme, 'before');
      const after = await openedPage(whatIfScheme, 'after');
      equal(before?.getText().includes('game_battle: enabled is false'), false);
      equal(after?.getText().includes('game_battle 1.0.0: enabled is false'), true);
      equal(document.isDirty, true);
      await closeAll();
      await revert(document);
    });

    test('a change of a module is applied as one edit that can be undone', async () => {
      const change = { kind: 'disable', module: 'game_battle' };
      const document = await vscode.workspace.openTextDocument(manifest());
      const text = document.getText();
      await vscode.commands.executeCommand(commands.whatIf, manifest(), change);
      const after = await openedPage(whatIfScheme, 'after');
      equal(after?.getText().includes('game_battle 1.0.0: enabled is false'), true);
      equal(document.getText(), text);
      await vscode.commands.executeCommand(commands.applyWhatIf, after?.uri, true);
      equal(document.getText().includes('\n  enabled: false\n'), true);
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('undo');
      equal(document.getText(), text);
      await revert(document);
    });
  });
}
