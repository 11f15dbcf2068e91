import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

test('an odd number of spaces is an error, before a comment too', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
       autoload: true
    ^^^ error[odd-indentation] 3 spaces indent this line; OTML takes two for each level. The client says: "OTML error in '/a/a.otmod' at line 3: must indent every 2 spaces".
     // a comment
    ^ error[odd-indentation] One space indents this line; OTML takes two for each level.
  `);
});

test('a line of spaces alone is read by edubart only, and a block of Lua may be indented as it likes', () => {
  const fixture = (mark: string) => `
    //- /modules/a/a.otmod
    Module
      name: a
       ${mark}
      autoload: true
      @onLoad: |
        if x then
           print(x)
        end
  `;
  expectFindings(fixture(''), { engine: 'mehah' });
  const words =
    '3 spaces indent this line; OTML takes two for each level. The client says: "OTML error in \'/a/a.otmod\' at line 3: must indent every 2 spaces".';
  expectFindings(fixture(`\n    ^^^ error[odd-indentation] ${words}`), { engine: 'edubart' });
});

test('a line that is odd and too deep at once is reported as the client does, as odd', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
         name: a
    ^^^^^ error[odd-indentation] 5 spaces indent this line; OTML takes two for each level. The client says: "OTML error in '/a/a.otmod' at line 2: must indent every 2 spaces".
  `);
});

test('the line is put where it stands among the others', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
     $0  autoload: true
  `;
  expect(fixTitles(fixture)).toEqual(['Indent with 2 spaces']);
  expectFix(
    fixture,
    'Indent with 2 spaces',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
    `,
  );
});

test('an indented "Module" is put at the start of its line', () => {
  expectFix(
    `
    //- /modules/a/a.otmod
    $0 Module
      name: a
      autoload: true
    `,
    'Remove the indentation',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
    `,
  );
});

test('a comment is indented like what it is about', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
    $0   // loads at start
      autoload: true
  `;
  expect(fixTitles(fixture)).toEqual(['Indent with 2 spaces']);
  expectFix(
    fixture,
    'Indent with 2 spaces',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      // loads at start
      autoload: true
    `,
  );
  expectFix(
    `
    //- /modules/a/a.otmod
    Module
       name: a
       autoload: true
       dependencies:
         - b
       $0// its scripts
       scripts: []
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
    `,
    'Indent the whole file with 2 spaces for each level',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies:
        - b
      // its scripts
      scripts: []
    `,
  );
});

test('a comment behind everything is indented evenly', () => {
  expectFix(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
    $0   // the end
    `,
    'Indent evenly',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      // the end
    `,
  );
});
