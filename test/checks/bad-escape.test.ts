import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const words =
  'error[bad-escape] The client crashes at this backslash: in an inline list it may only stand before \\ " , or n.';

test('a backslash before a letter ends edubart and OTCv8', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ ui\\main, other ]
                   ^^ ${words}
  `;
  expectFindings(fixture, { engine: 'edubart', scripts: 'off' });
  expectFindings(fixture, { engine: 'otcv8', scripts: 'off' });
});

test('Redemption does not look at backslashes, nor does anybody in a list of dashes', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later: [ c\\d ]
    //- /modules/cd/cd.otmod
    Module
      name: c\\d
            ^^^ warning[folder-name] The folder is called "cd", not "c\\d". The automatic reload of the client looks for a folder with the name of the module.
      autoload: true
  `);
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later:
        - c\\d
      dependencies: [ "b\\,c" ]
    //- /modules/b,c/b.otmod
    Module
      name: b,c
      autoload: true
    //- /modules/cd/cd.otmod
    Module
      name: c\\d
            ^^^ hint[folder-name] The folder is called "cd", not "c\\d".
      autoload: true
    `,
    { engine: 'edubart' },
  );
});

test('the backslash becomes a slash', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ ui$0\\main ]
    //- /modules/a/ui/main.lua
    print(1)
  `;
  expect(fixTitles(fixture, { engine: 'edubart', scripts: 'off' })).toEqual(['Replace the backslash by "/"']);
  expectFix(
    fixture,
    'Replace the backslash by "/"',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ ui/main ]
    `,
    { engine: 'edubart', scripts: 'off' },
  );
});

test('all such backslashes of a list become slashes at once, and the others stay', () => {
  expectFix(
    `
    //- /modules/a/a.otmod
    Module\r
      name: a\r
      autoload: true\r
      description: [ a$0\\b, "c\\,d", e\\f ]\r
    `,
    'Replace the backslashes by "/"',
    `
    //- /modules/a/a.otmod
    Module\r
      name: a\r
      autoload: true\r
      description: [ a/b, "c\\,d", e/f ]\r
    `,
    { engine: 'edubart' },
  );
});
