import * as vscode from 'vscode';
import type { Clients } from './clients.ts';
import { Ranges } from './convert.ts';

/** *Go to Symbol in Workspace*: the modules of every client folder by their names. */
export function provideWorkspaceSymbols(clients: Clients): vscode.Disposable {
  const provider: vscode.WorkspaceSymbolProvider = {
    async provideWorkspaceSymbols(query, token) {
      const found: vscode.SymbolInformation[] = [];
      for (const client of clients.all) {
        const view = await client.fresh();
        if (token.isCancellationRequested) return undefined;
        if (!view) continue;
        const ranges = new Ranges(view.snapshot);
        for (const { name, container, path, span } of client.service.workspaceSymbols(view, query)) {
          const location = new vscode.Location(client.uriOf(path), ranges.range(path, span));
          found.push(new vscode.SymbolInformation(name, vscode.SymbolKind.Module, container, location));
        }
      }
      return found;
    },
  };
  return vscode.languages.registerWorkspaceSymbolProvider(provider);
}
