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

    test('a global of all modules is renamed from a handler, from its bare name and from where it is made', async () => {
      await ready();
      const bar = await vscode.workspace.openTextDocument(file('modules/game_healthinfo/healthbar.otui'));
      const util = await vscode.workspace.openTextDocument(file('modules/corelib/util.lua'));
      const player = await vscode.workspace.openTextDocument(file('modules/gamelib/player.lua'));
      const wanted = ['corelib/util.lua function limit(', 'gamelib/player.lua and limit('];
      equal(await renamed(util, 'clamp', 'limit'), wanted);
      equal(await renamed(player, 'clamp', 'limit'), wanted);
      const translated = await renamed(bar, "tr('", 'translate');
      equal(translated, await renamed(util, 'tr(text', 'translate'));
      equal(translated.includes('game_healthinfo/healthbar.otui !tooltip: translate('), true);
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        bar.uri,
        at(bar, "tr('"),
      );
      equal(found.length, translated.length);
      let refusal = '';
      await renamed(bar, "tr('", 'clamp').catch((error: Error) => (refusal = error.message));
      equal(refusal, '"clamp" is a global of all modules, made in modules/corelib/util.lua:5.');
    });
  });
}

function at(document: vscode.TextDocument, text: string): vscode.Position {
  return document.positionAt(document.getText().indexOf(text) + 1);
}

/** The lines that a rename changes as they are then, as far as the name; the documents stay as they are. */
async function renamed(document: vscode.TextDocument, text: string, name: string): Promise<readonly string[]> {
  const edits = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    at(document, text),
    name,
  );
  const shown: string[] = [];
  for (const [uri, changes] of edits.entries()) {
    const changed = await vscode.workspace.openTextDocument(uri);
    for (const { range, newText } of changes) {
      const before = changed.lineAt(range.start.line).text.slice(0, range.start.character).trim();
      const word = before.split(' ').at(-1) ?? '';
      const behind = changed.lineAt(range.end.line).text.slice(range.end.character, range.end.character + 1);
      shown.push(`${uri.path.split('/').slice(-2).join('/')} ${word} ${newText}${behind}`);
    }
  }
  return shown.sort();
}
