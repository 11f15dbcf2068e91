import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const words = `The module has no name. The client says: "child node with tag 'name' not found".`;

test('a module without a name is an error; "~" is no name either', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
    ^^^^^^ error[missing-name] ${words}
      autoload: true
    //- /modules/b/b.otmod
    Module
      name: ~
      ^^^^ error[missing-name] ${words}
  `);
});

test('an empty name is allowed, but nobody can ask for the module', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name:
      ^^^^ warning[missing-name] The name is empty; no dependency and no init.lua can ask for this module.
      autoload: true
  `);
});

test('nothing is said where the manifest cannot be read for another reason', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
    \tautoload: true
    ^ error[tab-indentation] A tab indents this line; OTML takes two spaces for each level. The client says: "OTML error in '/a/a.otmod' at line 2: indentation with tabs are not allowed".
  `);
});

test('the name of the folder is put below "Module"', () => {
  const fixture = `
    //- /modules/game_a/a.otmod
    // a comment\r
    Mod$0ule\r
      autoload: true\r
  `;
  expect(fixTitles(fixture)).toEqual(['Name it "game_a"']);
  expectFix(
    fixture,
    'Name it "game_a"',
    `
    //- /modules/game_a/a.otmod
    // a comment\r
    Module\r
      name: game_a\r
      autoload: true\r
    `,
  );
});

test('"Module" may be all there is, without an end of line', () => {
  expectFix(
    `
    //- /modules/a/a.otmod
    Module$0$end
    `,
    'Name it "a"',
    `
    //- /modules/a/a.otmod
    Module
      name: a
    `,
  );
});

test.each([
  ['name:', 'name: a'],
  ['name', 'name: a'],
  ['name: ""', 'name: a'],
  ['name: ~', 'name: a'],
])('"%s" is given a value where it stands', (written, mended) => {
  const fixture = (line: string) => `
    //- /modules/a/a.otmod
    Module
      autoload: true
      ${line}
  `;
  expectFix(fixture(`$0${written}`), 'Name it "a"', fixture(mended));
  expectFindings(fixture(mended));
});

test('a key that is the name but for its case is what "fix all" mends', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
    ^^^^^^ error[missing-name] ${words}
      Name: a
      ^^^^ warning[unknown-key] No client reads the key "Name". Did you mean "name"?
      autoload: true
  `);
});
