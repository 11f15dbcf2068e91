import * as vscode from 'vscode';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Clients } from './clients.ts';
import { section } from './names.ts';

/**
 * Told when what is shown of the client folders may be out of date: a snapshot is another one than before, or a setting
 * changed. A view alone is new at each look, and to tell of those would make who looks at it look again, for ever.
 */
export function snapshotChanges(clients: Clients): { readonly event: vscode.Event<void> } & vscode.Disposable {
  const emitter = new vscode.EventEmitter<void>();
  let shown: readonly (Snapshot | undefined)[] = [];
  const views = clients.onDidChange(() => {
    const snapshots = clients.all.map(({ view }) => view?.snapshot);
    const isSame = snapshots.length === shown.length && snapshots.every((it, i) => it === shown[i]);
    shown = snapshots;
    if (!isSame) emitter.fire();
  });
  const configuration = vscode.workspace.onDidChangeConfiguration(event => {
    if (event.affectsConfiguration(section)) emitter.fire();
  });
  const all = vscode.Disposable.from(emitter, views, configuration);
  return { event: emitter.event, dispose: () => all.dispose() };
}
