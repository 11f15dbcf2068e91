import * as vscode from 'vscode';
import type { CompletionItem } from '../features/completion/completion-item.ts';
import type { Clients } from './clients.ts';
import { look } from './look.ts';
import { advancedDocuments, manifests } from './names.ts';

const kinds: Readonly<Record<CompletionItem['kind'], vscode.CompletionItemKind>> = {
  manifest: vscode.CompletionItemKind.Snippet,
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
  module: vscode.CompletionItemKind.Module,
  script: vscode.CompletionItemKind.File,
  pattern: vscode.CompletionItemKind.Folder,
  device: vscode.CompletionItemKind.EnumMember,
  function: vscode.CompletionItemKind.Function,
  table: vscode.CompletionItemKind.Struct,
  range: vscode.CompletionItemKind.Value,
  member: vscode.CompletionItemKind.Field,
};

/** Completion in manifests; of advanced ones beside what the editor's JSON support offers. */
export function provideCompletion(clients: Clients): vscode.Disposable {
  const provider: vscode.CompletionItemProvider<Offered> = {
    provideCompletionItems: (document, position, token, { triggerCharacter }) =>
      look(clients, document, token, ({ client, path, view, ranges }) => {
        const offset = ranges.offset(path, position);
        const { items, incomplete } = client.service.completion(view, path, offset, triggerCharacter);
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
  const register = vscode.languages.registerCompletionItemProvider;
  return vscode.Disposable.from(
    register(manifests, provider, '-', '[', ',', ' ', ':', '@', '/'),
    register(advancedDocuments, provider, '"'),
  );
}

/** An item as VS Code shows it, with what it was made from. */
export class Offered extends vscode.CompletionItem {
  constructor(
    readonly item: CompletionItem,
    range: vscode.Range,
  ) {
    super({ label: item.label, detail: item.signature, description: item.note }, kinds[item.kind]);
    this.detail = item.detail;
    this.range = range;
    this.insertText = item.isSnippet ? new vscode.SnippetString(item.text) : item.text;
    // The indentation in the text is that of the manifest, wherever the cursor is.
    this.keepWhitespace = true;
    this.sortText = item.sortText;
    this.filterText = item.filterText;
    this.commitCharacters = [...item.commitCharacters];
    if (item.goesOn) this.command = { command: 'editor.action.triggerSuggest', title: '' };
  }
}
