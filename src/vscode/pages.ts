import * as vscode from 'vscode';
import { pageOf } from '../checks/checks.ts';
import { pageScheme } from './names.ts';

/** Where the page about a diagnostic code is opened from. */
export function pageUri(code: string): vscode.Uri {
  return vscode.Uri.from({ scheme: pageScheme, path: `/codes/${code}.md` });
}

/** Serves the pages about diagnostic codes as read-only documents. */
export function providePages(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(pageScheme, {
    provideTextDocumentContent(uri) {
      const code = uri.path.split('/').at(-1)?.replace(/\.md$/, '') ?? '';
      return pageOf(code) ?? `There is no code "${code}".\n`;
    },
  });
}
