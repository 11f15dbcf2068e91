import * as vscode from 'vscode';
import { equal, file, ready, revert } from './support.ts';

/** What is offered at the cursor of a manifest, and what is told of its words. */
export function completing(): void {
  suite('at the cursor of a manifest', () => {
    const minimap = () => file('modules/game_minimap/game_minimap.otmod');

    test('module names are offered with their places, and put where they belong', async () => {
      const document = await typed('    - game_intreface', '    - game_intreface\n    - client_sty');
      const found = await offered(document, 'client_sty');
      const [first] = found.items.filter(it => labelOf(it) === 'client_styles');
      equal(first?.kind, vscode.CompletionItemKind.Module);
      equal(typeof first?.label === 'object' && /^#\d+$/.test(first.label.description ?? ''), true);
      equal(documentationOf(first).includes('modules/client_styles/client_styles.otmod'), true);
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await taken(document, '    - client_styles\n');
      await revert(document);
    });

    test('a key mends its indentation and brings its value', async () => {
      const document = await typed('  sandboxed: true\n', '  sandboxed: true\nautoload-pr\n');
      await offered(document, 'autoload-pr');
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await taken(document, '  sandboxed: true\n  autoload-priority: 1000\n');
      await revert(document);
    });

    test('a list is begun with its dash, and goes on with names', async () => {
      const document = await typed('  sandboxed: true\n', '  sandboxed: true\n  load-l\n');
      await offered(document, 'load-l');
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await taken(document, '  load-later:\n    - ');
      await revert(document);
    });

    test('a name tells what module it is', async () => {
      await ready();
      const uri = file('modules/game_battle/game_battle.otmod');
      const document = await vscode.workspace.openTextDocument(uri);
      const at = document.positionAt(document.getText().indexOf('game_interface') + 3);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
      const told = hovers.flatMap(it => it.contents.map(part => (typeof part === 'string' ? part : part.value)));
      equal(
        told.some(it => it.includes('modules/game_interface/game_interface.otmod')),
        true,
      );
    });

    /** The manifest with a text typed into it, shown with the cursor behind that text. */
    async function typed(from: string, to: string): Promise<vscode.TextDocument> {
      await ready();
      const document = await vscode.workspace.openTextDocument(minimap());
      const editor = await vscode.window.showTextDocument(document);
      const at = document.getText().indexOf(from);
      if (at < 0) throw new Error(`"${from}" is not in ${document.uri}`);
      const range = new vscode.Range(document.positionAt(at), document.positionAt(at + from.length));
      await editor.edit(change => change.replace(range, to));
      const cursor = document.positionAt(at + to.trimEnd().length);
      editor.selection = new vscode.Selection(cursor, cursor);
      return document;
    }

    async function offered(document: vscode.TextDocument, word: string): Promise<vscode.CompletionList> {
      const at = document.positionAt(document.getText().indexOf(word) + word.length);
      return vscode.commands.executeCommand('vscode.executeCompletionItemProvider', document.uri, at, undefined, 50);
    }

    /** Takes what the editor has selected in its list, as soon as there is one, until the text is in the document. */
    async function taken(document: vscode.TextDocument, wanted: string): Promise<void> {
      while (!document.getText().includes(wanted)) {
        await vscode.commands.executeCommand('acceptSelectedSuggestion');
        await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      }
    }
  });
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

function documentationOf(item: vscode.CompletionItem | undefined): string {
  const { documentation } = item ?? {};
  return typeof documentation === 'string' ? documentation : (documentation?.value ?? '');
}
