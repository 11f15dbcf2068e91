import * as vscode from 'vscode';
import type { View } from '../service.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import { Ranges } from './convert.ts';
import { givenUri } from './given-uri.ts';

/** A module by its name, which need not lie in the workspace. */
export interface AskedModule {
  readonly client: Client;
  readonly view: View;
  readonly name: string;
}

/**
 * The module that a command is about: `named`, beside a file of its client, else that of the given file or line of a view, else the one that is named at the
 * cursor, else that of the open file, else one that is chosen from a list.
 */
export async function askModule(clients: Clients, given: unknown, named: unknown): Promise<AskedModule | undefined> {
  // Links of hovers carry it as a text.
  const uri = typeof given === 'string' ? vscode.Uri.parse(given) : givenUri(given);
  const editor = vscode.window.activeTextEditor;
  const place = uri ?? editor?.document.uri;
  const found = place && (await clients.fresh(place));
  if (found && typeof named === 'string') return { client: found.client, view: found.view, name: named };
  if (found) {
    const { client, view, path } = found;
    const cursor = uri ? undefined : editor?.selection.active;
    const offset = cursor && new Ranges(view.snapshot).offset(path, cursor);
    const name = client.service.moduleAsked(view, path, offset);
    if (name !== undefined) return { client, view, name };
  }
  const client = found?.client ?? clients.active;
  const view = await client?.fresh();
  if (!client || !view) {
    void vscode.window.showInformationMessage('No OTClient module was found in this workspace.');
    return undefined;
  }
  const names = client.service.modulesKnown(view);
  const name = await vscode.window.showQuickPick([...names], { placeHolder: 'Which module?' });
  return name === undefined ? undefined : { client, view, name };
}
