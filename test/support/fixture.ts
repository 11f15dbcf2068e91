import { expect } from 'vitest';
import { span, touches } from '../../src/base/span.ts';
import type { Diagnostic, Edit } from '../../src/checks/check.ts';
import { type LanguageService, languageService, type View } from '../../src/service.ts';
import { type ClientSettings, defaultSettings } from '../../src/workspace/client-settings.ts';
import { apply } from './edits.ts';

/**
 * A workspace as one text. `//- /path` starts a file; `$0` in a file is the cursor; a line of `^^^` under a line marks a
 * place in it and says what is found there: `^^^ error[unknown-module] No module is called "x".` An empty place is `|`, a
 * place that goes on in the next lines ends with `…`. `$end` at the end of a file: there is no line feed behind it. The
 * indentation of the first `//-` is taken off all lines.
 */
export interface Fixture {
  /** Texts by path, without a slash in front. */
  readonly files: ReadonlyMap<string, string>;
  readonly cursor: { readonly path: string; readonly offset: number } | undefined;
}

const mark = /^\s*(?:\^+…?|\|) (?:error|warning|information|hint)\[/;

/** Reads a fixture; its marks are left out. */
export function parseFixture(fixture: string): Fixture {
  const files = new Map<string, string>();
  let cursor: Fixture['cursor'];
  for (const { path, lines } of sections(fixture)) {
    const text = lines
      .filter(line => !mark.test(line))
      .map(line => `${line}\n`)
      .join('')
      .replace(/\$end\n$/, '');
    const offset = text.indexOf('$0');
    if (offset >= 0) cursor = { path, offset };
    files.set(path, text.replace('$0', ''));
  }
  return { files, cursor };
}

/** Fixtures one after the other, as one. */
export function joined(...fixtures: readonly string[]): string {
  return `${fixtures.map(fixture => fixture.replace(/\n *$/, '')).join('')}\n`;
}

/** A language service that holds the files, and its view of them. */
export function opened(
  files: ReadonlyMap<string, string>,
  settings: Partial<ClientSettings> = {},
): { readonly service: LanguageService; readonly view: View } {
  const service = languageService({ ...defaultSettings, engine: 'mehah', ...settings });
  for (const [path, text] of files) service.folder.putFile(path, text);
  return { service, view: service.view() };
}

/** A language service that holds the files of a fixture, its view of them, and where the cursor is. */
export function openedAtCursor(fixture: string, settings: Partial<ClientSettings> = {}) {
  const { files, cursor } = withCursor(fixture);
  return { files, ...cursor, ...opened(files, settings) };
}

/** Checks the files of a fixture and holds everything that is found against its marks, file by file. */
export function expectFindings(fixture: string, settings: Partial<ClientSettings> = {}): void {
  const { files } = parseFixture(fixture);
  const { view } = opened(files, settings);
  const wanted = sections(fixture).map(({ path, lines }) => [`//- /${path}`, ...lines].join('\n'));
  expect(render(files, view)).toBe(wanted.join('\n'));
}

/** What is offered at the cursor, by title. */
export function fixTitles(fixture: string, settings: Partial<ClientSettings> = {}): readonly string[] {
  return offered(fixture, settings).map(({ fix }) => fix.title);
}

/**
 * Applies the offered fix with that title and expects the files of `after`, which names only those that change; and that
 * what was found is then found less often.
 */
export function expectFix(fixture: string, title: string, after: string, settings: Partial<ClientSettings> = {}): void {
  const found = offered(fixture, settings).find(({ fix }) => fix.title === title);
  if (!found) expect.fail(`"${title}" is not offered, but ${fixTitles(fixture, settings).join(', ') || 'nothing'}`);
  const changed = expectEdits(fixture, found.fix.edits, after);
  const { code } = found.diagnostic;
  const count = (files: ReadonlyMap<string, string>) =>
    [...opened(files, settings).view.diagnostics.values()].flat().filter(it => it.code === code).length;
  expect(count(changed), `${code} after "${title}"`).toBeLessThan(count(parseFixture(fixture).files));
}

/** The places that the findings at the cursor point at, each as `/path:line text: message`. */
export function relatedAt(fixture: string, settings: Partial<ClientSettings> = {}): readonly string[] {
  const { files, cursor } = withCursor(fixture);
  const { view } = opened(files, settings);
  const found = (view.diagnostics.get(cursor.path) ?? []).filter(it =>
    touches(it.span, span(cursor.offset, cursor.offset)),
  );
  return found.flatMap(it =>
    (it.related ?? []).map(({ path, span: { start, end }, message }) => {
      const text = files.get(path) ?? '';
      return `/${path}:${text.slice(0, start).split('\n').length} ${text.slice(start, end)}: ${message}`;
    }),
  );
}

/** Applies *fix all* to the file with the cursor. */
export function expectFixAll(fixture: string, after: string, settings: Partial<ClientSettings> = {}): void {
  const { files, cursor } = parseFixture(fixture);
  const { service, view } = opened(files, settings);
  expectEdits(fixture, service.fixAll(view, cursor?.path ?? '').edits, after);
}

/** Applies edits to the files of a fixture and expects those of `after`, which names only those that change. */
function expectEdits(fixture: string, edits: readonly Edit[], after: string): ReadonlyMap<string, string> {
  const { files } = parseFixture(fixture);
  const changed = apply(files, fileByFile(files, edits));
  const differing = [...changed].filter(([path, text]) => files.get(path) !== text);
  const gone = [...files.keys()].filter(path => !changed.has(path)).map(path => [path, '(gone)\n'] as const);
  const shown = (list: Iterable<readonly [string, string]>) =>
    [...list].map(([path, text]) => `//- /${path}\n${text}`).join('');
  expect(shown([...differing, ...gone])).toBe(shown(parseFixture(after).files));
  return changed;
}

/** A folder is renamed by renaming what is in it. */
function fileByFile(files: ReadonlyMap<string, string>, edits: readonly Edit[]): readonly Edit[] {
  return edits.flatMap(edit => {
    if (edit.kind !== 'rename' || files.has(edit.from)) return [edit];
    const inside = [...files.keys()].filter(path => path.startsWith(`${edit.from}/`));
    return inside.map(path => ({ ...edit, from: path, to: edit.to + path.slice(edit.from.length) }));
  });
}

function offered(fixture: string, settings: Partial<ClientSettings>) {
  const { files, cursor } = withCursor(fixture);
  const { service, view } = opened(files, settings);
  return service.fixesAt(view, cursor.path, span(cursor.offset, cursor.offset));
}

function withCursor(fixture: string) {
  const { files, cursor } = parseFixture(fixture);
  if (!cursor) throw new Error('the fixture has no cursor');
  return { files, cursor };
}

/** The files with a line of marks under each line in which something is found. */
function render(files: ReadonlyMap<string, string>, view: View): string {
  return [...files]
    .map(([path, text]) => {
      const found = view.diagnostics.get(path) ?? [];
      let start = 0;
      const lines = text
        .replace(/(?<=[^\n])$/, '$end\n')
        .split('\n')
        .slice(0, text === '' ? 1 : -1)
        .flatMap((shown, i, all) => {
          const line = shown.replace(/\$end$/, '');
          const end = start + line.length;
          const own = found.filter(it => it.span.start >= start && (it.span.start <= end || i === all.length - 1));
          const marks = own.map(it => markOf(it, line, start));
          start = end + 1;
          return text === '' ? marks : [shown, ...marks];
        });
      return [`//- /${path}`, ...lines].join('\n');
    })
    .join('\n');
}

function markOf({ span, severity, code, message }: Diagnostic, line: string, start: number): string {
  const column = span.start - start;
  const length = Math.min(span.end, start + line.length) - span.start;
  const indent = line.slice(0, column).replaceAll(/[^\t]/g, ' ').padEnd(column);
  const carets = span.end === span.start ? '|' : '^'.repeat(Math.max(1, length));
  return `${indent}${carets}${span.end > start + line.length ? '…' : ''} ${severity}[${code}] ${message}`;
}

function sections(fixture: string): { readonly path: string; readonly lines: string[] }[] {
  const lines = fixture.split('\n');
  const first = lines.find(line => line.trimStart().startsWith('//- /')) ?? '';
  const indent = first.length - first.trimStart().length;
  const found: { path: string; lines: string[] }[] = [];
  for (const line of lines) {
    const own = line.slice(0, indent).trim() === '' ? line.slice(indent) : line;
    if (own.startsWith('//- /')) found.push({ path: own.slice(5), lines: [] });
    else found.at(-1)?.lines.push(own);
  }
  // The last line of the fixture is the indentation before the closing quote.
  const last = found.at(-1)?.lines;
  if (last?.at(-1)?.trim() === '') last.pop();
  return found;
}
