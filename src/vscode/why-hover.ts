import * as vscode from 'vscode';
import type { Clients } from './clients.ts';
import { look } from './look.ts';
import { commands, mentioningDocuments } from './names.ts';

/** Below what is told of a module wherever it is named: the way to the reasons for it. */
export function provideWhyHover(clients: Clients): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    provideHover: (document, position, token) =>
      look(clients, document, token, ({ client, path, view, ranges }) => {
        const named = client.service.moduleNamedAt(view, path, ranges.offset(path, position));
        if (!named) return undefined;
        const question = encodeURIComponent(JSON.stringify([document.uri.toString(), named.name]));
        const link = new vscode.MarkdownString(`[Why is it loaded?](command:${commands.whyLoaded}?${question})`);
        link.isTrusted = { enabledCommands: [commands.whyLoaded] };
        return new vscode.Hover(link, ranges.range(path, named.span));
      }),
  };
  return vscode.languages.registerHoverProvider([...mentioningDocuments], provider);
}
