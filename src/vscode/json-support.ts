import * as vscode from 'vscode';

/** The extension of VS Code that holds JSON documents against their schemas. */
const jsonFeatures = 'vscode.json-language-features';

/**
 * Whether the editor itself says of a file what its JSON Schema says: its JSON support looks at documents in tabs alone. Our own
 * findings of that sort would only say it twice.
 */
export function isHeldAgainstSchema(uri: vscode.Uri): boolean {
  const text = uri.toString();
  const document = vscode.workspace.textDocuments.find(it => !it.isClosed && it.uri.toString() === text);
  if (!document || (document.languageId !== 'jsonc' && document.languageId !== 'json')) return false;
  return isInTab(text) && vscode.extensions.getExtension(jsonFeatures) !== undefined;
}

function isInTab(uri: string): boolean {
  return vscode.window.tabGroups.all.some(group => group.tabs.some(({ input }) => shownIn(input) === uri));
}

function shownIn(input: unknown): string | undefined {
  if (input instanceof vscode.TabInputText) return input.uri.toString();
  return input instanceof vscode.TabInputTextDiff ? input.modified.toString() : undefined;
}

/** Calls `changed` for each file of which `isHeldAgainstSchema` may say something else now. */
export function watchHeldAgainstSchema(changed: (uri: vscode.Uri) => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(({ uri }) => changed(uri)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => changed(uri)),
    vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
      for (const { input } of [...opened, ...closed]) {
        const uri = shownIn(input);
        if (uri !== undefined) changed(vscode.Uri.parse(uri, true));
      }
    }),
  );
}
