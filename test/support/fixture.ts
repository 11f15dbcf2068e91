import { expect } from 'vitest';
import { span } from '../../src/base/span.ts';
import type { Diagnostic, Edit } from '../../src/checks/check.ts';
import { type LanguageService, languageService, type View } from '../../src/service.ts';
import { type ClientSettings, defaultSettings } from '../../src/workspace/client-folder.ts';
import { apply } from './edits.ts';

/**
 * A workspace as one text. `//- /path` starts a file; `$0` in a file is the cursor; a line of `^^^` under a line marks a
 * place in it and says what is found there: `^^^ error[unknown-module] No module is called "x".` An empty place is `|`, a
 * place that goes on in the next lines ends with `…`. The indentation of the first `//-` is taken off all lines.
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
      .join('');
    const offset = text.indexOf('$0');
    if (offset >= 0) cursor = { path, offset };
    files.set(path, text.replace('$0', ''));
  }
  return { files, cursor };
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

/** Applies the offered fix with that title and expects the files of `after`, which names only those that change. */
export function expectFix(fixture: string, title: string, after: string, settings: Partial<ClientSettings> = {}): void {
  const found = offered(fixture, settings).find(({ fix }) => fix.title === title);
  if (!found) expect.fail(`"${title}" is not offered, but ${fixTitles(fixture, settings).join(', ') || 'nothing'}`);
  expectEdits(fixture, found.fix.edits, after);
}

/** Applies *fix all* to the file with the cursor. */
export function expectFixAll(fixture: string, after: string, settings: Partial<ClientSettings> = {}): void {
  const { files, cursor } = parseFixture(fixture);
  const { service, view } = opened(files, settings);
  expectEdits(fixture, service.fixAll(view, cursor?.path ?? '').edits, after);
}

function expectEdits(fixture: string, edits: readonly Edit[], after: string): void {
  const { files } = parseFixture(fixture);
  const changed = apply(files, edits);
  const differing = [...changed].filter(([path, text]) => files.get(path) !== text);
  const gone = [...files.keys()].filter(path => !changed.has(path)).map(path => [path, '(gone)\n'] as const);
  const shown = (list: Iterable<readonly [string, string]>) =>
    [...list].map(([path, text]) => `//- /${path}\n${text}`).join('');
  expect(shown([...differing, ...gone])).toBe(shown(parseFixture(after).files));
}

function offered(fixture: string, settings: Partial<ClientSettings>) {
  const { files, cursor } = parseFixture(fixture);
  if (!cursor) throw new Error('the fixture has no cursor');
  const { service, view } = opened(files, settings);
  return service.fixesAt(view, cursor.path, span(cursor.offset, cursor.offset));
}

/** The files with a line of marks under each line in which something is found. */
function render(files: ReadonlyMap<string, string>, view: View): string {
  return [...files]
    .map(([path, text]) => {
      const found = view.diagnostics.get(path) ?? [];
      let start = 0;
      const lines = text
        .split('\n')
        .slice(0, -1)
        .flatMap((line, i, all) => {
          const end = start + line.length;
          const own = found.filter(it => it.span.start >= start && (it.span.start <= end || i === all.length - 1));
          const marks = own.map(it => markOf(it, line, start));
          start = end + 1;
          return [line, ...marks];
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
