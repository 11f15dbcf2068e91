import * as vscode from 'vscode';
import { languageId } from './names.ts';

/**
 * Gives `.otui` documents that nobody claims the OTML language. A document that another extension has claimed is left
 * alone, and so is one whose language `files.associations` decides, plain text included.
 */
export function adoptPlainOtui(): vscode.Disposable {
  const adopt = (document: vscode.TextDocument) => {
    if (document.languageId !== 'plaintext' || !document.uri.path.endsWith('.otui') || isAssociated(document.uri))
      return;
    void vscode.languages.setTextDocumentLanguage(document, languageId);
  };
  for (const document of vscode.workspace.textDocuments) adopt(document);
  return vscode.workspace.onDidOpenTextDocument(adopt);
}

function isAssociated(uri: vscode.Uri): boolean {
  const associations =
    vscode.workspace.getConfiguration('files', uri).get<Record<string, string>>('associations') ?? {};
  const name = uri.path.split('/').at(-1)?.toLowerCase() ?? '';
  return Object.keys(associations).some(pattern => {
    const tail = pattern.toLowerCase().split('/').at(-1) ?? '';
    const expression = tail
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    return new RegExp(`^${expression}$`).test(name);
  });
}
