import { test } from 'vitest';
import { expectFindings, expectFix } from '../support/fixture.ts';

const wanted = { optIn: ['order-by-luck'] };

const client = (list: string, ofA = '', ofB = '', ofMain = '') => `
  //- /modules/main/main.otmod
  Module
    name: main
    autoload: true
    load-later: ${list}${ofMain}
  //- /modules/a/a.otmod
  Module
    name: a
    sandboxed: true
    scripts: [ a ]
    @onLoad: init()${ofA}
  //- /modules/b/b.otmod
  Module
    name: b
    sandboxed: true
    scripts: [ b ]${ofB}
  //- /modules/b/b.lua
  function f() end
  //- /modules/a/a.lua
`;

const use = `  function init() modules.b.f() end
`;

test('what is loaded before only because it stands first in a list is luck', () => {
  expectFindings(
    `${client('[ b, a ]')}  function init() modules.b.f() end
                          ^ warning[order-by-luck] "a" uses "b" in "@onLoad", and only by the order of a list is it loaded before (as number 2, this one as 3).
  modules.b.f()
`,
    wanted,
  );
});

test.each([
  ['a dependency says so', client('[ b, a ]', '\n    dependencies: [ b ]') + use],
  ['another module is loaded in between that needs it', client('[ a ]', '', '', '\n    dependencies: [ b ]') + use],
  [
    'it has a lower priority',
    client('[]', '\n    autoload: true', '\n    autoload: true\n    autoload-priority: 5') + use,
  ],
  ['it is only used later on', `${client('[ b, a ]')}  function show() modules.b.f() end function init() end\n`],
  ['it is made sure of', `${client('[ b, a ]')}  function init() if modules.b then modules.b.f() end end\n`],
])('it is none where %s', (_, fixture) => {
  expectFindings(fixture, wanted);
});

test('two of the same priority are ordered by the names of their folders', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ a ]
    //- /modules/a/a.lua
    function f() end
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      scripts: [ b ]
    //- /modules/b/b.lua
    modules.a.f()
            ^ warning[order-by-luck] "b" uses "a" while its scripts are run, and only by the order of a list is it loaded before (as number 1, this one as 2).
  `,
    wanted,
  );
});

test('what is not loaded before at all is a mistake of another kind', () => {
  expectFindings(
    `${client('[ a, b ]')}  function init() modules.b.f() end
                          ^ error[used-too-early] This runs in "@onLoad" of "a" (#2), before "b" loads (#3), so "modules.b" is still nil.
`,
    wanted,
  );
});

test('the dependency is added', () => {
  expectFix(
    `${client('[ b, a ]')}  function init() modules.$0b.f() end\n`,
    'Add "b" to the dependencies',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      sandboxed: true
      dependencies:
        - b
      scripts: [ a ]
      @onLoad: init()
    `,
    wanted,
  );
});

test('nobody is told who did not ask for it', () => {
  expectFindings(client('[ b, a ]') + use);
});
