import * as vscode from 'vscode';
import { type EngineId, engineIds } from '../clients/client-engine.ts';
import { clients as engines } from '../clients/clients.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import { commands, engineItem, section, settings } from './names.ts';

/** The client engine in the status bar, with the reason for it, and the command that chooses another. */
export function showEngineChoice(clients: Clients): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(engineItem, vscode.StatusBarAlignment.Right, 100);
  item.name = 'OTClient Engine';
  item.command = commands.selectEngine;
  const update = () => {
    const client = clients.active;
    const snapshot = client?.view?.snapshot;
    if (!client || !snapshot) return item.hide();
    const { engine, detection, engineChosen, sequence } = snapshot;
    item.text = `$(package) ${engine.id}`;
    const why = engineChosen ? 'chosen in the settings' : `detected: ${detection.reason}`;
    const boot =
      sequence.origin === 'folder'
        ? 'The boot sequence is that of the init.lua of the folder.'
        : `The boot sequence is that of ${engine.repository}.`;
    item.tooltip = `Client engine of ${client.title}: ${engine.title} (${why}). ${boot} Click to choose another.`;
    item.accessibilityInformation = { label: `Client engine: ${engine.title}, ${why}` };
    item.show();
  };
  update();
  return vscode.Disposable.from(
    item,
    clients.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.commands.registerCommand(commands.selectEngine, (given?: unknown) => selectEngine(clients.active, given)),
  );
}

type Choice = vscode.QuickPickItem & { readonly engine: EngineId | 'auto' };

async function selectEngine(client: Client | undefined, given: unknown): Promise<void> {
  if (!client) {
    void vscode.window.showInformationMessage(
      'There is no OTClient module in this workspace, so there is no client engine to choose.',
    );
    return;
  }
  const known = (['auto', ...engineIds] as const).find(it => it === given);
  const engine = known ?? (await pick(client))?.engine;
  if (engine === undefined) return;
  const own = vscode.workspace.getConfiguration(section, client.folder);
  const { globalValue, workspaceValue } = own.inspect<string>(settings.engine) ?? {};
  const isDefault = engine === 'auto' && globalValue === undefined && workspaceValue === undefined;
  await own.update(settings.engine, isDefault ? undefined : engine, vscode.ConfigurationTarget.WorkspaceFolder);
}

function pick(client: Client): Thenable<Choice | undefined> {
  const snapshot = client.view?.snapshot;
  const detected = snapshot?.detection;
  const now: EngineId | 'auto' | undefined = snapshot?.engineChosen ? snapshot.engine.id : 'auto';
  const mark = (engine: EngineId | 'auto') => (engine === now ? '$(check) ' : '');
  const automatic: Choice = {
    engine: 'auto',
    label: `${mark('auto')}Detect`,
    detail: detected ? `now ${detected.engine}: ${detected.reason}` : '',
  };
  const choices = engineIds.map((engine): Choice => {
    const { title, repository } = engines[engine];
    return { engine, label: `${mark(engine)}${title}`, description: repository };
  });
  return vscode.window.showQuickPick([automatic, ...choices], {
    title: `Client Engine of ${client.title}`,
    matchOnDescription: true,
  });
}
