import { test } from 'vitest';
import { expectFindings, expectFix } from '../support/fixture.ts';

test('a plugin that does not say what it depends on is told', () => {
  expectFindings(`
    //- /modules/box/box.otmod.jsonc
    { "name": "box", "kind": "plugin", "version": "1.0.0" }
                             ^^^^^^^^ hint[plugin-without-dependencies] This plugin does not say what it depends on.
  `);
});

test('nothing is said where it depends on nothing and says so, or where the .otmod says it', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "kind": "plugin", "version": "1.0.0", "dependencies": {} }
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      dependencies: []
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "kind": "plugin", "version": "1.0.0" }
    //- /modules/c/c.otmod.jsonc
    { "name": "c", "kind": "extension", "version": "1.0.0" }
  `);
});

test('the fix adds an empty list where it customarily stands', () => {
  expectFix(
    `
    //- /modules/box/box.otmod.jsonc
    {
    	"name": "box",
    	"kind": $0"plugin",
    	"version": "1.0.0"
    }
    `,
    'Add an empty "dependencies"',
    `
    //- /modules/box/box.otmod.jsonc
    {
    	"name": "box",
    	"kind": "plugin",
    	"dependencies": {},
    	"version": "1.0.0"
    }
    `,
  );
  expectFix(
    `
    //- /modules/box/box.otmod.jsonc
    { "name": "box", "version": "1.0.0", "kind": $0"plugin" }
    `,
    'Add an empty "dependencies"',
    `
    //- /modules/box/box.otmod.jsonc
    { "name": "box", "version": "1.0.0", "kind": "plugin", "dependencies": {} }
    `,
  );
});
