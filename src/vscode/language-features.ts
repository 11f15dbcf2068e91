import * as vscode from 'vscode';
import type { Clients } from './clients.ts';
import { provideCodeLenses } from './code-lenses.ts';
import { provideCompletion } from './completion.ts';
import { provideDefinitions } from './definitions.ts';
import { provideDocumentLinks } from './document-links.ts';
import { provideDocumentSymbols } from './document-symbols.ts';
import { provideFolding } from './folding.ts';
import { provideFormatting } from './formatting.ts';
import { provideHighlights } from './highlights.ts';
import { provideHover } from './hover.ts';
import { provideInlayHints } from './inlay-hints.ts';
import type { Log } from './log.ts';
import { provideLuaCompletion } from './lua-completion.ts';
import { provideQuickFixes } from './quick-fixes.ts';
import { provideRefactorings } from './refactorings.ts';
import { provideReferences } from './references.ts';
import { provideRename } from './rename.ts';
import { provideSelectionRanges } from './selection-ranges.ts';
import { provideSemanticTokens } from './semantic-tokens.ts';
import { provideSignatureHelp } from './signature-help.ts';
import { provideWhyHover } from './why-hover.ts';
import { provideWorkspaceSymbols } from './workspace-symbols.ts';

/** Everything that an editor asks of the manifests it shows, one provider a line. */
export function provideLanguageFeatures(clients: Clients, log: Log): vscode.Disposable {
  return vscode.Disposable.from(
    // Of several hovers the editor shows the one first that was registered last.
    provideWhyHover(clients),
    provideQuickFixes(clients),
    provideRefactorings(clients),
    provideDefinitions(clients),
    provideDocumentLinks(clients),
    provideCodeLenses(clients, log),
    provideDocumentSymbols(clients),
    provideWorkspaceSymbols(clients),
    provideFolding(clients),
    provideSelectionRanges(clients),
    provideHighlights(clients),
    provideFormatting(clients),
    provideSemanticTokens(clients),
    provideInlayHints(clients),
    provideCompletion(clients),
    provideHover(clients),
    provideReferences(clients),
    provideRename(clients),
    provideLuaCompletion(clients),
    provideSignatureHelp(clients),
  );
}
