import * as vscode from 'vscode';
import type { Diagnostic, Related, Severity } from '../checks/check.ts';
import { isAdvancedManifest } from '../workspace/manifest-paths.ts';
import type { Client } from './client.ts';
import type { Clients } from './clients.ts';
import { Ranges } from './convert.ts';
import { isHeldAgainstSchema, watchHeldAgainstSchema } from './json-support.ts';
import { pageUri } from './pages.ts';
import { severityOf } from './settings.ts';

/** Publishes the diagnostics of every client folder; only files whose diagnostics changed are touched. */
export function showProblems(clients: Clients): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('otclient-modules');
  const shown = new Map<string, Shown>();
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
  // Whoever opens a file has it looked at by the editor's own JSON support too.
  const watch = watchHeldAgainstSchema(uri => {
    if (isAdvancedManifest(uri.path) && shown.delete(uri.toString())) update();
  });
  return vscode.Disposable.from(collection, clients.onDidChange(update), settings, watch);
}

/** What is shown of a file, and of which text. */
interface Shown {
  readonly list: readonly Diagnostic[];
  readonly text: string | undefined;
}

function publish(
  client: Client,
  collection: vscode.DiagnosticCollection,
  shown: Map<string, Shown>,
  seen: Set<string>,
): void {
  const { view } = client;
  if (!view) return;
  const ranges = new Ranges(view.snapshot);
  for (const [path, list] of view.diagnostics) {
    const uri = client.uriOf(path);
    const key = uri.toString();
    seen.add(key);
    const before = shown.get(key);
    const text = view.snapshot.text(path);
    shown.set(key, { list, text });
    // In another text the same offsets are other positions.
    if (before && before.text === text && showsTheSame(before.list, list)) continue;
    collection.set(
      uri,
      unsaid(list, uri).flatMap(it => convert(it, client, ranges) ?? []),
    );
  }
}

/** The severity of everything that is shown of a client folder, as the settings have it. */
export function shownSeverities(client: Client): readonly Severity[] {
  const { view, folder } = client;
  const known = new Map<string, Severity | 'off' | undefined>();
  const all: Severity[] = [];
  for (const [path, list] of view?.diagnostics ?? []) {
    for (const { code, severity } of unsaid(list, client.uriOf(path))) {
      if (!known.has(code)) known.set(code, severityOf(code, folder));
      const shown = known.get(code) ?? severity;
      if (shown !== 'off') all.push(shown);
    }
  }
  return all;
}

/** What the editor does not say itself. */
function unsaid(list: readonly Diagnostic[], uri: vscode.Uri): readonly Diagnostic[] {
  return list.some(it => it.bySchema) && isHeldAgainstSchema(uri) ? list.filter(it => !it.bySchema) : list;
}

/** Whether two lists would be shown alike; their fixes may differ all the same. */
function showsTheSame(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  return before === after || (before.length === after.length && before.every((it, i) => same(it, after[i])));
}

function same(a: Diagnostic, b: Diagnostic): boolean {
  if (a === b) return true;
  if (a.code !== b.code || a.message !== b.message || a.severity !== b.severity) return false;
  if (a.span.start !== b.span.start || a.span.end !== b.span.end) return false;
  const [one, other] = [a.related ?? [], b.related ?? []];
  return one.length === other.length && one.every((it, i) => sameRelated(it, other[i]));
}

function sameRelated(a: Related, b: Related): boolean {
  return a.message === b.message && a.path === b.path && a.span.start === b.span.start && a.span.end === b.span.end;
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
        new vscode.Location(client.uriOf(it.path), ranges.range(it.path, it.span, it.text)),
        it.message,
      ),
  );
  return converted;
}
