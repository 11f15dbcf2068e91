import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, joined } from '../support/fixture.ts';

test('"[ ]" is a list of one empty item', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ ]
                    ^^^ error[blank-item] "[ ]" is a list of one empty item, not an empty list: the client fails to load this module. Write "[]".
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      load-later: [ ]
                  ^^^ error[blank-item] "[ ]" is a list of one empty item, not an empty list: the client logs an error. Write "[]".
  `);
});

const words = 'error[blank-item] An empty item: the client fails to load this module.';

test('commas and dashes with nothing beside them make empty items', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ b, , b2 ]
                        ^^ ${words}
      scripts:
        -
        ^ ${words}
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
    //- /modules/b2/b2.otmod
    Module
      name: b2
      autoload: true
  `);
});

test('"[]", no value, and "[ ]" among the devices are fine', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: []
      scripts:
      devices: [ ]
  `);
});

test('a comma right before the bracket makes an item for edubart only', () => {
  const fixture = (mark: string) => `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [b,]${mark}
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `;
  expectFindings(fixture(''), { engine: 'mehah' });
  expectFindings(fixture(`\n                      ^^ ${words}`), { engine: 'edubart' });
});

const b = `
  //- /modules/b/b.otmod
  Module
    name: b
    autoload: true
`;
const manifest = (line: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    ${line}
`;

test.each([
  ['dependencies: [$0 ]', 'dependencies: []'],
  ['dependencies: [ $0 , ]', 'dependencies: []'],
  ['dependencies: [$0 "" ]\r', 'dependencies: []\r'],
  ['dependencies: [ b,$0 ,  ]', 'dependencies: [ b ]'],
  ['dependencies: [ $0, b ]', 'dependencies: [ b ]'],
  ['dependencies: [ "b" ,$0 ]', 'dependencies: [ "b" ]'],
  ['load-later: []\n    dependencies:\n      -$0', 'load-later: []'],
  ['dependencies:\n      - b\n      $0-\n      // the end', 'dependencies:\n      - b\n      // the end'],
  ['dependencies:\n      - b\n      $0-$end', 'dependencies:\n      - b'],
])('"%s" is mended', (lines, after) => {
  const fixture = joined(manifest(lines), b);
  expect(fixTitles(fixture)).toContain('Remove the empty item');
  expectFix(fixture, 'Remove the empty item', manifest(after));
});
