import * as vscode from 'vscode';
import { counted } from '../base/text.ts';
import type { Diagnostic } from '../checks/check.ts';
import type { OfferedFix } from '../features/fixes.ts';
import type { Clients } from './clients.ts';
import { workspaceEdit } from './convert.ts';
import { type Looked, look } from './look.ts';
import { checkedDocuments, commands } from './names.ts';
import { severityOf } from './settings.ts';
import { runSliced } from './slices.ts';

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('otclientModules');

/** Light-bulb fixes for every diagnostic under the cursor, and *fix all* for the file. */
export function provideQuickFixes(clients: Clients): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context, token) {
      const looked = await look(clients, document, token, it => it);
      if (!looked) return undefined;
      const { client, path, view, ranges } = looked;
      const isOn = (code: string) => severityOf(code, client.folder) !== 'off';
      const actions: vscode.CodeAction[] = [];
      if (!context.only || context.only.contains(vscode.CodeActionKind.QuickFix)) {
        const place = ranges.span(path, range);
        const steps = client.service.slowFixesAt(view, path, place);
        const slow = await runSliced(steps, () => token.isCancellationRequested);
        if (!slow) return undefined;
        const found = [...client.service.fixesAt(view, path, place), ...slow];
        actions.push(...found.filter(it => isOn(it.diagnostic.code)).map(it => actionFor(it, looked, context)));
        actions.push(...silencing(looked, document, range, context));
      }
      const all = client.service.fixAll(view, path, isOn);
      const wanted = !context.only || context.only.contains(fixAllKind) || fixAllKind.contains(context.only);
      if (all.count > 0 && wanted) {
        const action = new vscode.CodeAction(`Fix all: ${counted(all.count, 'problem')} of this file`, fixAllKind);
        action.edit = workspaceEdit(all.edits, client, ranges, path);
        actions.push(action);
      }
      return actions;
    },
  };
  const kinds = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind] };
  return vscode.languages.registerCodeActionsProvider(checkedDocuments, provider, kinds);
}

function actionFor(
  { diagnostic, fix }: OfferedFix,
  { client, path, ranges }: Looked,
  context: vscode.CodeActionContext,
): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
  action.edit = workspaceEdit(fix.edits, client, ranges, path);
  action.isPreferred = fix.preferred;
  action.diagnostics = shownAs(diagnostic, context);
  return action;
}

/** Ways to hear no more of what is found here: a comment, and the setting. They come behind all fixes. */
function silencing(
  { client, path, view, ranges }: Looked,
  document: vscode.TextDocument,
  range: vscode.Range,
  context: vscode.CodeActionContext,
): readonly vscode.CodeAction[] {
  const found = client.service
    .suppressingAt(view, path, ranges.span(path, range))
    .filter(({ diagnostic }) => severityOf(diagnostic.code, client.folder) !== 'off');
  const comments = found.flatMap(({ diagnostic, fix }) => {
    if (!fix) return [];
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.edit = workspaceEdit(fix.edits, client, ranges, path);
    action.diagnostics = shownAs(diagnostic, context);
    return [action];
  });
  const codes = new Map(found.map(({ diagnostic }) => [diagnostic.code, diagnostic]));
  const settings = [...codes].map(([code, diagnostic]) => {
    const action = new vscode.CodeAction(`Turn "${code}" off in the settings`, vscode.CodeActionKind.QuickFix);
    action.command = { command: commands.turnOffCheck, title: action.title, arguments: [code, document.uri] };
    action.diagnostics = shownAs(diagnostic, context);
    return action;
  });
  return [...comments, ...settings];
}

/** The diagnostics of the editor that a diagnostic of ours is shown as. */
function shownAs({ code, message }: Diagnostic, { diagnostics }: vscode.CodeActionContext): vscode.Diagnostic[] {
  return diagnostics.filter(it => codeOf(it) === code && it.message === message);
}

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
