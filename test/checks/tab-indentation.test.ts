import { expect, test } from 'vitest';
import { expectFindings, expectFix, expectFixAll, fixTitles } from '../support/fixture.ts';

test('each line that a tab indents is an error; the client gets no further than the first', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
    \tname: a
    ^ error[tab-indentation] A tab indents this line; OTML takes two spaces for each level. The client says: "OTML error in '/a/a.otmod' at line 2: indentation with tabs are not allowed".
      autoload: true
    \tscripts: []
    ^ error[tab-indentation] A tab indents this line; OTML takes two spaces for each level.
  `);
});

test('a tab behind a key, or inside a block of Lua, is no indentation', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name:\ta
      autoload: true
      @onLoad: |
        if x then
        \tprint(x)
        end
  `);
});

test('a line that a block cannot hold is reported once', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      @onLoad: |
    \t\tinit()
    ^^ error[tab-indentation] A tab indents this line; OTML takes two spaces for each level. The client says: "OTML error in '/a/a.otmod' at line 5: indentation with tabs are not allowed".
  `);
});

test('an empty line with a tab is fine for Redemption and refused by edubart', () => {
  const fixture = (mark: string) => `
    //- /modules/a/a.otmod
    Module
      name: a
    \t${mark}
      autoload: true
  `;
  expectFindings(fixture(''));
  expectFindings(
    fixture(
      `\n    ^ error[tab-indentation] A tab indents this line; OTML takes two spaces for each level. The client says: "OTML error in '/a/a.otmod' at line 3: indentation with tabs are not allowed".`,
    ),
    { engine: 'edubart' },
  );
});

const tabs = `
  //- /modules/a/a.otmod
  Module
  \tname: a
  \tautoload: true
  \t// what it needs
  \tdependencies:
  \t\t$0- b
  //- /modules/b/b.otmod
  Module
    name: b
    autoload: true
`;

test('one line is indented as deep as it stands below the others', () => {
  expect(fixTitles(tabs)).toEqual(['Indent with 4 spaces', 'Indent the whole file with 2 spaces for each level']);
  expectFix(
    tabs,
    'Indent with 4 spaces',
    `
    //- /modules/a/a.otmod
    Module
    \tname: a
    \tautoload: true
    \t// what it needs
    \tdependencies:
        - b
    `,
  );
});

const spaces = `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    // what it needs
    dependencies:
      - b
`;

test('the whole file is indented at once', () => {
  expectFix(tabs, 'Indent the whole file with 2 spaces for each level', spaces);
});

test('"fix all" mends every line', () => {
  expectFixAll(tabs, spaces);
});

test('an empty line loses its tab', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
    $0\t
      autoload: true
  `;
  expect(fixTitles(fixture, { engine: 'otcv8' })).toEqual(['Remove the white space']);
  expectFix(
    fixture,
    'Remove the white space',
    `
    //- /modules/a/a.otmod
    Module
      name: a

      autoload: true
    `,
    { engine: 'otcv8' },
  );
});

test('a line of a file with carriage returns keeps its own', () => {
  expectFix(
    `
    //- /modules/a/a.otmod
    Module\r
    \t$0name: a\r
      autoload: true\r
    `,
    'Indent with 2 spaces',
    `
    //- /modules/a/a.otmod
    Module\r
      name: a\r
      autoload: true\r
    `,
  );
});
