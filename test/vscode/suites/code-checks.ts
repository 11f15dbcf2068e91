import * as vscode from 'vscode';
import { edit, equal, file, fixes, ready, revert, untilProblems } from './support.ts';

/** What is found in Lua itself. */
export function codeChecks(): void {
  suite('findings in Lua', () => {
    const battle = () => file('modules/game_battle/battle.lua');

    test('a path in other case is mended by the light-bulb', async () => {
      await ready();
      const document = await vscode.workspace.openTextDocument(battle());
      await untilProblems(document.uri, []);
      await edit(document, '/game_healthinfo/healthbar', '/game_healthinfo/Healthbar');
      await untilProblems(document.uri, ['warning[path-case] /game_healthinfo/Healthbar'], document);
      const [fix] = await fixes(document, '/game_healthinfo/Healthbar', 'quickfix');
      equal([fix?.title, fix?.isPreferred], ['Write "/game_healthinfo/healthbar"', true]);
      equal(await vscode.workspace.applyEdit(fix?.edit ?? new vscode.WorkspaceEdit()), true);
      await untilProblems(document.uri, []);
      await revert(document);
    });

    test('a signal that nobody disconnects is a hint at its line', async () => {
      await ready();
      const document = await vscode.workspace.openTextDocument(battle());
      await edit(
        document,
        '  disconnect(Creature, { onAppear = onAppear, onDisappear',
        '  disconnect(Creature, { onDisappear',
      );
      await untilProblems(document.uri, ['hint[unbalanced-connect] onAppear'], document);
      await revert(document);
      await untilProblems(document.uri, []);
    });

    test('what is off by itself is found once it has a severity', async () => {
      await ready();
      const document = await vscode.workspace.openTextDocument(battle());
      await edit(document, 'modules.game_healthinfo.getPercent', 'modules.gamelib.healthPercent');
      await untilProblems(document.uri, []);
      const own = vscode.workspace.getConfiguration('otclientModules');
      const set = (value: unknown) => own.update('checks', value, vscode.ConfigurationTarget.Workspace);
      await set({ 'undeclared-dependency': 'information' });
      await untilProblems(document.uri, ['information[undeclared-dependency] gamelib'], document);
      const titles = (await fixes(document, 'gamelib', 'quickfix')).map(it => it.title);
      equal(titles.slice(0, 1), ['Add "gamelib" to the dependencies']);
      await set(undefined);
      await untilProblems(document.uri, []);
      await revert(document);
    });
  });
}
