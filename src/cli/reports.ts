import { pushTo } from '../base/push-to.ts';
import { unreachable } from '../base/result.ts';
import { counted } from '../base/text.ts';
import type { Severity } from '../checks/check.ts';
import { checks } from '../checks/checks.ts';
import { json } from './command.ts';

/** A diagnostic as it is told outside an editor: lines and columns from 1, files relative to the folder. */
export interface PlacedDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly related: readonly {
    readonly message: string;
    readonly file: string;
    readonly line: number;
    readonly column: number;
  }[];
  readonly fixes: readonly string[];
}

export interface Report {
  readonly engine: string;
  readonly engineReason: string;
  readonly modules: number;
  readonly diagnostics: readonly PlacedDiagnostic[];
  /** How many findings a baseline knows, and how many of it are gone. */
  readonly baseline?: { readonly known: number; readonly gone: number };
}

export const reportFormats = ['text', 'json', 'sarif', 'github', 'junit'] as const;

export type ReportFormat = (typeof reportFormats)[number];

export function render(format: ReportFormat, report: Report, colour: boolean): string {
  switch (format) {
    case 'text':
      return text(report, colour);
    case 'json':
      return json({ engine: report.engine, diagnostics: report.diagnostics, baseline: report.baseline });
    case 'sarif':
      return json(sarif(report));
    case 'github':
      return report.diagnostics.map(githubLine).join('');
    case 'junit':
      return junit(report);
    default:
      return unreachable(format);
  }
}

const colours: Readonly<Record<Severity, string>> = { error: '31', warning: '33', information: '36', hint: '90' };

function text({ engine, engineReason, modules, diagnostics }: Report, colour: boolean): string {
  const paint = (code: string, words: string) => (colour ? `\u001b[${code}m${words}\u001b[0m` : words);
  const rows = diagnostics.map(it => {
    const head = `${it.file}:${it.line}:${it.column}: ${paint(colours[it.severity], it.severity)} [${it.code}] ${it.message}\n`;
    return (
      head + it.related.map(other => `    ${other.file}:${other.line}:${other.column}: ${other.message}\n`).join('')
    );
  });
  const count = (severity: Severity) => diagnostics.filter(it => it.severity === severity).length;
  const sums = [counted(count('error'), 'error'), counted(count('warning'), 'warning')];
  const others = count('information') + count('hint');
  if (others > 0) sums.push(counted(others, 'note'));
  const client = `client engine ${engine} (${engineReason})`;
  return `${rows.join('')}${counted(modules, 'module')}, ${client}: ${sums.join(', ')}\n`;
}

function githubLine({ severity, code, message, file, line, column, endLine, endColumn }: PlacedDiagnostic): string {
  const level = severity === 'error' || severity === 'warning' ? severity : 'notice';
  const place = `file=${property(file)},line=${line},col=${column},endLine=${endLine},endColumn=${endColumn}`;
  return `::${level} ${place},title=${property(code)}::${escaped(message)}\n`;
}

function escaped(words: string): string {
  return words.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(words: string): string {
  return escaped(words).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function sarif({ diagnostics }: Report): object {
  const levels: Readonly<Record<Severity, string>> = {
    error: 'error',
    warning: 'warning',
    information: 'note',
    hint: 'note',
  };
  const location = (file: string, line: number, column: number, end?: { line: number; column: number }) => ({
    artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
    region: { startLine: line, startColumn: column, ...(end ? { endLine: end.line, endColumn: end.column } : {}) },
  });
  const used = new Set(diagnostics.map(it => it.code));
  const rules = checks
    .filter(it => used.has(it.code))
    .map(it => ({
      id: it.code,
      shortDescription: { text: it.doc.split('\n')[0] },
      help: { text: it.doc, markdown: it.doc },
    }));
  const results = diagnostics.map(it => ({
    ruleId: it.code,
    level: levels[it.severity],
    message: { text: it.message },
    locations: [
      { physicalLocation: location(it.file, it.line, it.column, { line: it.endLine, column: it.endColumn }) },
    ],
    relatedLocations: it.related.map((other, id) => ({
      id,
      message: { text: other.message },
      physicalLocation: location(other.file, other.line, other.column),
    })),
  }));
  const driver = { name: 'otmod', rules };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
}

function junit({ diagnostics }: Report): string {
  const byFile = grouped(diagnostics);
  const suites = [...byFile].map(([file, list]) => {
    const cases = list.map(it => {
      const place = `${it.file}:${it.line}:${it.column}`;
      const failure = `<failure type="${it.severity}" message="${xml(it.message)}">${xml(`${place} ${it.message}`)}</failure>`;
      const note = `<system-out>${xml(it.message)}</system-out>`;
      const bad = it.severity === 'error' || it.severity === 'warning';
      return `    <testcase classname="${xml(file)}" name="${xml(`${it.code} ${place}`)}">${bad ? failure : note}</testcase>\n`;
    });
    const failures = list.filter(it => it.severity === 'error' || it.severity === 'warning').length;
    return `  <testsuite name="${xml(file)}" tests="${list.length}" failures="${failures}">\n${cases.join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

function grouped(diagnostics: readonly PlacedDiagnostic[]): Map<string, PlacedDiagnostic[]> {
  const groups = new Map<string, PlacedDiagnostic[]>();
  for (const each of diagnostics) pushTo(groups, each.file, each);
  return groups;
}

function xml(words: string): string {
  // Control characters other than tab and line ends have no place in XML, not even escaped.
  const plain = words.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu, '\ufffd');
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
