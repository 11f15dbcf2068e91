import { expect, test } from 'vitest';
import { expectFindings, expectFix, relatedAt } from '../support/fixture.ts';

test('modules that need each other by advanced manifests', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "dependencies": { "b": "*" } }
                                     ^^^ error[advanced-dependency-cycle] "a" and "b" depend on each other (a → b → a), so no order loads each after what it needs.
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "dependencies": ["a"], "optionalDependencies": ["a"] }
                                    ^^^ error[advanced-dependency-cycle] "a" and "b" depend on each other (a → b → a), so no order loads each after what it needs.
    //- /modules/c/c.otmod.jsonc
    { "name": "c", "dependencies": ["a"], "runtimeDependencies": ["c2"] }
    //- /modules/c2/c2.otmod.jsonc
    { "name": "c2", "dependencies": ["c"] }
  `);
});

test('a circle through manifests of both kinds is told on the line of each; what both state, on that of the .otmod', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ b ]
                      ^ error[advanced-dependency-cycle] "a" and "b" depend on each other (a → b → a), so no order loads each after what it needs.
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "dependencies": ["b"] }
    //- /modules/b/b.otmod
    Module
      name: b
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "dependencies": { "virtual": "*" } }
                                     ^^^^^^^^^ error[advanced-dependency-cycle] "a" and "b" depend on each other (a → b → a), so no order loads each after what it needs.
    //- /modules/p/p.otmod.jsonc
    { "name": "p", "dependencies": ["a"] }
  `.replace('"dependencies": ["b"] }', '"dependencies": ["b"], "provides": ["virtual"] }'),
  );
});

test('a circle of the .otmod alone is told once', () => {
  const message = '"a" and "b" depend on each other (a → b → a). The client loads none of them.';
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ b ]
                      ^ error[dependency-cycle] ${message}
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "dependencies": ["b"] }
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      dependencies: [ a ]
                      ^ error[dependency-cycle] ${message}
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "dependencies": ["a"] }
  `);
});

test('what is told of a circle of the .otmod is not told again of a larger one', () => {
  const small = '"a" and "b" depend on each other (a → b → a). The client loads none of them.';
  const large = '"a", "b" and "c" depend on each other (a → b → a), so no order loads each after what it needs.';
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ b ]
                      ^ error[dependency-cycle] ${small}
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      dependencies: [ a, c ]
                      ^ error[dependency-cycle] ${small}
                         ^ error[advanced-dependency-cycle] ${large}
    //- /modules/c/c.otmod
    Module
      name: c
      autoload: true
    //- /modules/c/c.otmod.jsonc
    { "name": "c", "dependencies": ["a"] }
                                    ^^^ error[advanced-dependency-cycle] ${large}
  `);
});

test('where nobody looks for modules there is no circle', () => {
  expectFindings(`
    //- /old/x/y/a.otmod.jsonc
    { "name": "a", "dependencies": ["b"] }
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "dependencies": ["a"] }
  `);
});

const pair = `
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "dependencies": { "$0b": "*" } }
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "dependencies": ["a"] }
`;

test('the other dependencies of the circle are shown, and one is removed', () => {
  expect(relatedAt(pair)).toEqual(['/modules/b/b.otmod.jsonc:1 "a": "b" needs "a"']);
  expectFix(
    pair,
    'Remove the dependency on "b"',
    `
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "dependencies": { } }
    `,
  );
});
