import { expect } from 'vitest';
import { finish } from '../../src/base/stepwise.ts';
import type { Edit } from '../../src/checks/check.ts';
import { applyEdits } from '../../src/features/fixes.ts';
import type { ClientSettings } from '../../src/workspace/client-settings.ts';
import { openedAtCursor, parseFixture } from './fixture.ts';

/** The files after edits that are made one after the other, as an editor makes them: a folder moves with what is in it. */
export function applyInOrder(files: ReadonlyMap<string, string>, edits: readonly Edit[]): ReadonlyMap<string, string> {
  let all = new Map(files);
  for (let i = 0; i < edits.length; i++) {
    const edit = edits[i];
    if (edit.kind === 'create') all.set(edit.path, edit.text);
    if (edit.kind === 'rename') {
      const moved = (path: string) =>
        path === edit.from || path.startsWith(`${edit.from}/`) ? edit.to + path.slice(edit.from.length) : path;
      all = new Map([...all].map(([path, text]) => [moved(path), text]));
    }
    if (edit.kind !== 'replace') continue;
    const end = edits.findIndex((it, k) => k > i && it.kind !== 'replace');
    const group = edits.slice(i, end < 0 ? edits.length : end);
    for (const path of new Set(group.map(it => (it.kind === 'replace' ? it.path : '')))) {
      const text = all.get(path);
      if (text === undefined) throw new Error(`there is no ${path} to edit`);
      all.set(path, applyEdits(text, path, group));
    }
    i += group.length - 1;
  }
  return all;
}

/** Only what differs between two states of a folder, as a fixture; what is gone is marked so. */
export function shownChanges(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string {
  const changed = [...after].filter(([path, text]) => before.get(path) !== text);
  const gone = [...before.keys()].filter(path => !after.has(path)).map(path => [path, '(gone)\n'] as const);
  return [...changed, ...gone]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => `//- /${path}\n${text}`)
    .join('');
}

/** Renames the module at the cursor and expects the files of `after`, which names only those that change or are gone. */
export function expectRename(
  fixture: string,
  newName: string,
  after: string,
  settings: Partial<ClientSettings> = {},
): readonly string[] {
  const { files, service, view, path, offset } = openedAtCursor(fixture, settings);
  const renamed = finish(service.rename(view, path, offset, newName));
  if (!renamed.ok) expect.fail(renamed.error);
  const { edits, warnings } = renamed.value;
  expect(shownChanges(files, applyInOrder(files, edits))).toBe(shownFixture(after));
  return warnings;
}

/** Why the module at the cursor cannot be called so. */
export function renameRefusal(fixture: string, newName: string, settings: Partial<ClientSettings> = {}): string {
  const { service, view, path, offset } = openedAtCursor(fixture, settings);
  const renamed = finish(service.rename(view, path, offset, newName));
  return renamed.ok ? 'it can' : renamed.error;
}

/** The files of a fixture in the form of `shownChanges`. */
export function shownFixture(fixture: string): string {
  return [...parseFixture(fixture).files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => `//- /${path}\n${text}`)
    .join('');
}
