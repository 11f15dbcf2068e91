import { expect, test } from 'vitest';
import { atCursor } from '../support/navigation.ts';

/** What is selected step by step, up to the file, which is left out. */
function selections(text: string, path = 'modules/a/a.otmod'): readonly string[] {
  const { service, view, offset, cut } = atCursor(`//- /${path}\n${text}\n`);
  return service.selectionRanges(view, path, offset).map(cut).slice(0, -1);
}

test('of an inline list: word, item, what is between the brackets, list, line, Module', () => {
  expect(selections('Module\n  name: a\n  dependencies: [ game_$0things, "b c" ]')).toEqual([
    'game_things',
    'game_things, "b c"',
    '[ game_things, "b c" ]',
    'dependencies: [ game_things, "b c" ]',
    'name: a\n  dependencies: [ game_things, "b c" ]',
    'Module\n  name: a\n  dependencies: [ game_things, "b c" ]',
  ]);
  expect(selections('Module\n  dependencies: [ x, "b $0c" ]').slice(0, 4)).toEqual(['c', 'b c', '"b c"', 'x, "b c"']);
});

test('of a list of dashes: word, line, list, key, keys, Module', () => {
  expect(selections('Module\n  scripts:\n    - sub/a$0\n    - b\n  name: a')).toEqual([
    'a',
    'sub/a',
    '- sub/a',
    '- sub/a\n    - b',
    'scripts:\n    - sub/a\n    - b',
    'scripts:\n    - sub/a\n    - b\n  name: a',
    'Module\n  scripts:\n    - sub/a\n    - b\n  name: a',
  ]);
});

test('of a key and of a text', () => {
  expect(selections('Module\n  na$0me: a').slice(0, 2)).toEqual(['name', 'name: a']);
  expect(selections('Module\n  description: "some wo$0rds"').slice(0, 4)).toEqual([
    'words',
    'some words',
    '"some words"',
    'description: "some words"',
  ]);
});

test('of a block: word, line, block, value, key', () => {
  expect(selections('Module\n  @onLoad: |\n    in$0it()\n    more()').slice(0, 5)).toEqual([
    'init',
    'init()',
    'init()\n    more()',
    '|\n    init()\n    more()',
    '@onLoad: |\n    init()\n    more()',
  ]);
});

test('of comments: word, line, comments, what is around', () => {
  expect(selections('Module\n  // one\n  // tw$0o\n  name: a')).toEqual([
    'two',
    '// two',
    '// one\n  // two',
    'Module\n  // one\n  // two\n  name: a',
  ]);
});

test('in white space and blank lines: what is around', () => {
  expect(selections('Module\n $0 name: a\n  author: b')).toEqual(['  name: a', 'Module\n  name: a\n  author: b']);
  expect(selections('Module\n  name: a\n$0\n  author: b')).toEqual([
    'name: a\n\n  author: b',
    'Module\n  name: a\n\n  author: b',
  ]);
  expect(selections('$0')).toEqual([]);
});

test('of broken manifests and widgets', () => {
  expect(selections('Module\n\tscripts:\n\t\t- a$0').slice(0, 3)).toEqual(['a', '- a', 'scripts:\n\t\t- a']);
  expect(selections('A < B\n  C\n    id: c$0\n    x: 1', 'modules/a/a.otui')).toEqual([
    'c',
    'id: c',
    'id: c\n    x: 1',
    'C\n    id: c\n    x: 1',
    'A < B\n  C\n    id: c\n    x: 1',
  ]);
});
