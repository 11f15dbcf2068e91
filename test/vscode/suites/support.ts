import * as vscode from 'vscode';
import type { Api } from '../../../src/extension.ts';

export const extensionId = 'otclient-modules.otclient-modules';

/** The running extension, once it has read the workspace. */
export async function ready(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>(extensionId);
  if (!extension) throw new Error('the extension is not installed');
  const api = await extension.activate();
  await api.ready;
  return api;
}

export function file(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Settles when `condition` holds, looked at now and whenever `event` happens; mocha's time limit ends the wait. */
export function until(condition: () => boolean, ...events: readonly vscode.Event<unknown>[]): Promise<void> {
  if (condition()) return Promise.resolve();
  return new Promise(resolve => {
    const subscriptions = events.map(event =>
      event(() => {
        if (!condition()) return;
        for (const each of subscriptions) each.dispose();
        resolve();
      }),
    );
  });
}

/** `severity[code] text under it` for each diagnostic of a file. */
export function problems(uri: vscode.Uri, document?: vscode.TextDocument): readonly string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(it => it.source === 'OTClient')
    .map(({ severity, code, range }) => {
      const word = vscode.DiagnosticSeverity[severity].toLowerCase();
      const value = typeof code === 'object' ? code.value : code;
      return `${word}[${value}]${document ? ` ${document.getText(range)}` : ''}`;
    });
}

/** Settles when a file's diagnostics are exactly these. */
export function untilProblems(
  uri: vscode.Uri,
  expected: readonly string[],
  document?: vscode.TextDocument,
): Promise<void> {
  const wanted = JSON.stringify(expected);
  return until(() => JSON.stringify(problems(uri, document)) === wanted, vscode.languages.onDidChangeDiagnostics);
}

export function equal(actual: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(actual, undefined, 1), JSON.stringify(expected, undefined, 1)];
  if (is !== should) throw new Error(`expected ${should}\nbut it is ${is}`);
}

/** Replaces the first occurrence of a text in a document, as a person would: the document is dirty afterwards. */
export async function edit(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const at = document.getText().indexOf(from);
  if (at < 0) throw new Error(`"${from}" is not in ${document.uri}`);
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)), to);
  equal(await vscode.workspace.applyEdit(change), true);
}

/** Throws away what was typed. */
export async function revert(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

/** The fixes that the light-bulb offers at a text of a document. */
export async function fixes(
  document: vscode.TextDocument,
  text: string,
  kind?: string,
): Promise<readonly vscode.CodeAction[]> {
  const at = document.getText().indexOf(text);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind,
  );
}
