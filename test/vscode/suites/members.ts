import * as vscode from 'vscode';
import { edit, equal, file, fixes, problems, ready, revert, until, untilProblems } from './support.ts';

/** What modules use of each other. */
export function members(): void {
  suite('members of modules', () => {
    const battle = () => file('modules/game_battle/battle.lua');
    const health = () => file('modules/game_healthinfo/healthinfo.lua');

    test('a member that is not there is found in Lua, and mended there', async () => {
      await ready();
      const document = await vscode.workspace.openTextDocument(battle());
      await edit(document, 'game_healthinfo.getPercent', 'game_healthinfo.getPrecent');
      await untilProblems(document.uri, ['warning[undefined-member] getPrecent'], document);
      const actions = await fixes(document, 'getPrecent', 'quickfix');
      equal(actions[0]?.title, 'Write "getPercent"');
      equal(await vscode.workspace.applyEdit(actions[0]?.edit ?? new vscode.WorkspaceEdit()), true);
      await untilProblems(document.uri, []);
      await revert(document);
    });

    test('so are a module that is not there, and one that comes too late', async () => {
      await ready();
      const document = await vscode.workspace.openTextDocument(health());
      await edit(document, 'local percent = 100', 'local percent = modules.game_batle.isInDanger()');
      await untilProblems(document.uri, ['warning[unknown-used-module] game_batle'], document);
      await edit(document, 'game_batle', 'game_battle');
      const both = ['error[use-cycle] game_battle', 'error[used-too-early] game_battle'];
      await untilProblems(document.uri, both, document);
      const manifest = await vscode.workspace.openTextDocument(file('modules/game_battle/game_battle.otmod'));
      await untilProblems(manifest.uri, ['error[use-cycle] game_healthinfo'], manifest);
      await revert(document);
      await untilProblems(document.uri, []);
      await untilProblems(manifest.uri, []);
    });

    test('a member that is renamed while others use it is told at once, and the uses follow', async () => {
      await ready();
      const document = await vscode.workspace.openTextDocument(health());
      await edit(document, 'function getPercent', 'function getHealth');
      await untilProblems(document.uri, ['warning[removed-member] getHealth'], document);
      const [action] = await fixes(document, 'getHealth', 'quickfix');
      equal(action?.title, 'Rename the uses of "getPercent" to "getHealth"');
      const changed = action?.edit?.entries().map(([uri]) => uri.path.split('/').at(-1));
      equal(changed?.sort(), ['battle.lua', 'healthbar.otui']);
      await revert(document);
      await until(() => problems(document.uri).length === 0, vscode.languages.onDidChangeDiagnostics);
    });
  });
}
