import { expect, test } from 'vitest';
import { refactored, refactoringTitles } from '../support/refactorings.ts';

const title = 'Sort the dependencies';
const manifest = (list: string) => `Module\n  name: a\n  ${list}`;

test.each([
  ['dependencies: [ c, $0"b",a ]\n', 'dependencies: [ a, "b",c ]\n'],
  ['dependencies:\n    - c\n    - $0B\n    - a', 'dependencies:\n    - B\n    - a\n    - c'],
  ['dependencies:\r\n    - c$0\r\n    - a', 'dependencies:\r\n    - a\r\n    - c'],
])('the dependencies of "%s" are sorted', (list, after) => {
  expect(refactored(manifest(list), title)).toBe(manifest(after));
});

test('comments go with the item below them, blank lines part what is sorted', () => {
  const list =
    'dependencies:\n    // on c\n    - c$0\n    - b\n\n    - d\n    // on a\n    // and more\n    - a\n    // the end\n';
  expect(refactored(manifest(list), title)).toBe(
    manifest(
      'dependencies:\n    - b\n    // on c\n    - c\n\n    // on a\n    // and more\n    - a\n    - d\n    // the end\n',
    ),
  );
});

test('other lists of names can be sorted, scripts cannot', () => {
  expect(refactoringTitles(manifest('load-later:\n    - c\n    - $0b'))).toContain('Sort the modules to load later');
  expect(refactoringTitles(manifest('devices: [ mobile, $0desktop ]'))).toContain('Sort the devices');
  expect(refactoringTitles(manifest('scripts: [ c, $0b ]'))).toEqual(['Write the list with dashes']);
});

test('where there is nothing to sort, or no engine knows what would follow, nothing is offered', () => {
  const offered = (list: string) => refactoringTitles(manifest(list)).includes(title);
  expect(offered('dependencies: [ a, $0b ]')).toBe(false);
  expect(offered('dependencies: [ $0b, , a ]')).toBe(false);
  expect(offered('dependencies: [ $0"b, c", a ]')).toBe(false);
  expect(offered('dependencies:\n    - $0b\n      x: 1\n    - a')).toBe(false);
});
