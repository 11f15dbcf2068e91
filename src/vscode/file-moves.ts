import * as vscode from 'vscode';
import { pushTo } from '../base/push-to.ts';
import type { Move } from '../features/path-edits.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import { Ranges, workspaceEdit } from './convert.ts';
import type { Log } from './log.ts';
import { runSliced } from './slices.ts';

/** Files that are renamed or moved in the editor take the paths that lead to them along; the editor asks before it does so. */
export function followFileMoves(clients: Clients, log: Log): vscode.Disposable {
  const will = vscode.workspace.onWillRenameFiles(event => {
    const edit = editsFor(event.files, clients, event.token).catch(error => {
      log.failed('following files that are moved', error);
      return new vscode.WorkspaceEdit();
    });
    event.waitUntil(edit);
  });
  // Of several moves in one go the next one is asked about before the disk tells of the first.
  const did = vscode.workspace.onDidRenameFiles(({ files }) => {
    for (const [client, moves] of movesOf(files, clients)) for (const { from, to } of moves) client.moved(from, to);
  });
  return vscode.Disposable.from(will, did);
}

async function editsFor(
  files: vscode.FileWillRenameEvent['files'],
  clients: Clients,
  token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit> {
  const all = new vscode.WorkspaceEdit();
  for (const [client, wanted] of movesOf(files, clients)) {
    const view = await client.fresh();
    const moved =
      view && (await runSliced(client.service.filesMoved(view, wanted), () => token.isCancellationRequested));
    if (!view || !moved) continue;
    workspaceEdit(moved.edits, client, new Ranges(view.snapshot), undefined, false, all);
    if (moved.warnings.length > 0) void vscode.window.showWarningMessage(moved.warnings.join(' '));
  }
  return all;
}

/** The moves inside of each client folder. */
function movesOf(files: vscode.FileWillRenameEvent['files'], clients: Clients): ReadonlyMap<Client, readonly Move[]> {
  const moves = new Map<Client, Move[]>();
  for (const { oldUri, newUri } of files) {
    const client = clients.of(oldUri);
    const [from, to] = [client?.pathOf(oldUri), client?.pathOf(newUri)];
    if (!client || from === undefined || to === undefined || clients.of(newUri) !== client) continue;
    pushTo(moves, client, { from, to });
  }
  return moves;
}
