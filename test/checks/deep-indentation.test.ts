import { expect, test } from 'vitest';
import { expectFindings, expectFix, expectFixAll, fixTitles } from '../support/fixture.ts';

test('a line more than one level below its parent is an error', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
        name: a
    ^^^^ error[deep-indentation] This line is indented by more than one level (two spaces) below its parent. The client says: "OTML error in '/a/a.otmod' at line 2: invalid indentation depth, are you indenting correctly?".
        dependencies:
            - b
    ^^^^^^^^ error[deep-indentation] This line is indented by more than one level (two spaces) below its parent.
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

test('a deep comment, a deep line of Lua and one level more are fine', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
            // a comment
      name: a
      autoload: true
      @onLoad: |
              print(1)
      description:
        nested: value
  `);
});

const four = `
  //- /modules/a/a.otmod
  Module
      $0name: a
      // at start
      autoload: true

      @onLoad: |
          if x then
              print(x)
          end
      dependencies:
          - b
  //- /modules/b/b.otmod
  Module
    name: b
    autoload: true
`;
const two = `
  //- /modules/a/a.otmod
  Module
    name: a
    // at start
    autoload: true

    @onLoad: |
        if x then
            print(x)
        end
    dependencies:
      - b
`;

test('a file that is indented with four spaces is mended as a whole: one line alone would become the parent of the next', () => {
  expect(fixTitles(four)).toEqual(['Indent the whole file with 2 spaces for each level']);
  expectFix(four, 'Indent the whole file with 2 spaces for each level', two);
  expectFixAll(four, two);
});

test('a single line is mended by itself', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies:
          $0- b
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `;
  expect(fixTitles(fixture)).toEqual(['Indent with 4 spaces']);
  expectFix(
    fixture,
    'Indent with 4 spaces',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies:
        - b
    `,
  );
});

test('carriage returns and a missing end of line stay as they are', () => {
  expectFix(
    `
    //- /modules/a/a.otmod
    Module\r
        $0name: a\r
    \r
        autoload: true$end
    `,
    'Indent the whole file with 2 spaces for each level',
    `
    //- /modules/a/a.otmod
    Module\r
      name: a\r
    \r
      autoload: true$end
    `,
  );
});
