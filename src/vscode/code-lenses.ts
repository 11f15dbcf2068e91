import * as vscode from 'vscode';
import { counted } from '../base/text.ts';
import type { CodeLens } from '../features/code-lenses.ts';
import type { Clients } from './clients.ts';
import { Ranges } from './convert.ts';
import type { Log } from './log.ts';
import { look } from './look.ts';
import { commands, documents, section, settings } from './names.ts';

/** The lines above a module's name, and the command that shows who needs it. */
export function provideCodeLenses(clients: Clients, log: Log): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    // What other manifests say changes the lines of this one.
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document, token) => {
      if (!vscode.workspace.getConfiguration(section, document).get(settings.codeLens, true)) return [];
      return look(clients, document, token, ({ client, path, view, ranges }) =>
        client.service
          .codeLenses(view, path)
          .map(it => new vscode.CodeLens(ranges.range(path, it.span), commandOf(it, document.uri))),
      );
    },
  };
  return vscode.Disposable.from(
    changed,
    clients.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(`${section}.${settings.codeLens}`)) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(documents, provider),
    vscode.commands.registerCommand(commands.showDependents, (uri?: vscode.Uri) =>
      showDependents(clients, uri).catch(error => log.failed('showing what needs a module', error)),
    ),
  );
}

function commandOf({ title, shows }: CodeLens, uri: vscode.Uri): vscode.Command {
  switch (shows) {
    case 'dependents':
      return { title, command: commands.showDependents, arguments: [uri] };
    case 'load-order':
      return { title, command: commands.showLoadOrder, arguments: [uri] };
    case undefined:
      return { title, command: '' };
  }
}

/** Opens a peek of the lines in which other modules need or use that of a manifest: the given one, or that of the active editor. */
async function showDependents(clients: Clients, given: vscode.Uri | undefined): Promise<void> {
  const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
  const found = uri && (await clients.fresh(uri));
  const [own] = found?.client.service.codeLenses(found.view, found.path) ?? [];
  if (!found || !own) {
    void vscode.window.showInformationMessage('Open a manifest of a module to see what needs it.');
    return;
  }
  const { client, path, view } = found;
  const ranges = new Ranges(view.snapshot);
  const all = client.service.dependents(view, path);
  const places = all
    .slice(0, MOST_PEEKED)
    .map(it => new vscode.Location(client.uriOf(it.path), ranges.range(it.path, it.span)));
  if (places.length === 0) void vscode.window.showInformationMessage('No module needs or uses this one.');
  else {
    const { start } = ranges.range(path, own.span);
    if (all.length > places.length) {
      const words = `Shown are the first ${places.length} of ${counted(all.length, 'place')}.`;
      void vscode.window.showInformationMessage(`${words} “Show What Needs Each Module” has all of them.`);
    }
    await vscode.commands.executeCommand('editor.action.showReferences', uri, start, places);
  }
}

/** More places than these would hold the editor, and nobody reads them in a peek. */
const MOST_PEEKED = 1_000;
