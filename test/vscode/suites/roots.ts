import * as vscode from 'vscode';
import { equal, ready, until, untilProblems } from './support.ts';

/** A workspace of several folders: each client for itself. */
export function roots(): void {
  suite('several folders', () => {
    test('are clients of their own, with engines and orders of their own', async () => {
      const { clients } = await ready();
      equal(
        clients.all.map(({ title, view }) => [title, view?.snapshot.engine.id, view?.snapshot.boot.loads.length]),
        [
          ['first', 'mehah', 10],
          ['second', 'edubart', 1],
        ],
      );
    });

    test('do not see the modules of each other', async () => {
      const [, second] = vscode.workspace.workspaceFolders ?? [];
      const uri = vscode.Uri.joinPath(second.uri, 'modules/only/only.otmod');
      const text = 'Module\n  name: only\n  autoload: true\n  dependencies: [ corelib ]\n';
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      await untilProblems(uri, ['error[unknown-module]']);
    });

    test('are all looked at for a module by its name', async () => {
      await ready();
      const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'o',
      );
      const names = symbols.filter(it => it.kind === vscode.SymbolKind.Module).map(it => it.name);
      equal(
        ['corelib', 'only'].map(name => names.includes(name)),
        [true, true],
      );
    });

    test('come and go', async () => {
      const { clients } = await ready();
      vscode.workspace.updateWorkspaceFolders(1, 1);
      await until(
        () => clients.state === 'ready' && clients.all.length === 1,
        listener => clients.onDidChange(() => listener(undefined)),
      );
      equal(
        clients.all.map(it => it.title),
        ['first'],
      );
    });
  });
}
