import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, joined } from '../support/fixture.ts';

const files = `
  //- /modules/a/one.lua
  print(1)
`;
const manifest = (line: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    ${line}
`;
const words = (pattern: string) =>
  `warning[unmatched-glob] "${pattern}" matches no Lua file that is not listed already.`;

test('a pattern that adds no script is a warning', () => {
  expectFindings(joined(manifest(`scripts: [ one, sub/* ]\n                    ^^^^^ ${words('sub/*')}`), files));
  expectFindings(joined(manifest(`scripts: [ one, * ]\n                    ^ ${words('*')}`), files));
});

test('a pattern that adds a script is fine', () => {
  expectFindings(joined(manifest('scripts: [ *.lua ]'), files));
});

test('edubart knows no patterns, which is another finding', () => {
  expect(fixTitles(joined(manifest('scripts: [ one, sub/$0* ]'), files), { engine: 'edubart' })).toEqual([]);
  expectFindings(
    joined(
      manifest(
        'scripts: [ sub/* ]\n               ^^^^^ error[unknown-glob] OTClient (edubart) does not know patterns: it looks for a file that is called "sub/*", and the module does not load.',
      ),
      files,
    ),
    { engine: 'edubart' },
  );
});

test('the pattern can be removed', () => {
  const fixture = joined(manifest('scripts:\n      - one\n      - $0none/*$end'), files);
  expect(fixTitles(fixture)).toEqual(['Remove the pattern']);
  expectFix(fixture, 'Remove the pattern', manifest('scripts:\n      - one'));
});
