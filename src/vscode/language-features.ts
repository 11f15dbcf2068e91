import * as vscode from 'vscode';
import { provideAdvancedCompletion } from './advanced-completion.ts';
import { provideAdvancedDefinition } from './advanced-definition.ts';
import { provideAdvancedHover } from './advanced-hover.ts';
import type { Clients } from './clients.ts';
import { provideQuickFixes } from './quick-fixes.ts';
import { provideRefactorings } from './refactorings.ts';

/** Everything that an editor asks of the manifests it shows, one provider a line. */
export function provideLanguageFeatures(clients: Clients): vscode.Disposable {
  return vscode.Disposable.from(
    provideQuickFixes(clients),
    provideRefactorings(clients),
    provideAdvancedCompletion(clients),
    provideAdvancedHover(clients),
    provideAdvancedDefinition(clients),
  );
}
