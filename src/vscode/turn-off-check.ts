import * as vscode from 'vscode';
import { pageOf } from '../checks/checks.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import type { Log } from './log.ts';
import { commands, section, settings } from './names.ts';
import { severityOf } from './settings.ts';

/** The command that turns a check off in the settings of the workspace: the given one, or one that is chosen from a list. */
export function registerTurnOffCheck(clients: Clients, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand(commands.turnOffCheck, (code?: unknown, uri?: unknown) => {
    const client = (uri instanceof vscode.Uri ? clients.of(uri) : undefined) ?? clients.active;
    const given = typeof code === 'string' && pageOf(code) ? code : undefined;
    return turnOff(client, given).catch(error => log.failed('turning a check off', error));
  });
}

async function turnOff(client: Client | undefined, given: string | undefined): Promise<void> {
  if (!client) {
    void vscode.window.showInformationMessage('No OTClient module was found in this workspace.');
    return;
  }
  const code = given ?? (await choose(client));
  if (code === undefined) return;
  const own = vscode.workspace.getConfiguration(section, client.folder);
  const stated = own.inspect<Record<string, unknown>>(settings.checks);
  // A severity in the settings of the folder wins over that of the workspace.
  const inFolder = stated?.workspaceFolderValue?.[code] !== undefined;
  const before = inFolder ? stated?.workspaceFolderValue : stated?.workspaceValue;
  const target = inFolder ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Workspace;
  await own.update(settings.checks, { ...before, [code]: 'off' }, target);
}

/** One of the codes that are found now, most frequent first. */
async function choose(client: Client): Promise<string | undefined> {
  const counts = new Map<string, number>();
  for (const { code } of [...(client.view?.diagnostics.values() ?? [])].flat()) {
    if (severityOf(code, client.folder) !== 'off') counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  if (counts.size === 0) {
    void vscode.window.showInformationMessage('Nothing is found in this workspace.');
    return undefined;
  }
  const items = [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([label, count]) => ({ label, description: `${count}`, detail: pageOf(label)?.split('\n')[2] ?? '' }));
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Which check is to be silent?' }))?.label;
}
