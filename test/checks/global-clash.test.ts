import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, relatedAt } from '../support/fixture.ts';

test('a global of two modules is replaced by the one that loads later', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ a ]
    //- /modules/a/a.lua
    function init() end
             ^^^^ warning[global-clash] "b" makes the global "init" too, and the module that loads later replaces it for both: what is called by that name is then not this module's own.
    function terminate() return 1 end
             ^^^^^^^^^ warning[global-clash] "b" makes the global "terminate" too, and the module that loads later replaces it for both: the other one is then unloaded by a function that is not its own.
    window = 1
    ^^^^^^ warning[global-clash] "b" makes the global "window" too, and the module that loads later replaces it for both; neither has it to itself.
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      scripts: [ b ]
    //- /modules/b/b.lua
    function init() window = 2 end
             ^^^^ warning[global-clash] "a" makes the global "init" too, and the module that loads later replaces it for both: what is called by that name is then not this module's own.
                    ^^^^^^ warning[global-clash] "a" makes the global "window" too, and the module that loads later replaces it for both; neither has it to itself.
    function terminate() return 2 end
             ^^^^^^^^^ warning[global-clash] "a" makes the global "terminate" too, and the module that loads later replaces it for both: the other one is then unloaded by a function that is not its own.
  `);
});

test('a sandboxed module shares only what it puts into _G', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      sandboxed: true
      scripts: [ a ]
    //- /modules/a/a.lua
    function init() end
    _G.shared = 1
       ^^^^^^ warning[global-clash] "b" makes the global "shared" too, and the module that loads later replaces it for both.
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      scripts: [ b ]
    //- /modules/b/b.lua
    function init() end
    shared = 2
    ^^^^^^ warning[global-clash] "a" makes the global "shared" too, and the module that loads later replaces it for both; neither has it to itself.
  `);
});

const two = (one: string, other: string, more = '', both = '') => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    scripts: [ a ]${more}
  //- /modules/a/a.lua
  ${one}
  //- /modules/b/b.otmod
  Module
    name: b
    autoload: true
    scripts: [ b ]${both}
  //- /modules/b/b.lua
  ${other}
`;

test.each([
  ['keeps what is there', 'x = x or 1', 'x = 2'],
  ['is taken away', 'x = nil', 'x = 2'],
  ['wraps the old one', 'local old = x x = function() return old() end', 'x = 2'],
  ['is made where there is none', 'if not x then x = 1 end', 'x = 2'],
  ['is a copy', 'function f(a) return  a + 1 end', 'function f(a) return a + 1 end'],
  ['is made in an environment that was changed', 'setfenv(1, {}) x = 1', 'x = 2'],
  ['belongs to a table', 'function T.f() return 1 end', 'function T.f() return 2 end'],
])('what %s clashes with nothing', (_, one, other) => {
  expectFindings(two(one, other));
});

test('modules that cannot be loaded together do not clash', () => {
  expectFindings(two('x = 1', 'x = 2', '\n    enabled: false'));
  expectFindings(two('x = 1', 'x = 2', '\n    devices: [ mobile ]', '\n    devices: [ desktop, console ]'));
});

test('what a library makes for all may be replaced on purpose', () => {
  expectFindings(two('function tr() end', '_G.tr = 1', '\n    reloadable: false', '\n    sandboxed: true'));
});

test('a function that needs something of its file is no copy', () => {
  expect(relatedAt(two('local k = 1 function $0f() return k end', 'local k = 2 function f() return k end'))).toEqual([
    '/modules/b/b.lua:1 f: "b" makes it',
  ]);
});

test('a module without a word on it can be given an environment of its own', () => {
  expectFix(
    two('function $0init() end x = 1', 'function init() return x end'),
    'Give "a" an environment of its own (sandboxed: true)',
    `
    //- /modules/a/a.otmod
    Module
      sandboxed: true
      name: a
      autoload: true
      scripts: [ a ]
    `,
  );
});

test('that is not offered where others call its globals, or the manifest says otherwise', () => {
  expect(fixTitles(two('function $0init() end function lib() end', 'function init() lib() end'))).toEqual([]);
  expect(fixTitles(two('function $0init() end', 'function init() x() end', '\n    sandboxed: false'))).toEqual([]);
});
