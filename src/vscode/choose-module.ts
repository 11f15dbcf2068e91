import * as vscode from 'vscode';
import type { View } from '../service.ts';
import type { WorkspaceModule } from '../versions/workspace-module.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import { givenUri } from './given-uri.ts';

/** A module of a client folder at this moment. */
export interface ModuleInView {
  readonly client: Client;
  readonly view: View;
  readonly module: WorkspaceModule;
}

/** The module of a given file or line of a view, else of the open file, else one that is chosen from a list. */
export async function chooseModule(clients: Clients, given: unknown): Promise<ModuleInView | undefined> {
  const uri = givenUri(given) ?? vscode.window.activeTextEditor?.document.uri;
  const found = uri && (await clients.fresh(uri));
  const own = found?.client.service.moduleAt(found.view, found.path);
  if (found && own) return { client: found.client, view: found.view, module: own };
  const client = clients.active;
  const view = await client?.fresh();
  if (!client || !view) {
    void vscode.window.showInformationMessage('No OTClient module was found in this workspace.');
    return undefined;
  }
  const names = view.snapshot.advancedNames().all();
  const modules = names.flatMap(name => client.service.moduleNamed(view, name) ?? []);
  const items = modules.map(module => ({
    label: module.name,
    description: module.version?.raw ?? '',
    detail: module.folder,
    module,
  }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: 'Which module?' });
  return picked && { client, view, module: picked.module };
}
