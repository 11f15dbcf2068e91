import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const own = 'Put the comment on a line of its own.';

test('a comment behind a value is part of it, which is an error where the client needs the value', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a // the first
             ^^^^^^^^^^^^^ error[trailing-comment] OTML has no comments behind a value: the client reads "a // the first". ${own}
      autoload: true # now
                    ^^^^^^ error[trailing-comment] OTML has no comments behind a value: the client reads "true # now". ${own}
      autoload-priority: 5 -- early
                          ^^^^^^^^^ error[trailing-comment] OTML has no comments behind a value: the client reads "5 -- early". ${own}
      scripts: [ a ] // one
                    ^^^^^^^ error[trailing-comment] OTML has no comments behind a value: the client reads "[ a ] // one". ${own}
      dependencies:
        - b // two
           ^^^^^^^ error[trailing-comment] OTML has no comments behind a value: the client reads "b // two". ${own}
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

test('texts may hold anything, Lua has comments of its own, and a URL has no white space before its slashes', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      description: one // two # three
      website: https://example.org
      autoload: true
      @onLoad: print(1) -- at start
      // a comment
      @onUnload: |
        print(2) -- at the end
  `);
});

test('a key that this engine does not read may have one', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      enabled: true // always
      ^^^^^^^ information[ignored-key] OTClient (edubart) does not read "enabled"; mehah and opentibiabr do.
    `,
    { engine: 'edubart' },
  );
});

test('behind the key of a list of dashes it does no harm, but is not what it seems', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: // what it needs
                    ^^^^^^^^^^^^^^^^ warning[trailing-comment] OTML has no comments behind a value: the client reads "// what it needs". ${own}
        - b
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

test.each([
  ['autoload: true$0 // now', '// now', 'autoload: true'],
  ['autoload: true  $0  -- now', '// now', 'autoload: true'],
  ['scripts: []$0// none', '// none', 'scripts: []'],
  ['dependencies: $0// none', '// none', 'dependencies:'],
  ['autoload: true$0 //', '//', 'autoload: true'],
])('"%s" gets its comment on the line above', (written, comment, kept) => {
  const fixture = (lines: string) => `
    //- /modules/a/a.otmod
    Module\r
      name: a\r
      ${lines}\r
  `;
  expect(fixTitles(fixture(written))).toContain('Move the comment to the line above');
  expectFix(fixture(written), 'Move the comment to the line above', fixture(`${comment}\r\n      ${kept}`));
});

test('the comment of an item goes above the item', () => {
  expectFix(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies:
        - b$0 // two$end
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
    `,
    'Move the comment to the line above',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies:
        // two
        - b$end
    `,
  );
});
