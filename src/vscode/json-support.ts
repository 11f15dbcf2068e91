import * as vscode from 'vscode';

/** The extension of VS Code that holds JSON documents against their schemas. */
const jsonFeatures = 'vscode.json-language-features';

/**
 * Whether the editor itself says of a file what its JSON Schema says: its JSON support looks at open documents alone. Our own
 * findings of that sort would only say it twice.
 */
export function isHeldAgainstSchema(uri: vscode.Uri): boolean {
  const text = uri.toString();
  const document = vscode.workspace.textDocuments.find(it => !it.isClosed && it.uri.toString() === text);
  if (!document || (document.languageId !== 'jsonc' && document.languageId !== 'json')) return false;
  return vscode.extensions.getExtension(jsonFeatures) !== undefined;
}
