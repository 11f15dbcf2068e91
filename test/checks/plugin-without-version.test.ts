import { test } from 'vitest';
import { expectFindings, expectFix } from '../support/fixture.ts';

test('a plugin that states no version is told, wherever its kind comes from', () => {
  expectFindings(`
    //- /modules/box/box.otmod.jsonc
    {
      "name": "box",
      "kind": "plugin",
              ^^^^^^^^ hint[plugin-without-version] This plugin states no version, and counts as 1.0.0.
      "dependencies": {}
    }
    //- /modules/plugins/lid/lid.otmod.jsonc
    { "name": "lid", "dependencies": [] }
              ^^^^^ hint[plugin-without-version] This plugin states no version, and counts as 1.0.0.
  `);
});

test('nothing is said of other kinds, of a version that stands in the .otmod, or that cannot be read', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "kind": "module" }
    //- /modules/b/b.otmod
    Module
      name: b
      version: 1.2
      autoload: true
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "kind": "plugin", "dependencies": {} }
    //- /modules/c/c.otmod.jsonc
    { "name": "c", "kind": "plugin", "version": "1", "dependencies": {} }
                                                ^^^ error[advanced-value] This must be a version of three numbers, such as "1.2.0".
  `);
});

test('the fix puts a version behind the name', () => {
  expectFix(
    `
    //- /modules/box/box.otmod.jsonc
    {
      "name": "box", // mine
      "kind": $0"plugin",
      "dependencies": {}
    }
    `,
    'Add "version": "1.0.0"',
    `
    //- /modules/box/box.otmod.jsonc
    {
      "name": "box", // mine
      "version": "1.0.0",
      "kind": "plugin",
      "dependencies": {}
    }
    `,
  );
});

test('without a name it is told where the object begins', () => {
  expectFindings(`
    //- /modules/plugins/box/box.otmod.jsonc
    // mine
    { "dependencies": {} }
    ^ error[advanced-value] "name" is missing.
    ^ hint[plugin-without-version] This plugin states no version, and counts as 1.0.0.
  `);
});
