import * as vscode from 'vscode';
import { commands } from '../../../src/vscode/names.ts';
import { edit, equal, file, fixes, problems, ready, revert, until } from './support.ts';

/** Versions that are raised and stored. */
export function versions(): void {
  suite('versions of modules', () => {
    const manifest = () => file('modules/game_battle/game_battle.otmod');
    const script = () => file('modules/game_battle/battle.lua');
    const stored = (path: string) => file(`.otmodules/store/game_battle/1.0.0/${path}`);
    const read = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const untilFound = (code: string, isThere: boolean) =>
      until(
        () => problems(manifest()).some(it => it.includes(`[${code}]`)) === isThere,
        vscode.languages.onDidChangeDiagnostics,
      );
    let before = '';

    suiteSetup(async () => {
      await ready();
      before = await read(manifest());
    });

    suiteTeardown(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.commands.executeCommand('notifications.clearAll');
      await vscode.workspace.fs.writeFile(manifest(), new TextEncoder().encode(before));
      await vscode.workspace.fs.delete(file('.otmodules'), { recursive: true });
    });

    test('a module that states no version begins with one, which can be undone', async () => {
      const document = await vscode.workspace.openTextDocument(manifest());
      await vscode.commands.executeCommand(commands.bumpVersion, manifest(), 'minor');
      const raised = before.replace('  author: OTClient Modules\n', '  author: OTClient Modules\n  version: 1.0.0\n');
      equal(document.getText(), raised);
      await vscode.commands.executeCommand('undo');
      equal(document.getText(), before);
      await vscode.commands.executeCommand('redo');
      equal(document.getText(), raised);
      await document.save();
    });

    test('it is stored byte for byte, from the line of a view as well, and once', async () => {
      await vscode.commands.executeCommand(commands.storeVersion, { manifest: manifest() });
      equal(await read(stored('game_battle.otmod')), await read(manifest()));
      equal(await read(stored('battle.lua')), await read(script()));
      const names = await vscode.workspace.fs.readDirectory(file('.otmodules/store'));
      equal(
        names.map(([name]) => name),
        ['game_battle'],
      );
      await vscode.commands.executeCommand(commands.storeVersion, manifest());
      equal(await read(stored('battle.lua')), await read(script()));
    });

    test('a change under the number that is stored is a hint, whose fix raises it as far as is needed', async () => {
      const { clients } = await ready();
      const document = await vscode.workspace.openTextDocument(script());
      equal(
        clients.all[0].view?.snapshot.candidates.all.map(it => `${it.name} ${it.version?.raw}`),
        ['game_battle 1.0.0'],
      );
      await edit(document, 'function isInDanger()', 'function isInPeril()');
      await untilFound('changed-without-bump', true);
      const offered = await fixes(await vscode.workspace.openTextDocument(manifest()), '1.0.0');
      const title = 'Raise the version to 2.0.0: "isInDanger" is gone';
      equal(
        offered.some(it => it.title === title),
        true,
      );
      await vscode.commands.executeCommand(commands.bumpVersion, manifest(), 'proposed');
      const bumped = await vscode.workspace.openTextDocument(manifest());
      equal(bumped.getText().includes('\n  version: 2.0.0\n'), true);
      await untilFound('changed-without-bump', false);
      await revert(bumped);
      await revert(document);
      await untilFound('changed-without-bump', false);
    });
  });
}
