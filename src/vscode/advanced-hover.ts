import * as vscode from 'vscode';
import type { Clients } from './clients.ts';
import { look } from './look.ts';
import { advancedDocuments } from './names.ts';

/** What is known of a module that an advanced manifest names, when the pointer rests on it. */
export function provideAdvancedHover(clients: Clients): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    provideHover: (document, position, token) =>
      look(clients, document, token, ({ client, path, view, ranges }) => {
        const found = client.service.advancedHover(view, path, ranges.offset(path, position));
        return found && new vscode.Hover(new vscode.MarkdownString(found.markdown), ranges.range(path, found.span));
      }),
  };
  return vscode.languages.registerHoverProvider(advancedDocuments, provider);
}
