import * as vscode from 'vscode';
import { pageOf } from '../checks/checks.ts';
import { reference } from '../features/reference.ts';
import { commands, pageScheme } from './names.ts';

/** Where the page about a diagnostic code is opened from. */
export function pageUri(code: string): vscode.Uri {
  return vscode.Uri.from({ scheme: pageScheme, path: `/codes/${code}.md` });
}

/** Where the reference is opened from. */
const referenceUri = vscode.Uri.from({ scheme: pageScheme, path: '/reference.md' });

/** The command that opens the reference, which nobody can change. */
export function registerReference(): vscode.Disposable {
  return vscode.commands.registerCommand(commands.showReference, () =>
    vscode.window.showTextDocument(referenceUri, { preview: false }),
  );
}

/** Serves the pages about diagnostic codes, and the reference, as read-only documents. */
export function providePages(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(pageScheme, {
    provideTextDocumentContent(uri) {
      if (uri.path === referenceUri.path) return reference();
      const code = uri.path.split('/').at(-1)?.replace(/\.md$/, '') ?? '';
      return pageOf(code) ?? `There is no code "${code}".\n`;
    },
  });
}
