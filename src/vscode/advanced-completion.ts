import * as vscode from 'vscode';
import { type AdvancedCompletion, MOST_OFFERED } from '../features/advanced/completion.ts';
import type { Clients } from './clients.ts';
import { look } from './look.ts';
import { advancedDocuments } from './names.ts';

const kinds: Readonly<Record<AdvancedCompletion['kind'], vscode.CompletionItemKind>> = {
  module: vscode.CompletionItemKind.Module,
  script: vscode.CompletionItemKind.File,
  function: vscode.CompletionItemKind.Function,
  table: vscode.CompletionItemKind.Class,
  range: vscode.CompletionItemKind.Value,
};

/** Names of modules, scripts and functions in advanced manifests, beside what the editor's JSON support offers. */
export function provideAdvancedCompletion(clients: Clients): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems: (document, position, token) =>
      look(clients, document, token, ({ client, path, view, ranges }) => {
        const offered = client.service.advancedCompletion(view, path, ranges.offset(path, position));
        const items = offered.map(({ kind, label, detail, span, text }) => {
          const item = new vscode.CompletionItem({ label, description: detail }, kinds[kind]);
          item.range = ranges.range(path, span);
          item.insertText = text;
          // What is replaced has quotes, and what is typed is held against the label with them.
          item.filterText = JSON.stringify(label);
          return item;
        });
        return new vscode.CompletionList(items, items.length >= MOST_OFFERED);
      }),
  };
  return vscode.languages.registerCompletionItemProvider(advancedDocuments, provider, '"');
}
