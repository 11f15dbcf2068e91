import * as vscode from 'vscode';
import { isAdvancedManifest } from '../workspace/manifest-paths.ts';
import type { Clients } from './clients.ts';
import { Ranges, workspaceEdit } from './convert.ts';
import type { Log } from './log.ts';
import { commands } from './names.ts';

/** The command that brings the `.otmod` beside an advanced manifest up to date, and shows it. */
export function registerExport(clients: Clients, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand(commands.exportPlain, (given?: unknown) =>
    exportPlain(clients, given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri).catch(
      error => log.failed('exporting an .otmod', error),
    ),
  );
}

async function exportPlain(clients: Clients, uri: vscode.Uri | undefined): Promise<void> {
  const found = uri && isAdvancedManifest(uri.path) ? await clients.fresh(uri) : undefined;
  if (!found) {
    void vscode.window.showInformationMessage('Open an advanced manifest (.otmod.jsonc) of a module to export it.');
    return;
  }
  const { client, path, view } = found;
  const exported = client.service.exportPlain(view, path);
  if (!exported.ok) {
    void vscode.window.showErrorMessage(`Nothing was exported. ${exported.error}`);
    return;
  }
  const { edits, path: target } = exported.value;
  if (edits.length === 0) {
    void vscode.window.showInformationMessage(`${target} is up to date.`);
    return;
  }
  const [first] = edits;
  // Asked for by name, a new file needs no second question.
  if (first?.kind === 'create')
    await vscode.workspace.fs.writeFile(client.uriOf(target), new TextEncoder().encode(first.text));
  else await vscode.workspace.applyEdit(workspaceEdit(edits, client, new Ranges(view.snapshot), undefined));
  await vscode.window.showTextDocument(client.uriOf(target));
}
