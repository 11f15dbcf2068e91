import * as vscode from 'vscode';
import { counted } from '../base/text.ts';
import type { Clients } from './clients.ts';
import { workspaceEdit } from './convert.ts';
import { look } from './look.ts';
import { advancedDocuments, documents } from './names.ts';
import { severityOf } from './settings.ts';

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('otclientModules');

/** Light-bulb fixes for every diagnostic under the cursor, and *fix all* for the file. */
export function provideQuickFixes(clients: Clients): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, context, token) =>
      look(clients, document, token, ({ client, path, view, ranges }) => {
        const isOn = (code: string) => severityOf(code, client.folder) !== 'off';
        const actions: vscode.CodeAction[] = [];
        if (!context.only || context.only.contains(vscode.CodeActionKind.QuickFix)) {
          for (const { diagnostic, fix } of client.service.fixesAt(view, path, ranges.span(path, range))) {
            if (!isOn(diagnostic.code)) continue;
            const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
            action.edit = workspaceEdit(fix.edits, client, ranges, path);
            action.isPreferred = fix.preferred;
            action.diagnostics = context.diagnostics.filter(
              it => codeOf(it) === diagnostic.code && it.message === diagnostic.message,
            );
            actions.push(action);
          }
        }
        const all = client.service.fixAll(view, path, isOn);
        const wanted = !context.only || context.only.contains(fixAllKind) || fixAllKind.contains(context.only);
        if (all.count > 0 && wanted) {
          const action = new vscode.CodeAction(
            `Fix all: ${counted(all.count, 'problem')} of this manifest`,
            fixAllKind,
          );
          action.edit = workspaceEdit(all.edits, client, ranges, path);
          actions.push(action);
        }
        return actions;
      }),
  };
  const kinds = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind] };
  return vscode.languages.registerCodeActionsProvider([...documents, ...advancedDocuments], provider, kinds);
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
