import { expect, test } from 'vitest';
import { span } from '../../src/base/span.ts';
import { finish } from '../../src/base/stepwise.ts';
import { type Edit, replace } from '../../src/checks/check.ts';
import { hypothetical, originalPaths } from '../../src/features/hypothetical.ts';
import { defaultSettings } from '../../src/workspace/client-settings.ts';
import { opened } from '../support/fixture.ts';

const edits: readonly Edit[] = [
  replace('modules/a/a.otmod', span(0, 0), '// one\n'),
  { kind: 'rename', from: 'modules/a/a.otmod', to: 'modules/a/c.otmod' },
  replace('modules/a/c.otmod', span(15, 16), 'c'),
  { kind: 'rename', from: 'modules/a', to: 'modules/c' },
  replace('modules/c/c.otmod', span(17, 17), '// two\n'),
  { kind: 'create', path: 'modules/d/d.otmod', text: 'Module\n  name: d\n' },
];

test('edits behind a rename name a file by its new path', () => {
  const own = 'modules/a/a.otmod';
  expect(originalPaths(edits)).toEqual([own, own, own, 'modules/a', own, 'modules/d/d.otmod']);
});

test('what would be after edits is known, and nothing has changed', () => {
  const { view } = opened(
    new Map([
      ['modules/a/a.otmod', 'Module\n  name: a\n'],
      ['modules/a/a.png', ''],
    ]),
  );
  const after = finish(hypothetical(view.snapshot, edits, defaultSettings));
  expect(after.engine.id).toBe('mehah');
  expect(after.graph.names).toEqual(['c', 'd']);
  expect(after.text('modules/c/c.otmod')).toBe('// one\nModule\n  name: c\n// two\n');
  expect([...after.paths()].sort()).toEqual(['modules/c/a.png', 'modules/c/c.otmod', 'modules/d/d.otmod']);
  expect(view.snapshot.graph.names).toEqual(['a']);
});
