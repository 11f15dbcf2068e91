import * as vscode from 'vscode';
import { edit, equal, file, fixes, problems, ready, revert, until, untilProblems } from './support.ts';

/** What modules use of each other in Lua beside what they declare. */
export function edges(): void {
  suite('uses beside dependencies', () => {
    const manifest = () => file('modules/game_healthinfo/game_healthinfo.otmod');
    const script = () => file('modules/game_console/console.lua');

    test('the line above a name counts the modules that use it, the hover names them, the peek shows the places', async () => {
      const { clients } = await ready();
      const own = await vscode.workspace.openTextDocument(manifest());
      const document = await vscode.workspace.openTextDocument(script());
      const before = clients.all[0].view;
      await edit(document, 'function init()', 'function init()\n  modules.game_healthinfo.getPercent()');
      await until(
        () => clients.all[0].view !== before && clients.all[0].view !== undefined,
        listener => clients.onDidChange(() => listener(undefined)),
      );
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        manifest(),
        10,
      );
      equal(lenses[0]?.command?.title, '1 module needs this · 1 more uses it in Lua');
      const at = own.positionAt(own.getText().indexOf('game_healthinfo') + 2);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', own.uri, at);
      const text = hovers.flatMap(it => it.contents.map(each => (typeof each === 'string' ? each : each.value))).join();
      equal(text.includes('Used in Lua by 1 more module: `game_console`.'), true);
      await vscode.window.showTextDocument(own);
      await vscode.commands.executeCommand('otclientModules.showDependents', own.uri);
      await revert(document);
    });

    test('a use in init that leads back to the module that needs this one is a circle, and can be guarded', async () => {
      await ready();
      const document = await vscode.workspace.openTextDocument(file('modules/game_healthinfo/healthinfo.lua'));
      await edit(document, 'function init()', 'function init()\n  modules.game_battle.isInDanger()');
      const both = ['error[use-cycle] game_battle', 'error[used-too-early] game_battle'];
      await untilProblems(document.uri, both, document);
      const battle = file('modules/game_battle/game_battle.otmod');
      await untilProblems(battle, ['error[use-cycle]']);
      const actions = await fixes(document, 'game_battle', 'quickfix');
      equal(actions[0]?.title, 'Do it only where "game_battle" is there');
      equal(await vscode.workspace.applyEdit(actions[0]?.edit ?? new vscode.WorkspaceEdit()), true);
      await untilProblems(battle, []);
      await revert(document);
      await until(() => problems(document.uri).length === 0, vscode.languages.onDidChangeDiagnostics);
    });

    test('the view can leave out what is used later', async () => {
      await ready();
      await vscode.commands.executeCommand('otclientModules.dependencies.focus');
      await vscode.commands.executeCommand('otclientModules.dependencies.hideLaterUses');
      await vscode.commands.executeCommand('otclientModules.dependencies.showLaterUses');
    });
  });
}
