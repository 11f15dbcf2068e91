import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, relatedAt } from '../support/fixture.ts';

test('a module that depends on itself does not load', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ a ]
                      ^ error[self-dependency] "a" depends on itself, so it does not load.
  `);
});

test('what needs such a module makes the client crash', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      dependencies: [ a ]
                      ^ error[self-dependency] "a" depends on itself, so it does not load. Loading "b", which needs it, makes the client crash.
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      dependencies: [ a ]
  `);
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      dependencies: [ a ]
                      ^ error[self-dependency] "a" depends on itself, so it does not load. Loading "b" and "c", which need it, makes the client crash.
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      dependencies: [ a ]
    //- /modules/c/c.otmod
    Module
      name: c
      dependencies: [ a ]
  `);
});

test('those that need it are pointed at', () => {
  expect(
    relatedAt(`
      //- /modules/a/a.otmod
      Module
        name: a
        dependencies: [ $0a ]
      //- /modules/b/b.otmod
      Module
        name: b
        autoload: true
        dependencies: [ a ]
    `),
  ).toEqual(['/modules/b/b.otmod:4 a: "b" needs it']);
});

test('to load itself later does nothing', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later:
        - a
          ^ hint[self-dependency] "a" is to load itself later, which does nothing.
  `);
});

test('what counts is the name, not the folder or the case', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: b
            ^ hint[folder-name] The folder is called "a", not "b".
      autoload: true
      dependencies: [ a, B ]
    //- /modules/c/c.otmod
    Module
      name: a
            ^ hint[folder-name] The folder is called "c", not "a".
    //- /modules/B/B.otmod
    Module
      name: B
    `,
    { engine: 'edubart' },
  );
});

test('the name can be removed from either list', () => {
  const fixture = (dependencies: string, later: string) => `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: ${dependencies}
      load-later:
    ${later}
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `;
  const after = (text: string) => text.split('    //- /modules/b')[0];
  const self = fixture('[ $0a, b ]', '    - b');
  expect(fixTitles(self)).toEqual(['Remove "a"']);
  expectFix(self, 'Remove "a"', after(fixture('[ b ]', '    - b')));
  const later = fixture('[ b ]', '    - b\n        - $0a');
  expect(fixTitles(later)).toEqual(['Remove "a"']);
  expectFix(later, 'Remove "a"', after(fixture('[ b ]', '    - b')));
});
