import type { Span } from '../../src/base/span.ts';
import type { LanguageService, View } from '../../src/service.ts';
import type { ClientSettings } from '../../src/workspace/client-settings.ts';
import { openedAtCursor } from './fixture.ts';

/** A language service at the cursor of a fixture, and ways to write down places in its files. */
export interface AtCursor {
  readonly service: LanguageService;
  readonly view: View;
  readonly path: string;
  readonly offset: number;
  /** The text of a place in the file with the cursor. */
  readonly cut: (span: Span) => string;
  /** `/path:line:column text`, lines and columns from 1. */
  readonly told: (path: string, span: Span) => string;
}

export function atCursor(fixture: string, settings: Partial<ClientSettings> = {}): AtCursor {
  const { files, path, ...rest } = openedAtCursor(fixture, settings);
  const told = (of: string, { start, end }: Span) => {
    const text = files.get(of) ?? '';
    const before = text.slice(0, start).split('\n');
    return `/${of}:${before.length}:${(before.at(-1) ?? '').length + 1} ${text.slice(start, end)}`.trim();
  };
  return { ...rest, path, told, cut: ({ start, end }) => (files.get(path) ?? '').slice(start, end) };
}

/** The same fixture with the line ends of another system, and with a byte order mark before the file of the cursor. */
export function inOtherEncodings(files: ReadonlyMap<string, string>): readonly ReadonlyMap<string, string>[] {
  const each = (change: (text: string) => string) => new Map([...files].map(([path, text]) => [path, change(text)]));
  return [each(text => text.replaceAll('\n', '\r\n')), each(text => `\uFEFF${text}`)];
}

/** Fixtures of different indentation, one after the other, as one. */
export function together(...fixtures: readonly string[]): string {
  return fixtures.map(unindented).join('');
}

function unindented(fixture: string): string {
  const lines = fixture.split('\n');
  const indent = lines.find(line => line.trimStart().startsWith('//- /'))?.search(/\S/) ?? 0;
  const own = lines.map(line => line.slice(Math.min(indent, Math.max(0, line.search(/\S|$/)))));
  return `${own.join('\n').trim()}\n`;
}
