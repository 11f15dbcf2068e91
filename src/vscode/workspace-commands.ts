import * as vscode from 'vscode';
import { counted } from '../base/text.ts';
import type { Clients } from './clients.ts';
import { Ranges, workspaceEdit } from './convert.ts';
import { guardedCommand } from './guarded-command.ts';
import type { Log } from './log.ts';
import { commands } from './names.ts';
import { shownSeverities } from './problems.ts';
import { openSample } from './sample.ts';
import { severityOf } from './settings.ts';

/** The commands of the palette that are about the whole workspace or the open manifest. */
export function registerWorkspaceCommands(
  clients: Clients,
  log: Log,
  context: vscode.ExtensionContext,
): vscode.Disposable {
  const register = (command: string, what: string, run: () => Promise<unknown>) =>
    guardedCommand(log, command, what, run);
  return vscode.Disposable.from(
    register(commands.checkWorkspace, 'checking the workspace', () => checkWorkspace(clients)),
    register(commands.fixAll, 'fixing', () => fixAllInEditor(clients)),
    register(commands.openSample, 'opening the sample workspace', () => openSample(context)),
    register(commands.showLog, 'showing the log', async () => log.show()),
  );
}

/** Reads everything anew, says what was found, and leads to the problems. */
async function checkWorkspace(clients: Clients): Promise<void> {
  if (!(await clients.rescan())) return;
  const modules = clients.all.reduce((sum, client) => sum + (client.view?.snapshot.files.length ?? 0), 0);
  if (modules === 0) {
    void vscode.window.showInformationMessage('No OTClient module was found in this workspace.');
    return;
  }
  const severities = clients.all.flatMap(shownSeverities);
  const errors = severities.filter(it => it === 'error').length;
  const warnings = severities.filter(it => it === 'warning').length;
  const words = `${counted(modules, 'module')} checked: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}.`;
  if (errors + warnings > 0) void vscode.commands.executeCommand('workbench.actions.view.problems');
  void vscode.window.showInformationMessage(words);
}

/** Mends again what the first mends bring to light, such as the keys of a manifest whose indentation was refused. */
async function fixAllInEditor(clients: Clients): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = document && (await clients.fresh(document.uri));
    if (!found) {
      void vscode.window.showInformationMessage('Open a file of a module to fix what is wrong in it.');
      return;
    }
    const { client, path, view } = found;
    const isOn = (code: string) => severityOf(code, client.folder) !== 'off';
    const { edits, count } = client.service.fixAll(view, path, isOn);
    if (count === 0 && round === 0)
      void vscode.window.showInformationMessage('Nothing in this file can be fixed without a decision.');
    const edit = workspaceEdit(edits, client, new Ranges(view.snapshot), undefined);
    if (count === 0 || !(await vscode.workspace.applyEdit(edit))) return;
  }
}

/** Fixes that make room for each other for ever are stopped here. */
const MOST_ROUNDS = 5;
