import * as vscode from 'vscode';
import type { Clients } from './clients.ts';
import { Offered } from './completion.ts';
import { look } from './look.ts';
import { codeDocuments, documents } from './names.ts';

/** Completion behind `modules` and behind a module, wherever Lua stands. */
export function provideLuaCompletion(clients: Clients): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<Offered> = {
    provideCompletionItems: (document, position, token) =>
      look(clients, document, token, ({ client, path, view, ranges }) => {
        const { items, incomplete } = client.service.luaCompletion(view, path, ranges.offset(path, position));
        if (items.length === 0) return undefined;
        return new vscode.CompletionList(
          items.map(it => new Offered(it, ranges.range(path, it.span))),
          incomplete,
        );
      }),
    resolveCompletionItem: offered => {
      offered.documentation = new vscode.MarkdownString(offered.item.documentation());
      return offered;
    },
  };
  return vscode.languages.registerCompletionItemProvider([...documents, ...codeDocuments], provider, '.', "'", '"');
}
