import * as vscode from 'vscode';
import { edit, equal, file, ready, revert, until } from './support.ts';

/** What the editor does to the form of manifests, and shows beside and on their words. */
export function writing(): void {
  suite('the form and the colours of manifests', () => {
    const open = () => vscode.workspace.openTextDocument(file('modules/game_minimap/game_minimap.otmod'));
    const formatEdits = (command: string, document: vscode.TextDocument, ...rest: readonly unknown[]) =>
      vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(command, document.uri, ...rest);
    const options = { tabSize: 2, insertSpaces: true };

    test('a manifest is formatted, whole or in part', async () => {
      await ready();
      const document = await open();
      const before = document.getText();
      equal((await formatEdits('vscode.executeFormatDocumentProvider', document, options)) ?? [], []);
      await edit(document, '  sandboxed: true\n', '  sandboxed:true  \n\n\n');
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('editor.action.formatDocument');
      equal(document.getText(), before.replace('  sandboxed: true\n', '  sandboxed: true\n\n'));
      await revert(document);
      await edit(document, '  sandboxed: true\n', '  sandboxed:true\n');
      const line = document.lineAt(document.positionAt(document.getText().indexOf('sandboxed')).line).range;
      const found = await formatEdits('vscode.executeFormatRangeProvider', document, line, options);
      equal(
        found?.map(it => it.newText),
        [' '],
      );
      await revert(document);
    });

    test('Enter goes on with a list, once, and ends it behind an empty dash', async () => {
      await ready();
      const document = await open();
      const editor = await vscode.window.showTextDocument(document);
      const item = '    - game_intreface';
      const at = document.positionAt(document.getText().indexOf(item) + item.length);
      editor.selection = new vscode.Selection(at, at);
      await vscode.commands.executeCommand('type', { text: '\n' });
      const line = (down: number) => document.lineAt(at.line + down).text;
      await until(() => line(1) === '    - ', vscode.workspace.onDidChangeTextDocument);
      await vscode.commands.executeCommand('type', { text: '\n' });
      await until(() => line(1) === '  ', vscode.workspace.onDidChangeTextDocument);
      equal(line(0), item);
      equal(editor.selection.active.isEqual(new vscode.Position(at.line + 1, 2)), true);
      await revert(document);
    });

    test('the words of a manifest have their colours', async () => {
      await ready();
      const document = await open();
      const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
        'vscode.provideDocumentSemanticTokensLegend',
        document.uri,
      );
      const { data } = await vscode.commands.executeCommand<vscode.SemanticTokens>(
        'vscode.provideDocumentSemanticTokens',
        document.uri,
      );
      const words: string[] = [];
      let [line, character] = [0, 0];
      for (let i = 0; i < data.length; i += 5) {
        const [lines, characters, length, type, modifiers] = data.subarray(i, i + 5);
        character = lines === 0 ? character + characters : characters;
        line += lines;
        const word = document.getText(new vscode.Range(line, character, line, character + length));
        const own = legend.tokenModifiers.filter((_, bit) => modifiers & (1 << bit));
        words.push(`${word}: ${[legend.tokenTypes[type], ...own].join('.')}`);
      }
      equal(words.includes('name: property'), true);
      equal(words.includes('game_intreface: namespace.unresolved'), true);
    });

    test('hints follow the text, and the settings that switch them off', async () => {
      await ready();
      const document = await open();
      const labels = async () => {
        const all = new vscode.Range(0, 0, document.lineCount, 0);
        const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
          'vscode.executeInlayHintProvider',
          document.uri,
          all,
        );
        return hints.map(({ label }) => label);
      };
      equal((await labels()).includes('no such module'), true);
      const settings = vscode.workspace.getConfiguration('otclientModules.inlayHints');
      await settings.update('unresolved', false, vscode.ConfigurationTarget.Workspace);
      equal((await labels()).includes('no such module'), false);
      await settings.update('unresolved', undefined, vscode.ConfigurationTarget.Workspace);
      await edit(document, 'game_intreface', 'game_interface');
      equal(
        (await labels()).some(it => String(it).startsWith('#')),
        true,
      );
      await revert(document);
    });
  });
}
