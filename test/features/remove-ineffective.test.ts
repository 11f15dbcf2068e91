import { expect, test } from 'vitest';
import { span } from '../../src/base/span.ts';
import { openedAtCursor } from '../support/fixture.ts';
import { expectRefactoring, refactoringTitles } from '../support/offered.ts';

const manifest = (...lines: readonly string[]) => `
  //- /modules/a/a.otmod
  Module$0
    name: a
    ${lines.join('\n    ')}
`;
const without = (...lines: readonly string[]) => manifest(...lines).replace('$0', '');

test('keys that the engine does not read, second items, overwritten keys and a priority without autoload go', () => {
  const title =
    'Remove what has no effect: "enabled", the overwritten "version", the second "b", the second "c" and "autoload-priority"';
  expectRefactoring(
    manifest(
      'version: 1',
      'enabled: true',
      'dependencies: [ b, c, b ]',
      'load-later:',
      '  - c',
      '  // again',
      '  - c',
      'version: 2',
      'autoload-priority: 5',
    ),
    title,
    without('dependencies: [ b, c ]', 'load-later:', '  - c', '  // again', 'version: 2'),
    { engine: 'edubart' },
  );
});

test.each([
  ['a script that runs twice', ['scripts: [ x, x ]']],
  ['lists that are joined', ['dependencies: [ b ]', 'dependencies: [ c ]']],
  ['a priority that counts', ['autoload: true', 'autoload-priority: 5']],
  ['keys that this engine reads', ['enabled: true', 'devices: [ mobile ]']],
  ['keys that nobody reads: they may be slips', ['otuis: []']],
  ['values that are those without the key', ['reloadable: true', 'sandboxed: false']],
  ['anything in a manifest that is not read to its end', ['autoload: maybe', 'autoload-priority: 5']],
  ['anything in a manifest that does not parse', ['autoload-priority: 5', ' version: 1']],
])('%s: nothing is removed', (_, lines) => {
  expect(refactoringTitles(manifest(...lines))).toEqual([]);
});

test('an overwritten list goes with its items', () => {
  expectRefactoring(
    manifest('scripts: [ x ]', 'scripts:', '  - y', 'dependencies:', '  - b', 'dependencies:', '  - c'),
    'Remove what has no effect: the overwritten "scripts" and the overwritten "dependencies"',
    without('scripts:', '  - y', 'dependencies:', '  - c'),
  );
});

test('it is shown before it is made', () => {
  const { service, view, path } = openedAtCursor(manifest('autoload-priority: 5'));
  const offered = service.refactoringsAt(view, path, span(0, 0)).filter(it => it.confirm);
  expect(offered.map(it => it.kind)).toEqual(['source']);
});
