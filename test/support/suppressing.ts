import { expect } from 'vitest';
import { span } from '../../src/base/span.ts';
import type { ClientSettings } from '../../src/workspace/client-settings.ts';
import { apply } from './edits.ts';
import { joined, opened, openedAtCursor, parseFixture } from './fixture.ts';

/** What can be silenced at the cursor, by title; `(code)` where no comment can. */
export function suppressTitles(fixture: string, settings: Partial<ClientSettings> = {}): readonly string[] {
  const { service, view, path, offset } = openedAtCursor(fixture, settings);
  return service
    .suppressingAt(view, path, span(offset, offset))
    .map(({ diagnostic, fix }) => fix?.title ?? `(${diagnostic.code})`);
}

/**
 * Silences the code at the cursor, expects the text of `after` in that file, and that nothing else that is found in it has
 * come or gone.
 */
export function expectSuppressed(
  fixture: string,
  code: string,
  after: string,
  settings: Partial<ClientSettings> = {},
): void {
  const { files, service, view, path, offset } = openedAtCursor(fixture, settings);
  const found = service.suppressingAt(view, path, span(offset, offset)).find(it => it.diagnostic.code === code);
  if (!found?.fix) expect.fail(`"${code}" cannot be silenced, but ${suppressTitles(fixture, settings).join(', ')}`);
  expect(found.fix.preferred).toBe(false);
  const changed = apply(files, found.fix.edits);
  expect(changed.get(path)).toBe(parseFixture(joined(after)).files.get(path));
  const codes = (list: ReadonlyMap<string, string>) =>
    (opened(list, settings).view.diagnostics.get(path) ?? []).map(it => it.code).sort();
  expect(codes(changed)).toEqual(codes(files).filter(it => it !== code));
}
