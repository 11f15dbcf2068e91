import * as vscode from 'vscode';
import { commands } from '../../../src/vscode/names.ts';
import { edit, equal, file, fixes, ready, revert, until, untilProblems } from './support.ts';

/** What happens while someone works. */
export function editing(): void {
  suite('working on manifests', () => {
    const minimap = () => file('modules/game_minimap/game_minimap.otmod');

    test('typing moves the problems, unsaved text wins, undoing brings them back', async () => {
      await ready();
      const document = await vscode.workspace.openTextDocument(minimap());
      await untilProblems(document.uri, ['error[unknown-module] game_intreface'], document);
      await edit(document, 'game_intreface', 'game_interface');
      await untilProblems(document.uri, []);
      await edit(document, '  scripts:', '\tscripts:');
      await untilProblems(document.uri, ['error[tab-indentation] \t'], document);
      await revert(document);
      await untilProblems(document.uri, ['error[unknown-module] game_intreface'], document);
    });

    test('the load order follows the unsaved text', async () => {
      const { clients } = await ready();
      const document = await vscode.workspace.openTextDocument(minimap());
      await edit(document, 'game_intreface', 'game_interface');
      const last = () => clients.all[0]?.view?.snapshot.boot.loads.at(-1)?.record.name;
      await until(() => last() === 'game_minimap', clients.onDidChange);
      await revert(document);
      await until(() => last() === 'game_battle', clients.onDidChange);
    });

    test('the light-bulb mends the name', async () => {
      await ready();
      const document = await vscode.workspace.openTextDocument(minimap());
      const [first] = await fixes(document, 'game_intreface', 'quickfix');
      equal(first?.title, 'Write "game_interface"');
      equal(first?.isPreferred, true);
      equal(await vscode.workspace.applyEdit(first?.edit ?? new vscode.WorkspaceEdit()), true);
      equal(document.getText().includes('    - game_interface\n'), true);
      await untilProblems(document.uri, []);
      await revert(document);
    });

    test('fix all mends what needs no decision, in one step', async () => {
      await ready();
      const document = await vscode.workspace.openTextDocument(minimap());
      await edit(document, '  sandboxed: true\n', '  sandboxed: True\n  sandbox: true\n\tauthor: me\n');
      await until(
        () => vscode.languages.getDiagnostics(document.uri).length > 2,
        vscode.languages.onDidChangeDiagnostics,
      );
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand(commands.fixAll);
      equal(document.getText().includes('  sandboxed: true\n'), true);
      equal(document.getText().includes('\t'), false);
      await revert(document);
      await untilProblems(document.uri, ['error[unknown-module] game_intreface'], document);
    });

    test('a cycle is marked on every line that takes part, with the others one click away', async () => {
      await ready();
      const topmenu = await vscode.workspace.openTextDocument(file('modules/client_topmenu/client_topmenu.otmod'));
      await edit(topmenu, '[ client_styles ]', '[ client_styles, client_options ]');
      const options = file('modules/client_options/client_options.otmod');
      await until(
        () =>
          vscode.languages.getDiagnostics(options).length > 0 &&
          vscode.languages.getDiagnostics(topmenu.uri).length > 0,
        vscode.languages.onDidChangeDiagnostics,
      );
      const [own] = vscode.languages.getDiagnostics(topmenu.uri);
      const [other] = vscode.languages.getDiagnostics(options);
      equal(topmenu.getText(own?.range), 'client_options');
      equal(
        own?.relatedInformation?.map(it => it.location.uri.toString()),
        [options.toString()],
      );
      equal(
        other?.relatedInformation?.map(it => it.location.uri.toString()),
        [topmenu.uri.toString()],
      );
      await revert(topmenu);
      await until(() => vscode.languages.getDiagnostics(options).length === 0, vscode.languages.onDidChangeDiagnostics);
    });

    test('files that come and go on disk are seen', async () => {
      const { clients } = await ready();
      const path = 'modules/game_new/game_new.otmod';
      const text = 'Module\n  name: game_new\n  autoload: true\n  autoload-priority: 1000\n  scripts: [ new ]\n';
      await vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));
      await untilProblems(file(path), ['error[missing-script]']);
      await vscode.workspace.fs.writeFile(file('modules/game_new/new.lua'), new TextEncoder().encode('x = 1\n'));
      await untilProblems(file(path), []);
      const names = () => clients.all[0]?.view?.snapshot.boot.loads.map(load => load.record.name) ?? [];
      await until(() => names().includes('game_new'), clients.onDidChange);
      await vscode.workspace.fs.delete(file('modules/game_new'), { recursive: true });
      await until(() => !names().includes('game_new'), clients.onDidChange);
    });

    test('choosing another client engine changes what is said', async () => {
      const { clients } = await ready();
      const engine = () => clients.all[0]?.view?.snapshot.engine.id;
      equal(engine(), 'mehah');
      await vscode.commands.executeCommand(commands.selectEngine, 'otcv8');
      await until(() => engine() === 'otcv8', clients.onDidChange);
      const [marked] = vscode.languages.getDiagnostics(minimap());
      equal(marked?.message.includes('ends here with a fatal error'), true);
      await vscode.commands.executeCommand(commands.selectEngine, 'auto');
      await until(() => engine() === 'mehah', clients.onDidChange);
    });

    test('a code can be given another severity, or none', async () => {
      await ready();
      const own = vscode.workspace.getConfiguration('otclientModules');
      await own.update('checks', { 'unknown-module': 'warning' }, vscode.ConfigurationTarget.Workspace);
      await untilProblems(minimap(), ['warning[unknown-module]']);
      await own.update('checks', { 'unknown-module': 'off' }, vscode.ConfigurationTarget.Workspace);
      await untilProblems(minimap(), []);
      await own.update('checks', undefined, vscode.ConfigurationTarget.Workspace);
      await untilProblems(minimap(), ['error[unknown-module]']);
    });

    test('check workspace and show load order end well', async () => {
      await ready();
      await vscode.commands.executeCommand(commands.checkWorkspace);
      await untilProblems(minimap(), ['error[unknown-module]']);
      await vscode.commands.executeCommand(commands.showLoadOrder);
    });

    test('plain .otui documents become OTML', async () => {
      await ready();
      const document = await vscode.workspace.openTextDocument(file('modules/client_styles/styles/buttons.otui'));
      await until(
        () =>
          vscode.workspace.textDocuments.some(
            it => it.uri.toString() === document.uri.toString() && it.languageId === 'otml',
          ),
        vscode.workspace.onDidOpenTextDocument,
      );
    });

    test('broken bytes and a byte order mark are marked where they stand', async () => {
      await ready();
      const path = file('modules/game_battle/game_battle.otmod');
      const before = await vscode.workspace.fs.readFile(path);
      const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...before]);
      await vscode.workspace.fs.writeFile(path, bytes);
      await untilProblems(path, ['error[byte-order-mark]']);
      const [mark] = vscode.languages.getDiagnostics(path);
      equal(mark?.range.start, new vscode.Position(0, 0));
      await vscode.window.showTextDocument(path);
      await vscode.commands.executeCommand(commands.fixAll);
      await untilProblems(path, []);
      equal([...(await vscode.workspace.fs.readFile(path))], [...before]);
    });
  });
}
