import * as vscode from 'vscode';
import type { Clients } from './clients.ts';
import { look } from './look.ts';
import { advancedDocuments } from './names.ts';

/** The way from a name in an advanced manifest to the manifest, the script or the function that it means. */
export function provideAdvancedDefinition(clients: Clients): vscode.Disposable {
  const provider: vscode.DefinitionProvider = {
    provideDefinition: (document, position, token) =>
      look(clients, document, token, ({ client, path, view, ranges }) => {
        const found = client.service.advancedDefinition(view, path, ranges.offset(path, position));
        return found?.targets.map((target): vscode.LocationLink => {
          const range = ranges.range(target.path, target.span);
          const originSelectionRange = ranges.range(path, found.span);
          return { originSelectionRange, targetUri: client.uriOf(target.path), targetRange: range };
        });
      }),
  };
  return vscode.languages.registerDefinitionProvider(advancedDocuments, provider);
}
