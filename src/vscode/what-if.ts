import * as vscode from 'vscode';
import type { Change } from '../features/why/scenario.ts';
import type { Consequences } from '../features/why/what-if.ts';
import { consequencesInWords } from '../features/why/what-if-words.ts';
import type { AskedModule } from './ask-module.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import { Ranges, workspaceEdit } from './convert.ts';
import { guardedCommand } from './guarded-command.ts';
import { withLateProgress } from './late-progress.ts';
import type { Log } from './log.ts';
import { commands, whatIfScheme } from './names.ts';
import { severityOf } from './settings.ts';
import { runSliced } from './slices.ts';
import { askChange, type Wonder } from './what-if-questions.ts';

/** A comparison that is, or was, open. */
interface Shown {
  readonly client: Client;
  readonly wonder: Wonder;
  readonly consequences: Consequences;
}

/**
 * *What If*: works out what unsaved texts or a change of one module come to, and shows the load orders side by side; with a module and a
 * change (or `unsaved`) behind it, it asks nothing. *Apply What If* makes the change, of the comparison that is open; with `true` behind
 * that, without another look.
 */
export function registerWhatIf(clients: Clients, log: Log): vscode.Disposable {
  const shown = new Map<string, Shown>();
  let count = 0;
  const whatIf = async (given: unknown, change: unknown) => {
    const asked = await askChange(clients, given, change);
    const found = asked && (await workedOut(asked.module, asked.wonder));
    if (!asked || !found) return;
    const id = String(++count);
    const title = `What if ${titleOf(asked.wonder)}`;
    shown.set(id, { client: asked.module.client, wonder: asked.wonder, consequences: found });
    await vscode.commands.executeCommand('vscode.diff', uriOf(id, 'before'), uriOf(id, 'after'), title);
    const apply = asked.wonder.kind === 'unsaved' ? 'Save' : 'Apply';
    vscode.window.showInformationMessage(consequencesInWords(found), apply).then(choice => {
      if (choice === apply) void vscode.commands.executeCommand(commands.applyWhatIf, uriOf(id, 'after'));
    });
  };
  const apply = async (given: unknown, isSure: unknown) => {
    const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
    const known = uri?.scheme === whatIfScheme ? shown.get(uri.query) : undefined;
    if (known) await applied(known, isSure === true);
    else void vscode.window.showInformationMessage('Ask “What If” first: there is nothing that could be applied.');
  };
  const contents: vscode.TextDocumentContentProvider = {
    provideTextDocumentContent(uri) {
      const known = shown.get(uri.query);
      const side = uri.path.startsWith('/before') ? 'before' : 'after';
      return known?.consequences[side].text ?? 'This comparison is over; ask “What If” again.\n';
    },
  };
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(whatIfScheme, contents),
    guardedCommand(log, commands.whatIf, 'working out what a change comes to', whatIf),
    guardedCommand(log, commands.applyWhatIf, 'applying a change', apply),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === whatIfScheme && uri.path.startsWith('/after')) shown.delete(uri.query);
    }),
  );
}

function uriOf(id: string, side: 'before' | 'after'): vscode.Uri {
  return vscode.Uri.from({ scheme: whatIfScheme, path: `/${side}.txt`, query: id });
}

/** In steps, with a progress that can be cancelled; undefined where it was, or where there is nothing to tell. */
async function workedOut({ client, view }: AskedModule, wonder: Wonder): Promise<Consequences | undefined> {
  const { service } = client;
  const isOn = (code: string) => severityOf(code, client.folder) !== 'off';
  const scan = { cancelled: false };
  const run = <T>(steps: Parameters<typeof runSliced<T>>[0]) =>
    withLateProgress('Working out what would be', scan, () => runSliced(steps, () => scan.cancelled));
  if (wonder.kind === 'unsaved') {
    const found = await run(service.whatIfSaved(view, isOn));
    if (!found && !scan.cancelled) void vscode.window.showInformationMessage('Nothing is unsaved in this client.');
    return found;
  }
  const scenario = service.scenario(view, wonder.changes);
  if (scenario.ok) return run(service.whatIf(view, scenario.value, isOn));
  void vscode.window.showErrorMessage(`That cannot be. ${scenario.error}`);
  return undefined;
}

/** Saves the texts, or makes the change as one edit that is shown before it is made and can be undone. */
async function applied({ client, wonder }: Shown, isSure: boolean): Promise<void> {
  if (wonder.kind === 'unsaved') {
    const own = (document: vscode.TextDocument) => document.isDirty && client.pathOf(document.uri) !== undefined;
    for (const document of vscode.workspace.textDocuments.filter(own)) await document.save();
    return;
  }
  // What was typed since then is part of it.
  const view = await client.fresh();
  const scenario = view && client.service.scenario(view, wonder.changes);
  if (!view || !scenario) return;
  if (!scenario.ok) {
    void vscode.window.showErrorMessage(`Nothing was changed. ${scenario.error}`);
    return;
  }
  const { edits, removed } = scenario.value;
  // No file has an empty path, so that all of it is looked through.
  const edit = workspaceEdit(edits, client, new Ranges(view.snapshot), isSure ? undefined : '', true);
  for (const folder of removed) {
    const options = { recursive: true, ignoreIfNotExists: true };
    const ask = isSure ? undefined : { needsConfirmation: true, label: 'OTClient Modules' };
    edit.deleteFile(client.uriOf(folder), options, ask);
  }
  await vscode.workspace.applyEdit(edit);
}

function titleOf(wonder: Wonder): string {
  return wonder.kind === 'unsaved' ? 'everything were saved' : wonder.changes.map(changeTitle).join(', and ');
}

function changeTitle(change: Change): string {
  switch (change.kind) {
    case 'require':
      return `${change.module} asked for ${change.name} ${change.range}`;
    case 'release':
      return `${change.module} did not ask for ${change.name}`;
    case 'pick':
      return `${change.module} were ${change.version.raw}`;
    case 'disable':
      return `${change.module} were disabled`;
    case 'remove':
      return `${change.module} were removed`;
  }
}
