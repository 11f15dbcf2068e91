import * as vscode from 'vscode';
import { equal, file, ready, untilProblems } from './support.ts';

/** A folder that nobody has vouched for: everything that runs no code works. */
export function untrusted(): void {
  suite('an untrusted folder', () => {
    test('is read and checked', async () => {
      equal(vscode.workspace.isTrusted, false);
      const { clients } = await ready();
      equal(clients.all[0]?.view?.snapshot.boot.loads.length, 10);
      await untilProblems(file('modules/game_minimap/game_minimap.otmod'), ['error[unknown-module]']);
    });
  });
}
