import { expect, test } from 'vitest';
import { refactored, refactoringTitles } from '../support/refactorings.ts';

const dashes = 'Write the list with dashes';
const line = 'Write the list on one line';
const manifest = (list: string) => `Module\n  name: a\n  ${list}\n  author: me\n`;

test.each([
  ['scripts: [ b, $0a ]', 'scripts:\n    - b\n    - a'],
  ['dependencies: [a,"b c"]$0', 'dependencies:\n    - a\n    - "b c"'],
  ['devices: [ desktop:linux$0 ]', 'devices:\n    - desktop:linux'],
])('"%s" is written with dashes, and back', (inline, list) => {
  const after = refactored(manifest(inline), dashes);
  expect(after).toBe(manifest(list));
  const again = refactored(after.replace('\n    -', '$0\n    -'), line);
  expect(refactored(again.replace('[', '[$0'), dashes)).toBe(after);
});

test('lines end as they did', () => {
  const text = 'Module\r\n  scripts: [ $0a, b ]\r\n';
  expect(refactored(text, dashes)).toBe('Module\r\n  scripts:\r\n    - a\r\n    - b\r\n');
});

test('comments around the list stay', () => {
  expect(refactored(manifest('scripts:\n    - a\n    - $0b\n    // c'), line)).toBe(
    manifest('scripts: [ a, b ]\n    // c'),
  );
});

test.each([
  ['an empty list', 'scripts: [$0]'],
  ['an empty item', 'scripts: [ $0 ]'],
  ['a comma in quotes, which only two engines take for one item', 'scripts: [ "a,$0b" ]'],
  ['an item with a comma, which would be two', 'scripts:\n    - a,$0b'],
  ['an item that is null with a dash only', 'scripts: [ ~$0 ]'],
  ['an escape that is none with a dash', 'scripts: [ a\\\\$0b ]'],
  ['an escape that ends two clients', 'scripts: [ a\\$0b ]'],
  ['a comment between the items, which would be lost', 'scripts:\n    - $0a\n    // why\n    - b'],
  ['a number sign between the items, where two engines read a node', 'scripts:\n    - $0a\n    # why\n    - b'],
  ['a block among the items', 'scripts:\n    - $0a\n    - |\n      b'],
  ['a key that is no list', 'description: [ $0a, b ]'],
  ['another list of the key, which it would replace', 'scripts: [ a ]\n  scripts: [ $0b ]'],
  ['the line below', 'scripts: [ a ]\n$0  version: 1'],
])('nothing is offered for %s', (_, list) => {
  expect(refactoringTitles(manifest(list))).toEqual([]);
});
