import * as vscode from 'vscode';
import { languageId } from './names.ts';

/**
 * Gives `.otui` documents that nobody claims the OTML language. A document that another extension has claimed is left
 * alone, and so is one whose language `files.associations` decides, plain text included.
 */
export function adoptPlainOtui(): vscode.Disposable {
  const adopt = (document: vscode.TextDocument) => {
    if (document.languageId !== 'plaintext' || !document.uri.path.endsWith('.otui') || isAssociated(document)) return;
    void vscode.languages.setTextDocumentLanguage(document, languageId);
  };
  for (const document of vscode.workspace.textDocuments) adopt(document);
  return vscode.workspace.onDidOpenTextDocument(adopt);
}

function isAssociated(document: vscode.TextDocument): boolean {
  const associations =
    vscode.workspace.getConfiguration('files', document.uri).get<Record<string, string>>('associations') ?? {};
  // A pattern without a folder is of the name alone, and letters count alike in both cases.
  return Object.keys(associations).some(pattern =>
    [pattern, pattern.toLowerCase()].some(
      each => vscode.languages.match({ pattern: each.includes('/') ? each : `**/${each}` }, document) > 0,
    ),
  );
}
