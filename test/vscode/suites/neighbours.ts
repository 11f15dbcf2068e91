import * as vscode from 'vscode';
import { edit, equal, file, fixes, ready, revert, until, untilProblems } from './support.ts';

/** Another extension claims `.otmod` and `.otui`: its claim stands, and ours works all the same. */
export function neighbours(): void {
  suite('beside a neighbour', () => {
    test('its language ids are left alone', async () => {
      await ready();
      const styles = await vscode.workspace.openTextDocument(file('modules/client_styles/styles/buttons.otui'));
      equal(styles.languageId, 'otui');
      const manifest = await vscode.workspace.openTextDocument(file('modules/client/client.otmod'));
      equal(['otmod', 'otml'].includes(manifest.languageId), true);
    });

    test('problems and fixes work whoever owns the language', async () => {
      await ready();
      const opened = await vscode.workspace.openTextDocument(file('modules/game_minimap/game_minimap.otmod'));
      const document = await vscode.languages.setTextDocumentLanguage(opened, 'otmod');
      equal(document.languageId, 'otmod');
      await untilProblems(document.uri, ['error[unknown-module] game_intreface'], document);
      equal((await fixes(document, 'game_intreface', 'quickfix'))[0]?.title, 'Write "game_interface"');
      await edit(document, 'game_intreface', 'game_interface');
      await until(
        () => vscode.languages.getDiagnostics(document.uri).length === 0,
        vscode.languages.onDidChangeDiagnostics,
      );
      equal(document.languageId, 'otmod');
      await revert(document);
    });
  });
}
