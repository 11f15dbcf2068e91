import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, joined } from '../support/fixture.ts';

const files = `
  //- /modules/a/one.lua
  print(1)
  //- /modules/a/sub/two.lua
  print(1)
  //- /modules/a/sub/three.lua
  print(1)
`;
const manifest = (line: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    ${line}
`;
const words = (title: string, pattern: string) =>
  `error[unknown-glob] ${title} does not know patterns: it looks for a file that is called "${pattern}", and the module does not load.`;

test('a pattern is an error for the engines that know none', () => {
  expectFindings(joined(manifest(`scripts: [ * ]\n               ^ ${words('OTClient (edubart)', '*')}`), files), {
    engine: 'edubart',
  });
  expectFindings(
    joined(manifest(`scripts: [ sub/*.lua ]\n               ^^^^^^^^^ ${words('OTCv8', 'sub/*.lua')}`), files),
    {
      engine: 'otcv8',
    },
  );
});

test('Redemption knows them', () => {
  expectFindings(joined(manifest('scripts: [ * ]'), files), { engine: 'mehah' });
  expectFindings(joined(manifest('scripts: [ sub/*.lua ]'), files), { engine: 'opentibiabr' });
});

test.each([
  ['scripts: [ $0* ]', 'List the 3 files', 'scripts: [ one.lua, sub/three.lua, sub/two.lua ]'],
  ['scripts: [ one, $0* ]', 'List the 2 files', 'scripts: [ one, sub/three.lua, sub/two.lua ]'],
  ['scripts: [ sub/two.lua, $0sub/*.lua ]', 'Write "sub/three.lua"', 'scripts: [ sub/two.lua, sub/three.lua ]'],
  [
    'scripts:\r\n      - $0sub/*\r\n      - one\r',
    'List the 2 files',
    'scripts:\r\n      - sub/three.lua\r\n      - sub/two.lua\r\n      - one\r',
  ],
  ['scripts:\n      - "$0sub/*"$end', 'List the 2 files', 'scripts:\n      - sub/three.lua\n      - sub/two.lua$end'],
])('"%s" can be written out', (line, title, after) => {
  const fixture = joined(manifest(line), files);
  for (const engine of ['edubart', 'otcv8'] as const) {
    expect(fixTitles(fixture, { engine })).toEqual([title]);
    expectFix(fixture, title, manifest(after), { engine });
  }
});

test('where there is no such file, nothing is offered', () => {
  expect(fixTitles(joined(manifest('scripts: [ none/$0* ]'), files), { engine: 'edubart' })).toEqual([]);
});
