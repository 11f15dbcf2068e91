import { expect } from 'vitest';
import { span } from '../../src/base/span.ts';
import type { ClientSettings } from '../../src/workspace/client-settings.ts';
import { apply } from './edits.ts';
import { openedAtCursor, parseFixture } from './fixture.ts';

/** The refactorings that are offered at the cursor, by title, but for those that have to do with form alone. */
export function refactoringTitles(fixture: string, settings: Partial<ClientSettings> = {}): readonly string[] {
  return offered(fixture, settings).map(it => it.title);
}

/** Makes the refactoring with that title and expects the file of `after`, the only one that changes. */
export function expectRefactoring(
  fixture: string,
  title: string,
  after: string,
  settings: Partial<ClientSettings> = {},
): void {
  const found = offered(fixture, settings).find(it => it.title === title);
  if (!found)
    expect.fail(`"${title}" is not offered, but ${refactoringTitles(fixture, settings).join(', ') || 'nothing'}`);
  const { files } = parseFixture(fixture);
  const changed = [...apply(files, found.edits)].filter(([path, text]) => files.get(path) !== text);
  expect(changed).toEqual([...parseFixture(after).files]);
}

function offered(fixture: string, settings: Partial<ClientSettings>) {
  const { service, view, path, offset } = openedAtCursor(fixture, settings);
  return service.refactoringsAt(view, path, span(offset, offset)).filter(it => !ofOthers.test(it.title));
}

/** Those of whole manifests and of the form of lists, which have tests of their own. */
const ofOthers = /^(Convert to|Write the list|Sort the) /;
