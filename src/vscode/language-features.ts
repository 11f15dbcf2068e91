import * as vscode from 'vscode';
import type { Clients } from './clients.ts';
import { provideQuickFixes } from './quick-fixes.ts';
import { provideRefactorings } from './refactorings.ts';
import { provideReferences } from './references.ts';
import { provideRename } from './rename.ts';

/** Everything that an editor asks of the manifests it shows, one provider a line. */
export function provideLanguageFeatures(clients: Clients): vscode.Disposable {
  return vscode.Disposable.from(
    provideQuickFixes(clients),
    provideRefactorings(clients),
    provideReferences(clients),
    provideRename(clients),
  );
}
