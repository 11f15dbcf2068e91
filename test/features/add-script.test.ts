import { expect, test } from 'vitest';
import { joined } from '../support/fixture.ts';
import { expectRefactoring, refactoringTitles } from '../support/offered.ts';

const manifest = (line: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    ${line}
`;
const files = (...entries: readonly (readonly [string, string])[]) =>
  entries.map(([path, text]) => `\n  //- /modules/a/${path}\n  ${text}\n`);
const titles = (line: string, ...entries: readonly (readonly [string, string])[]) =>
  refactoringTitles(joined(manifest(line), ...files(...entries)));

test('a Lua file that nothing runs is added to the scripts, as the others are written', () => {
  const lua = files(['one.lua', 'x = 1'], ['sub/two.lua', 'x = 2'], ['v1.2.lua', 'x = 3']);
  const bare = joined(manifest('scripts: [ o$0ne ]'), ...lua);
  expect(refactoringTitles(bare)).toEqual(['Add the script "sub/two.lua"', 'Add the script "v1.2.lua"']);
  expectRefactoring(bare, 'Add the script "sub/two.lua"', manifest('scripts: [ one, sub/two ]'));
  expectRefactoring(bare, 'Add the script "v1.2.lua"', manifest('scripts: [ one, v1.2.lua ]'));
  const dotted = joined(manifest('scripts: [ o$0ne.lua ]'), ...lua);
  expectRefactoring(dotted, 'Add the script "sub/two.lua"', manifest('scripts: [ one.lua, sub/two.lua ]'));
  expectRefactoring(
    joined(manifest('scripts: $0[]'), ...lua),
    'Add the script "one.lua"',
    manifest('scripts: [ one ]'),
  );
});

test.each([
  ['dofile("two")'],
  ["dofile 'two.lua'"],
  ['dofile("/a/two")'],
  ['dofile [[two]]'],
  ['require("a/two")'],
  ['dofile(name)'],
])('a file that "%s" runs is reached', call => {
  expect(titles('scripts: [ o$0ne ]', ['one.lua', call], ['two.lua', 'x = 2'])).toEqual([]);
});

test('so is one in a folder that is run as a whole, or that a star or another manifest there lists', () => {
  expect(titles('scripts: [ o$0ne ]', ['one.lua', 'dofiles("sub")'], ['sub/two.lua', 'x = 2'])).toEqual([]);
  expect(titles('scripts: [ one, sub$0/* ]', ['one.lua', 'x = 1'], ['sub/two.lua', 'x = 2'])).toEqual([]);
  const b: readonly [string, string] = ['b.otmod', 'Module\n    name: b\n    scripts: [ two ]'];
  expect(titles('scripts: [ o$0ne ]', ['one.lua', 'x = 1'], ['two.lua', 'x = 2'], b)).toEqual([]);
});

test('a word that only looks like it does not count', () => {
  expect(titles('scripts: [ o$0ne ]', ['one.lua', 'x = "two"'], ['two.lua', 'x = 2'])).toEqual([
    'Add the script "two.lua"',
  ]);
});

test('nothing is offered elsewhere, or for files of other modules', () => {
  expect(titles('version: $01', ['one.lua', 'x = 1'])).toEqual([]);
  expect(titles('scripts: $0[]')).toEqual([]);
  expect(titles('scripts: []\n  $0  version: 1', ['one.lua', 'x = 1'])).toEqual([]);
});

test('the place behind the last letter of the list belongs to it', () => {
  expect(titles('scripts: []$0', ['one.lua', 'x = 1'])).toEqual(['Add the script "one.lua"']);
  expect(titles('scripts: []$0$end', ['one.lua', 'x = 1'])).toEqual(['Add the script "one.lua"']);
});
