import * as vscode from 'vscode';
import { commands } from '../../../src/vscode/names.ts';
import { equal, file, ready, until } from './support.ts';

/** A folder without modules, and what happens when the first one comes. */
export function empty(): void {
  suite('a folder without modules', () => {
    test('says so, and no command fails', async () => {
      const { clients } = await ready();
      equal(clients.state, 'empty');
      await vscode.commands.executeCommand(commands.checkWorkspace);
      await vscode.commands.executeCommand(commands.fixAll);
      await vscode.commands.executeCommand(commands.selectEngine);
      equal(
        vscode.languages.getDiagnostics().filter(([, list]) => list.some(it => it.source === 'OTClient')),
        [],
      );
    });

    test('becomes a client when a module appears', async () => {
      const { clients } = await ready();
      const text = new TextEncoder().encode('Module\n  name: first\n');
      await vscode.workspace.fs.writeFile(file('modules/first/first.otmod'), text);
      await until(() => clients.state === 'ready', clients.onDidChange);
      equal(
        clients.all[0]?.view?.snapshot.files.map(it => it.manifest.name?.value),
        ['first'],
      );
    });
  });
}
