import * as vscode from 'vscode';
import type { Clients } from './clients.ts';
import { provideFormatting } from './formatting.ts';
import { provideInlayHints } from './inlay-hints.ts';
import { provideQuickFixes } from './quick-fixes.ts';
import { provideRefactorings } from './refactorings.ts';
import { provideSemanticTokens } from './semantic-tokens.ts';

/** Everything that an editor asks of the manifests it shows, one provider a line. */
export function provideLanguageFeatures(clients: Clients): vscode.Disposable {
  return vscode.Disposable.from(
    provideQuickFixes(clients),
    provideRefactorings(clients),
    provideFormatting(clients),
    provideSemanticTokens(clients),
    provideInlayHints(clients),
  );
}
