import * as vscode from 'vscode';
import type { Clients } from './clients.ts';
import { look } from './look.ts';
import { checkedDocuments } from './names.ts';

/**
 * *Go to Definition* from manifests and Lua to modules and their members, from manifests to scripts and functions, from
 * paths in Lua and widgets to files.
 */
export function provideDefinitions(clients: Clients): vscode.Disposable {
  const provider: vscode.DefinitionProvider = {
    provideDefinition: (document, position, token) =>
      look(clients, document, token, ({ client, path, view, ranges }): vscode.LocationLink[] => {
        const found = client.service.definition(view, path, ranges.offset(path, position));
        return (found?.targets ?? []).map(target => ({
          originSelectionRange: ranges.range(path, found?.origin ?? target.span),
          targetUri: client.uriOf(target.path),
          targetRange: ranges.range(target.path, target.span),
        }));
      }),
  };
  return vscode.languages.registerDefinitionProvider(checkedDocuments, provider);
}
