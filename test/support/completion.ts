import { expect } from 'vitest';
import type { CompletionItem } from '../../src/features/completion/completion-item.ts';
import { mayMean } from '../../src/features/completion/narrow.ts';
import type { ClientSettings } from '../../src/workspace/client-settings.ts';
import { openedAtCursor, parseFixture } from './fixture.ts';

type Settings = Partial<ClientSettings>;

/** What is offered at the cursor, as an editor lists it: what fits the half-written word, what begins with it first. */
export function offered(fixture: string, settings: Settings = {}, trigger?: string): readonly CompletionItem[] {
  const { service, view, path, offset, files } = openedAtCursor(fixture, settings);
  const { items } = service.completion(view, path, offset, trigger);
  const text = files.get(path) ?? '';
  // Editors pass over white space at the beginning of what is replaced.
  const typed = (it: CompletionItem) => text.slice(it.span.start, offset).trimStart();
  const fitting = items.filter(it => mayMean(typed(it), it.filterText));
  const begins = (it: CompletionItem) => it.filterText.toLowerCase().startsWith(typed(it).toLowerCase());
  return [...fitting.filter(begins), ...fitting.filter(it => !begins(it))];
}

/** The labels of what is offered at the cursor, each with its note in parentheses. */
export function labels(fixture: string, settings: Settings = {}, trigger?: string): readonly string[] {
  return offered(fixture, settings, trigger).map(({ label, note }) => (note === '' ? label : `${label} (${note})`));
}

/** Takes the first item, or the one of that label, and expects the text of the manifest to be `after`, and the cursor its `$0`. */
export function expectCompletion(fixture: string, after: string, settings: Settings & { label?: string } = {}): void {
  const { label, ...rest } = settings;
  const items = offered(fixture, rest);
  const taken = label === undefined ? items[0] : items.find(it => it.label === label);
  if (!taken) expect.fail(`"${label ?? 'anything'}" is not offered, but ${items.map(it => it.label).join(', ')}`);
  const { files, path } = openedAtCursor(fixture, rest);
  const text = files.get(path) ?? '';
  const { text: put, cursor } = written(taken);
  const whole = text.slice(0, taken.span.start) + put + text.slice(taken.span.end);
  const at = taken.span.start + cursor;
  expect(`${whole.slice(0, at)}$0${whole.slice(at)}`).toBe(after);
  expect(parseFixture(fixture).cursor?.path).toBe(path);
}

/** The text that an item puts, and where in it the cursor is then. Words to type over stay as they are. */
export function written({ text, isSnippet }: CompletionItem): { readonly text: string; readonly cursor: number } {
  if (!isSnippet) return { text, cursor: text.length };
  let put = '';
  let cursor: number | undefined;
  for (const [part, escaped, stop, words] of text.matchAll(/\\([\\$}])|\$\{?(\d)(?::((?:[^\\}]|\\.)*)\})?|[\s\S]/gu)) {
    if (stop === '0') cursor = put.length;
    put += stop === undefined ? (escaped ?? part) : (words ?? '').replaceAll(/\\([\\$}])/g, '$1');
  }
  return { text: put, cursor: cursor ?? put.length };
}
