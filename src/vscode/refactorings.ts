import * as vscode from 'vscode';
import type { Refactoring } from '../features/refactorings.ts';
import type { Clients } from './clients.ts';
import { workspaceEdit } from './convert.ts';
import { look } from './look.ts';
import { advancedDocuments, documents } from './names.ts';

const kinds: Readonly<Record<Refactoring['kind'], vscode.CodeActionKind>> = {
  'refactor.rewrite': vscode.CodeActionKind.RefactorRewrite,
  'refactor.extract': vscode.CodeActionKind.RefactorExtract,
  source: vscode.CodeActionKind.Source,
};

/** Changes that are offered although nothing is wrong. */
export function provideRefactorings(clients: Clients): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, { only }, token) =>
      look(clients, document, token, ({ client, path, view, ranges }) =>
        client.service
          .refactoringsAt(view, path, ranges.span(path, range))
          .filter(it => !only || only.contains(kinds[it.kind]))
          .map(it => {
            const action = new vscode.CodeAction(it.title, kinds[it.kind]);
            action.edit = workspaceEdit(it.edits, client, ranges, path, it.confirm);
            return action;
          }),
      ),
  };
  return vscode.languages.registerCodeActionsProvider([...documents, ...advancedDocuments], provider, {
    providedCodeActionKinds: Object.values(kinds),
  });
}
