import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

test('a script that does not exist, and a pattern without a match', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a",
      "scripts": [
        "nope",
        ^^^^^^ error[advanced-missing-script] There is no /a/nope.lua.
        "main",
        "sub/*",
        "none/*",
        ^^^^^^^^ warning[advanced-missing-script] "none/*" matches no Lua file that is not listed already.
        "../x"
        ^^^^^^ error[advanced-missing-script] There is no /a/../x.lua. Clients refuse ".." and "\\" in paths (filename is illegal or insecure).
      ]
    }
    //- /modules/a/main.lua
    //- /modules/a/sub/x.lua
  `);
});

test('what the .otmod lists as well is told there alone', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ nope ]
                 ^^^^ error[missing-script] There is no /a/nope.lua. "a" does not load.
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "scripts": ["nope"] }
  `);
});

test('where clients know no patterns nothing is said of one', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "scripts": ["none/*", "nope"] }
                                         ^^^^^^ error[advanced-missing-script] There is no /a/nope.lua.
    `,
    { engine: 'edubart' },
  );
});

const misspelt = (name: string) => `
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "scripts": ["${name}"] }
    //- /modules/a/widget.lua
`;

test('the name that was meant is written', () => {
  expect(fixTitles(misspelt('$0wigdet'))).toEqual(['Write "widget"', 'Remove the script from the list']);
  expectFix(
    misspelt('$0Widget.lua'),
    'Write "widget.lua"',
    `
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "scripts": ["widget.lua"] }
  `,
  );
});
