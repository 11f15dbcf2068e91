import * as vscode from 'vscode';
import type { Diagnostic, Severity } from '../checks/check.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import { Ranges } from './convert.ts';
import { pageUri } from './pages.ts';
import { severityOf } from './settings.ts';

/** Publishes the diagnostics of every client folder; only files whose diagnostics changed are touched. */
export function showProblems(clients: Clients): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('otclient-modules');
  const shown = new Map<string, readonly Diagnostic[]>();
  const update = () => {
    const seen = new Set<string>();
    for (const client of clients.all) publish(client, collection, shown, seen);
    for (const key of [...shown.keys()]) {
      if (seen.has(key)) continue;
      shown.delete(key);
      collection.delete(vscode.Uri.parse(key, true));
    }
  };
  const again = () => {
    shown.clear();
    update();
  };
  const settings = vscode.workspace.onDidChangeConfiguration(event => {
    if (event.affectsConfiguration('otclientModules.checks')) again();
  });
  return vscode.Disposable.from(collection, clients.onDidChange(update), settings);
}

function publish(
  client: Client,
  collection: vscode.DiagnosticCollection,
  shown: Map<string, readonly Diagnostic[]>,
  seen: Set<string>,
): void {
  const { view } = client;
  if (!view) return;
  const ranges = new Ranges(view.snapshot);
  for (const [path, list] of view.diagnostics) {
    const uri = client.uriOf(path);
    const key = uri.toString();
    seen.add(key);
    if (shown.get(key) === list) continue;
    shown.set(key, list);
    collection.set(
      uri,
      list.flatMap(it => convert(it, client, ranges) ?? []),
    );
  }
}

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

function convert(diagnostic: Diagnostic, client: Client, ranges: Ranges): vscode.Diagnostic | undefined {
  const { code, path, span, message, related } = diagnostic;
  const severity = severityOf(code, client.folder) ?? diagnostic.severity;
  if (severity === 'off') return undefined;
  const converted = new vscode.Diagnostic(ranges.range(path, span), message, severities[severity]);
  converted.source = 'OTClient';
  converted.code = { value: code, target: pageUri(code) };
  if (diagnostic.unnecessary) converted.tags = [vscode.DiagnosticTag.Unnecessary];
  converted.relatedInformation = (related ?? []).map(
    it =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(client.uriOf(it.path), ranges.range(it.path, it.span)),
        it.message,
      ),
  );
  return converted;
}
