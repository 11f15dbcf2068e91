import * as vscode from 'vscode';
import { commands } from '../../../src/vscode/names.ts';
import { edit, equal, file, fixes, problems, ready, revert, until, untilProblems } from './support.ts';

const encode = (text: string) => new TextEncoder().encode(text);

/** What is done for advanced manifests, beside the editor's own support of JSON. */
export function advanced(): void {
  suite('advanced manifests', () => {
    const folder = 'modules/advanced_chat';
    const path = () => file(`${folder}/advanced_chat.otmod.jsonc`);
    const text = [
      '{',
      '  // a comment, and a comma at the end',
      '  "name": "advanced_chat",',
      '  "version": "2.1.0",',
      '  "scripts": ["chat.lua"],',
      '  "dependencies": { "game_console": "*", "game_intreface": "*" },',
      '  "hooks": { "onGameStart": "start" },',
      '}',
      '',
    ].join('\n');
    const unknown = 'error[advanced-unknown-module] "game_intreface"';
    const fromJson = (uri: vscode.Uri) =>
      vscode.languages
        .getDiagnostics(uri)
        .filter(it => it.source !== 'OTClient')
        .map(it => it.message);
    const at = (document: vscode.TextDocument, words: string, by = 0) =>
      document.positionAt(document.getText().indexOf(words) + by);

    suiteSetup(async () => {
      await ready();
      await vscode.workspace.fs.writeFile(file(`${folder}/chat.lua`), encode('function start() end\n'));
      await vscode.workspace.fs.writeFile(path(), encode(text));
    });

    suiteTeardown(async () => {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(file(folder), { recursive: true });
    });

    test('open as JSON with comments, and nothing is said of those', async () => {
      const document = await vscode.workspace.openTextDocument(path());
      equal(document.languageId, 'jsonc');
      await untilProblems(path(), [unknown], document);
      equal(fromJson(path()), []);
    });

    test('what the schema says the editor says, once', async () => {
      const document = await vscode.workspace.openTextDocument(path());
      await vscode.window.showTextDocument(document);
      await edit(document, '"2.1.0"', '"2.1", "sandboxed": "yes", "colour": 1');
      await until(() => fromJson(path()).length >= 3, vscode.languages.onDidChangeDiagnostics);
      equal(problems(path(), document), [unknown]);
      equal(
        fromJson(path()).some(it => it.includes('This must be a version of three numbers')),
        true,
      );
      const titles = (await fixes(document, '"2.1"', 'quickfix')).map(it => it.title);
      equal(titles.includes('Write "2.1.0"'), true);
      await revert(document);
      await until(() => fromJson(path()).length === 0, vscode.languages.onDidChangeDiagnostics);
    });

    test('of a file that nobody has open our own findings are shown', async () => {
      const closed = file('modules/closed/closed.otmod.jsonc');
      await vscode.workspace.fs.writeFile(closed, encode('{ "name": "closed", "sandboxed": 1 }'));
      await untilProblems(closed, ['error[advanced-value]']);
      await vscode.window.showTextDocument(closed);
      await untilProblems(closed, []);
      await until(() => fromJson(closed).length === 1, vscode.languages.onDidChangeDiagnostics);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await untilProblems(closed, ['error[advanced-value]']);
      await vscode.workspace.fs.delete(file('modules/closed'), { recursive: true });
    });

    test('keys come from the schema, names from the workspace', async () => {
      const document = await vscode.workspace.openTextDocument(path());
      await vscode.window.showTextDocument(document);
      await edit(document, '"name"', '"": 0,\n  "name"');
      const list = async (words: string, by: number) => {
        const found = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          path(),
          at(document, words, by),
        );
        return found.items.map(it => (typeof it.label === 'string' ? it.label : it.label.label));
      };
      const keys = await list('"": 0', 1);
      equal(
        ['optionalDependencies', 'lifecycle', 'integrations'].filter(it => !keys.includes(it)),
        [],
      );
      const modules = await list('"game_intreface"', 3);
      equal([modules.includes('game_interface'), modules.includes('advanced_chat')], [true, false]);
      equal((await list('"start"', 2)).includes('start'), true);
      await revert(document);
    });

    test('names lead to what they mean, and tell of it', async () => {
      const document = await vscode.workspace.openTextDocument(path());
      const links = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        path(),
        at(document, '"game_console"', 3),
      );
      equal(
        links.map(it => it.targetUri.toString()),
        [file('modules/game_console/game_console.otmod').toString()],
      );
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        path(),
        at(document, '"game_console"', 3),
      );
      const words = hovers.flatMap(it => it.contents.map(each => (typeof each === 'string' ? each : each.value)));
      equal(
        words.some(it => it.startsWith('**game\\_console**')),
        true,
      );
    });

    test('Export .otmod writes the plain manifest, and what disagrees is marked in both', async () => {
      const document = await vscode.workspace.openTextDocument(path());
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand(commands.exportPlain);
      const plain = file(`${folder}/advanced_chat.otmod`);
      const exported = await vscode.workspace.openTextDocument(plain);
      equal(exported.getText().startsWith('Module\n  name: advanced_chat\n  version: 2.1.0\n'), true);
      await edit(document, '"2.1.0"', '"3.0.0"');
      const disagree = 'warning[manifests-disagree]';
      await until(
        () => problems(plain).includes(disagree) && problems(path()).includes(disagree),
        vscode.languages.onDidChangeDiagnostics,
      );
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand(commands.exportPlain);
      equal(exported.getText().includes('  version: 3.0.0\n'), true);
      await until(() => !problems(path()).includes(disagree), vscode.languages.onDidChangeDiagnostics);
      await revert(exported);
      await revert(document);
    });

    test('an .otmod is converted, as a source action', async () => {
      const document = await vscode.workspace.openTextDocument(file('modules/client/client.otmod'));
      const offered = await fixes(document, 'Module', 'source');
      equal(
        offered.some(it => it.title === 'Convert to advanced manifest'),
        true,
      );
    });

    test('the reference opens, and has the keys of both manifests', async () => {
      await vscode.commands.executeCommand(commands.showReference);
      const page = vscode.window.activeTextEditor?.document.getText() ?? '';
      equal(
        ['# OTClient Modules: reference', '| `load-later` |', '- **`loadLater`**'].filter(it => !page.includes(it)),
        [],
      );
    });
  });
}
