import * as vscode from 'vscode';
import type { Clients } from './clients.ts';
import { look } from './look.ts';
import { checkedDocuments } from './names.ts';

/** What there is to know of the words of a manifest of either kind, and of the modules and members that Lua names. */
export function provideHover(clients: Clients): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    provideHover: (document, position, token) =>
      look(clients, document, token, ({ client, path, view, ranges }) => {
        const found = client.service.hover(view, path, ranges.offset(path, position));
        return found && new vscode.Hover(new vscode.MarkdownString(found.markdown), ranges.range(path, found.span));
      }),
  };
  return vscode.languages.registerHoverProvider(checkedDocuments, provider);
}
