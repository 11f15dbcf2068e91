import { expect, test } from 'vitest';
import { expectFindings, expectFix, expectFixAll, fixTitles } from '../support/fixture.ts';

const words = (value: string) => `Single quotes stay part of the value: the client reads ${value} with them.`;

test('single quotes are an error in names and lists, and a warning in texts', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: 'a'
            ^^^ error[single-quotes] ${words("'a'")}
      author: 'me'
              ^^^^ warning[single-quotes] ${words("'me'")}
      autoload: true
      devices: [ 'desktop' ]
                 ^^^^^^^^^ error[single-quotes] ${words("'desktop'")}
      dependencies: [ 'b' ]
                      ^^^ error[single-quotes] ${words("'b'")}
      load-later:
        - 'b'
          ^^^ error[single-quotes] ${words("'b'")}
      scripts: [ 'c' ]
                 ^^^ error[single-quotes] ${words("'c'")}
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

test('double quotes, quotes inside a text and the quotes of Lua are fine', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: "a"
      author: it's me
      description: 'one' and 'two
      autoload: true
      dependencies: [ "b" ]
      @onLoad: print('x')
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

const fixture = `
  //- /modules/a/a.otmod
  Module
    name: 'a'\r
    autoload: true\r
    dependencies: [ 'b', $0'c' ]\r
    load-later:\r
      - 'b'$end
  //- /modules/b/b.otmod
  Module
    name: b
    autoload: true
  //- /modules/c/c.otmod
  Module
    name: c
    autoload: true
`;

test('the quotes can be removed, one by one or all at once', () => {
  expect(fixTitles(fixture)).toEqual(['Remove the quotes']);
  expectFix(
    fixture,
    'Remove the quotes',
    `
    //- /modules/a/a.otmod
    Module
      name: 'a'\r
      autoload: true\r
      dependencies: [ 'b', c ]\r
      load-later:\r
        - 'b'$end
    `,
  );
  expectFixAll(
    fixture,
    `
    //- /modules/a/a.otmod
    Module
      name: a\r
      autoload: true\r
      dependencies: [ b, c ]\r
      load-later:\r
        - b$end
    `,
  );
});
