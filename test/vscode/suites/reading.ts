import * as vscode from 'vscode';
import { equal, file, problems, ready, untilProblems } from './support.ts';

/** What must hold in every host: desktop, remote and the web worker. */
export function reading(): void {
  suite('reading a client folder', () => {
    test('finds the modules in the order in which the client loads them', async () => {
      const { clients } = await ready();
      equal(clients.state, 'ready');
      const [client] = clients.all;
      equal(
        client?.view?.snapshot.boot.loads.map(load => load.record.name),
        [
          'corelib',
          'gamelib',
          'client',
          'client_styles',
          'client_topmenu',
          'client_options',
          'game_interface',
          'game_console',
          'game_healthinfo',
          'game_battle',
        ],
      );
      equal(client?.view?.snapshot.sequence.origin, 'folder');
    });

    test('marks the one real problem, in a file that is not open', async () => {
      await ready();
      await untilProblems(file('modules/game_minimap/game_minimap.otmod'), ['error[unknown-module]']);
      const marked = vscode.languages.getDiagnostics().filter(([, list]) => list.some(it => it.source === 'OTClient'));
      equal(marked.length, 1);
    });

    test('gives .otmod the OTML language and .otui as well', async () => {
      await ready();
      const manifest = await vscode.workspace.openTextDocument(file('modules/client/client.otmod'));
      equal(manifest.languageId, 'otml');
      equal(problems(manifest.uri), []);
    });

    test('has a page for every code', async () => {
      await ready();
      const [diagnostic] = vscode.languages.getDiagnostics(file('modules/game_minimap/game_minimap.otmod'));
      const target = typeof diagnostic?.code === 'object' ? diagnostic.code.target : undefined;
      const page = target && (await vscode.workspace.openTextDocument(target));
      equal(page?.getText().startsWith('# unknown-module\n'), true);
    });
  });
}
