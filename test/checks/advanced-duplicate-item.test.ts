import { test } from 'vitest';
import { expectFindings, expectFix } from '../support/fixture.ts';

test('what a list names twice', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a",
      "scripts": ["main", "main.lua"],
                          ^^^^^^^^^^ warning[advanced-duplicate-item] "main.lua" is listed twice: it runs twice.
      "loadLater": ["b", "b"],
                         ^^^ warning[advanced-duplicate-item] "b" is listed twice: it does nothing the second time.
      "dependencies": ["b", "b"]
                            ^^^ warning[advanced-duplicate-item] "b" is listed twice: it does nothing the second time.
    }
    //- /modules/a/main.lua
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "optionalDependencies": { "a": "*" } }
  `);
});

test('what the .otmod lists twice as well is told there alone', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      load-later: [ b, b ]
                       ^ warning[duplicate-item] The module to load later "b" is listed twice: it does nothing the second time.
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "loadLater": ["b", "b"] }
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

test('the second one is removed', () => {
  expectFix(
    `
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "scripts": ["main", "$0main"] }
    //- /modules/a/main.lua
    `,
    'Remove the second one',
    `
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "scripts": ["main"] }
    `,
  );
});
