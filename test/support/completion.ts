import { expect } from 'vitest';
import type { CompletionItem } from '../../src/features/completion/completion-item.ts';
import type { ClientSettings } from '../../src/workspace/client-settings.ts';
import { openedAtCursor } from './fixture.ts';

/** What is offered at the cursor, as an editor lists it: what fits the half-written word, best first. */
export function offered(
  fixture: string,
  settings: Partial<ClientSettings> = {},
  trigger?: string,
): readonly CompletionItem[] {
  const { service, view, path, offset, files } = openedAtCursor(fixture, settings);
  const { items } = service.completion(view, path, offset, trigger);
  const text = files.get(path) ?? '';
  const typed = (it: CompletionItem) => text.slice(it.span.start, offset).trimStart().toLowerCase();
  const fitting = items.filter(it => isScattered(typed(it), it.filterText.toLowerCase()));
  const begins = (it: CompletionItem) => it.filterText.toLowerCase().startsWith(typed(it));
  return [...fitting.filter(begins), ...fitting.filter(it => !begins(it))];
}

/** The labels of what is offered at the cursor, with the note of each in parentheses. */
export function labels(
  fixture: string,
  settings: Partial<ClientSettings> = {},
  trigger?: string,
): readonly string[] {
  return offered(fixture, settings, trigger).map(({ label, note }) => (note === '' ? label : `${label} (${note})`));
}

/**
 * Takes the first item, or the one of that label, and expects the file of the cursor to be `after`; the cursor then is where
 * `after` has its `$0`, if it has one. Words to type over stay as they are.
 */
export function expectCompletion(
  fixture: string,
  after: string,
  { label, ...settings }: Partial<ClientSettings> & { readonly label?: string } = {},
): void {
  const items = offered(fixture, settings);
  const taken = label === undefined ? items[0] : items.find(it => it.label === label);
  if (!taken) expect.fail(`"${label ?? 'anything'}" is not offered, but ${items.map(it => it.label).join(', ')}`);
  const { files, path } = openedAtCursor(fixture, settings);
  const text = files.get(path) ?? '';
  const put = put0(taken, after.includes('$0'));
  const wanted = [...parse(after)];
  expect([[path, text.slice(0, taken.span.start) + put + text.slice(taken.span.end)]]).toEqual(wanted);
}

/** The text of an item; a snippet as it is before somebody types over its words. */
export function putText({ text, isSnippet }: CompletionItem): string {
  return isSnippet ? plain(text.replaceAll(/\$\d/g, '')) : text;
}

function put0(item: CompletionItem, isMarked: boolean): string {
  if (!isMarked) return putText(item);
  return item.isSnippet ? plain(item.text.replaceAll(/\$[1-9]/g, '')) : `${item.text}$0`;
}

/** Words to type over, then what is escaped. */
function plain(snippet: string): string {
  return snippet.replaceAll(/\$\{\d:((?:[^\\}]|\\.)*)\}/g, '$1').replaceAll(/\\([\\$}])/g, '$1');
}

function* parse(after: string): Iterable<[string, string]> {
  const [head = '', ...lines] = unindented(after);
  yield [head.slice(5), lines.map(line => `${line}\n`).join('').replace(/\$end\n$/, '')];
}

function unindented(fixture: string): readonly string[] {
  const lines = fixture.split('\n');
  const first = lines.findIndex(line => line.trimStart().startsWith('//- /'));
  const indent = lines[first]?.search(/\S/) ?? 0;
  const own = lines.slice(first).map(line => (line.slice(0, indent).trim() === '' ? line.slice(indent) : line));
  return own.at(-1)?.trim() === '' ? own.slice(0, -1) : own;
}

function isScattered(typed: string, word: string): boolean {
  let at = 0;
  for (const letter of typed) {
    at = word.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
