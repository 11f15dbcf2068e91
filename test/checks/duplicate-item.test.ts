import { expect, test } from 'vitest';
import { expectFindings, expectFix, expectFixAll, fixTitles, joined, relatedAt } from '../support/fixture.ts';

test('what is listed twice is a warning, and the consequence is told', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ b, "b" ]
                         ^^^ warning[duplicate-item] The dependency "b" is listed twice: it does nothing the second time.
      load-later:
        - b
        - b
          ^ warning[duplicate-item] The module to load later "b" is listed twice: it does nothing the second time.
      scripts: [ a, a ]
                    ^ warning[duplicate-item] The script "a" is listed twice: it runs twice.
    //- /modules/a/a.lua
    print(1)
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

test('a script that is written in two ways runs twice as well', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ a, a.lua, /a/a, b ]
                    ^^^^^ warning[duplicate-item] The script "a.lua" is listed twice: it runs twice.
                           ^^^^ warning[duplicate-item] The script "/a/a" is listed twice: it runs twice.
    //- /modules/a/a.lua
    print(1)
    //- /modules/a/b.lua
    print(1)
    `,
    { engine: 'edubart' },
  );
});

test('two lists may name the same, names differ in case, and a pattern skips what is listed', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ b, B ]
      load-later: [ b ]
      scripts: [ a, * ]
    //- /modules/a/a.lua
    print(1)
    //- /modules/a/c.lua
    print(1)
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
    //- /modules/B/B.otmod
    Module
      name: B
      autoload: true
  `);
});

test('the first one is pointed at, also where two lists were joined', () => {
  expect(
    relatedAt(`
      //- /modules/a/a.otmod
      Module
        name: a
        autoload: true
        load-later: [ c, b ]
        load-later: [ $0b ]
    `),
  ).toContain('/modules/a/a.otmod:4 b: first listed here');
});

const others = `
  //- /modules/b/b.otmod
  Module
    name: b
    autoload: true
  //- /modules/c/c.otmod
  Module
    name: c
    autoload: true
`;
const manifest = (lines: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    ${lines}
`;

test.each([
  ['dependencies: [ b, $0b, c ]', 'dependencies: [ b, c ]'],
  ['dependencies: [b,c,$0b]\r', 'dependencies: [b,c]\r'],
  ['dependencies: [ b, c , $0"b" ]$end', 'dependencies: [ b, c ]$end'],
  [
    'dependencies:\n      - b\n      // again\n      - $0b\n      - c',
    'dependencies:\n      - b\n      // again\n      - c',
  ],
  ['dependencies:\r\n      - b\r\n      - $0b$end', 'dependencies:\r\n      - b\r'],
  ['dependencies: [ b ]\n    dependencies: [ $0b ]', 'dependencies: [ b ]'],
])('the second one of "%s" is removed', (lines, after) => {
  const fixture = joined(manifest(lines), others);
  expect(fixTitles(fixture)).toEqual(['Remove the second one']);
  expectFix(fixture, 'Remove the second one', manifest(after));
});

test('"fix all" leaves one of many', () => {
  expectFixAll(
    joined(manifest('$0dependencies:\n      - b\n      - b\n      - b\n    load-later: [ b, b, b ]'), others),
    manifest('dependencies:\n      - b\n    load-later: [ b ]'),
  );
});
