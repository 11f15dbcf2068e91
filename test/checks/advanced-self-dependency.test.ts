import { test } from 'vitest';
import { expectFindings, expectFix } from '../support/fixture.ts';

test('a module that needs itself is an error, in the other lists its own name is a hint', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a",
      "dependencies": { "a": "*" },
                        ^^^ error[advanced-self-dependency] "a" depends on itself, so it cannot be loaded.
      "loadLater": ["a"],
                    ^^^ hint[advanced-self-dependency] "a" names itself in "loadLater", which does nothing.
      "conflicts": ["a"]
                    ^^^ hint[advanced-self-dependency] "a" names itself in "conflicts", which does nothing.
    }
  `);
});

test('what the .otmod says as well is told there alone', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ a ]
                      ^ error[self-dependency] "a" depends on itself, so it does not load.
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "dependencies": ["a"] }
  `);
});

test('an .otmod that does not say so is no contradiction', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: []
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "dependencies": ["a"] }
                                    ^^^ error[advanced-self-dependency] "a" depends on itself, so it cannot be loaded.
  `);
});

test('it is removed', () => {
  expectFix(
    `
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "dependencies": { "$0a": "*", "b": "*" } }
    //- /modules/b/b.otmod.jsonc
    { "name": "b" }
    `,
    'Remove "a"',
    `
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "dependencies": { "b": "*" } }
    `,
  );
});
