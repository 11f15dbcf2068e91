import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const wanted = { optIn: ['undeclared-dependency'] };

/** Three modules: b loads before a, c after it. */
const modules = (lua: string, more = '', ofB = '') => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    autoload-priority: 2
    sandboxed: true
    scripts: [ a ]
    @onLoad: init()${more}
  //- /modules/a/a.lua
  ${lua}
  //- /modules/b/b.otmod
  Module
    name: b
    autoload: true
    autoload-priority: 1
    sandboxed: true
    scripts: [ b ]${ofB}
  //- /modules/b/b.lua
  function f() end
  //- /modules/c/c.otmod
  Module
    name: c
    autoload: true
    autoload-priority: 3
    sandboxed: true
    scripts: [ c ]
  //- /modules/c/c.lua
  function f() end
`;

test('a use of what is not declared is told once, with when it happens', () => {
  expectFindings(
    modules(`function init() modules.b.f() modules.b.f() end
                          ^ warning[undeclared-dependency] "a" uses "b" in "@onLoad" and does not declare it.
  function show() modules.c.f() modules.a.show() end
                          ^ warning[undeclared-dependency] "a" uses "c" later on and does not declare it.`),
    wanted,
  );
});

test('nobody is told who did not ask for it', () => {
  expectFindings(modules('function init() modules.b.f() end'));
  expectFindings(modules('function init() modules.b.f() end'), { optIn: ['order-by-luck'] });
});

test('what is declared, made sure of, or loaded later is fine', () => {
  const more = '\n    dependencies: [ b ]\n    load-later: [ c ]';
  expectFindings(modules('function init() modules.b.f() end function g() modules.c.f() end', more), wanted);
  expectFindings(modules('function init() if modules.b then modules.b.f() end end'), wanted);
});

test('it is added to the dependencies', () => {
  expectFix(
    modules('function init() modules.$0b.f() end'),
    'Add "b" to the dependencies',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      autoload-priority: 2
      sandboxed: true
      dependencies:
        - b
      scripts: [ a ]
      @onLoad: init()
    `,
    wanted,
  );
});

test('but not where that closes a circle, declared or by what runs while modules load', () => {
  expect(
    fixTitles(modules('function init() end function g() modules.$0b.f() end', '', '\n    dependencies: [ a ]'), wanted),
  ).toEqual([]);
  const uses = modules('function init() end function g() modules.$0b.f() end').replace(
    'function f() end\n  //- /modules/c',
    'function f() end modules.a.x()\n  //- /modules/c',
  );
  expect(fixTitles(uses, wanted)).toEqual([]);
});

test('nor where it would make load earlier what is only used later on', () => {
  expect(fixTitles(modules('function init() end function g() modules.$0c.f() end'), wanted)).toEqual([]);
});

const withAdvanced = (
  text: string,
) => `${modules('function init() end function g() modules.$0c.f() end')}  //- /modules/a/a.otmod.jsonc
  ${text}
`;

const title = 'Add "c" to the runtime dependencies of modules/a/a.otmod.jsonc';

test.each([
  ['{ "name": "a" }', '{ "name": "a", "runtimeDependencies": { "c": "*" } }'],
  ['{ "name": "a", "runtimeDependencies": {} }', '{ "name": "a", "runtimeDependencies": { "c": "*" } }'],
  [
    '{\n    "name": "a",\n    "runtimeDependencies": {\n      "b": "*"\n    }\n  }',
    '{\n    "name": "a",\n    "runtimeDependencies": {\n      "b": "*",\n      "c": "*"\n    }\n  }',
  ],
  ['{ "name": "a", "runtimeDependencies": ["b"], }', '{ "name": "a", "runtimeDependencies": ["b", "c"], }'],
  ['{ "runtimeDependencies": [] }', '{ "runtimeDependencies": ["c"] }'],
])('an advanced manifest says that it must be there, and no more: %s', (before, after) => {
  expectFix(withAdvanced(before), title, `  //- /modules/a/a.otmod.jsonc\n  ${after}\n`, wanted);
});

test('what an advanced manifest names is declared', () => {
  expect(fixTitles(withAdvanced('{ "name": "a", "optionalDependencies": { "c": "*" } }'), wanted)).toEqual([]);
});
