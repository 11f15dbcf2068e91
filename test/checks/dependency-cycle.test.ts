import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, joined, relatedAt } from '../support/fixture.ts';

test('every dependency of a circle is marked, and none of its modules loads', () => {
  const words = '"a" and "b" depend on each other (a → b → a). The client loads none of them.';
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ b ]
                      ^ error[dependency-cycle] ${words}
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      dependencies: [ a ]
                      ^ error[dependency-cycle] ${words}
  `);
});

test('a module outside that needs the circle makes the client crash, when it is loaded', () => {
  const fixture = (autoload: boolean, words: string) => `
    //- /modules/a/a.otmod
    Module
      name: a
      dependencies: [ b ]
                      ^ error[dependency-cycle] "a" and "b" depend on each other (a → b → a). ${words}
    //- /modules/b/b.otmod
    Module
      name: b
      dependencies: [ a ]
                      ^ error[dependency-cycle] "a" and "b" depend on each other (a → b → a). ${words}
    //- /modules/entry/entry.otmod
    Module
      name: entry
      autoload: ${autoload}
      dependencies: [ a ]
    //- /init.lua
    g_modules.discoverModules()
    g_modules.autoLoadModules(9999)
    local x = g_modules.getModule('a') or g_modules.getModule('b') or g_modules.getModule('entry')
  `;
  expectFindings(
    fixture(true, 'This one makes OTClient Redemption (mehah) crash at start: "entry" outside the circle needs it.'),
  );
  expectFindings(fixture(false, 'Loading "entry", which needs it from outside, makes the client crash.'));
});

test('a circle that the client runs round in without anyone outside ends it, too', () => {
  const words = (way: string) =>
    `error[dependency-cycle] "a", "b", "c" and "d" depend on each other (${way}). Loading "a" makes OTCv8 crash at start.`;
  const way = 'a → b → c → d → a';
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ b ]
                      ^ ${words(way)}
    //- /modules/b/b.otmod
    Module
      name: b
      dependencies: [ c ]
                      ^ ${words(way)}
    //- /modules/c/c.otmod
    Module
      name: c
      dependencies: [ b, d ]
                      ^ ${words(way)}
                         ^ ${words(way)}
    //- /modules/d/d.otmod
    Module
      name: d
      dependencies: [ a ]
                      ^ ${words(way)}
    `,
    { engine: 'otcv8' },
  );
});

test('only the circle that ends the client is said to', () => {
  const circle = (one: string, two: string, words: string) => `
    //- /modules/${one}/${one}.otmod
    Module
      name: ${one}
      dependencies: [ ${two} ]
                      ^ error[dependency-cycle] "${one}" and "${two}" depend on each other (${one} → ${two} → ${one}). ${words}
    //- /modules/${two}/${two}.otmod
    Module
      name: ${two}
      dependencies: [ ${one} ]
                      ^ error[dependency-cycle] "${one}" and "${two}" depend on each other (${one} → ${two} → ${one}). ${words}
    //- /modules/to_${one}/to_${one}.otmod
    Module
      name: to_${one}
      autoload: true
      dependencies: [ ${one} ]
  `;
  expectFindings(
    joined(
      circle(
        'a',
        'b',
        'This one makes OTClient Redemption (mehah) crash at start: "to_a" outside the circle needs it.',
      ),
      circle('c', 'd', 'Loading "to_c", which needs it from outside, makes the client crash.'),
    ),
  );
});

test('to load each other later is no circle', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later: [ b ]
    //- /modules/b/b.otmod
    Module
      name: b
      dependencies: [ a ]
      load-later: [ a ]
  `);
});

const pair = (lines: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    ${lines}
  //- /modules/b/b.otmod
  Module
    name: b
    dependencies: [ a ]
  //- /modules/c/c.otmod
  Module
    name: c
    autoload: true
`;
const after = (lines: string) => pair(lines).split('  //- /modules/b')[0];

test('the other dependencies are pointed at', () => {
  expect(relatedAt(pair('dependencies: [ $0b ]'))).toEqual(['/modules/b/b.otmod:3 a: "b" needs "a"']);
});

test('the dependency can be removed, or become a module to load later', () => {
  const fixture = pair('dependencies: [ c, $0b ]');
  expect(fixTitles(fixture)).toEqual(['Remove the dependency on "b"', 'Load "b" later instead']);
  expectFix(fixture, 'Remove the dependency on "b"', after('dependencies: [ c ]'));
});

test.each([
  ['dependencies: [ $0b ]\n    load-later: [ c ]', 'load-later: [ c, b ]'],
  ['dependencies: [ $0b ]\n    load-later: [c]', 'load-later: [c, b]'],
  ['dependencies:\n      - c\n      - $0b\n    load-later: []', 'dependencies:\n      - c\n    load-later: [ b ]'],
  ['load-later: ~\n    dependencies: [ c, $0b ]', 'load-later: [ b ]\n    dependencies: [ c ]'],
  ['load-later:\n      - c\n    dependencies:\n      - $0b$end', 'load-later:\n      - c\n      - b'],
  [
    'dependencies: [ c, $0b ]\n    load-later:\n      - c$end',
    'dependencies: [ c ]\n    load-later:\n      - c\n      - b',
  ],
])('"%s" is turned into a module to load later', (lines, mended) => {
  expectFix(pair(lines), 'Load "b" later instead', after(mended));
});

test('a list is made where there is none, with the line ends of the file', () => {
  expectFix(
    `
    //- /modules/a/a.otmod
    Module\r
      dependencies: [ $0b ]\r
      name: a\r
      autoload: true\r
    //- /modules/b/b.otmod
    Module
      name: b
      dependencies: [ a ]
    `,
    'Load "b" later instead',
    `
    //- /modules/a/a.otmod
    Module\r
      name: a\r
      autoload: true\r
      load-later:\r
        - b\r
    `,
  );
});

test('what is loaded later already is not listed again', () => {
  expect(fixTitles(pair('dependencies: [ $0b ]\n    load-later: [ b ]'))).toEqual(['Remove the dependency on "b"']);
});
