import * as vscode from 'vscode';
import { equal, file, ready, until } from './support.ts';

/** References and renaming from within an advanced manifest. */
export function mentions(): void {
  suite('names in advanced manifests', () => {
    const path = 'modules/game_healthinfo/game_healthinfo.otmod.jsonc';
    const text = '{\n  "name": "game_healthinfo",\n  "loadAfter": ["game_console"]\n}\n';

    suiteSetup(async () => {
      const { clients } = await ready();
      await vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));
      await until(() => clients.all[0]?.view?.snapshot.advanced.has(path) ?? false, clients.onDidChange);
    });

    suiteTeardown(async () => {
      const { clients } = await ready();
      await vscode.workspace.fs.delete(file(path));
      await until(() => !clients.all[0]?.view?.snapshot.advanced.has(path), clients.onDidChange);
    });

    test('lead to all other places that name the module', async () => {
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        file(path),
        at('game_console'),
      );
      const places = found.map(it => `${it.uri.path.split('/').at(-1)}:${it.range.start.line}`);
      equal(places.includes('game_healthinfo.otmod.jsonc:2'), true);
      equal(places.includes('game_console.otmod:1'), true);
      equal(places.includes('game_interface.otmod:10'), true);
    });

    test('are renamed with all others, the file of the name included', async () => {
      await vscode.workspace.openTextDocument(file(path));
      const made = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        file(path),
        at('game_healthinfo'),
        'game_vitals',
      );
      const changed = made.entries().map(([uri]) => uri.path.split('/').at(-1));
      equal(
        ['battle.lua', 'game_vitals.otmod', 'game_vitals.otmod.jsonc'].filter(it => !changed.includes(it)),
        [],
      );
    });

    function at(name: string): vscode.Position {
      const before = text.slice(0, text.indexOf(`"${name}"`) + 2).split('\n');
      return new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0);
    }
  });
}
