import { expect, test } from 'vitest';
import { expectFindings, fixTitles, relatedAt } from '../support/fixture.ts';

test('a script that is not Lua is an error in the manifest', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ good, bad ]
                       ^^^ error[script-syntax] modules/a/bad.lua does not compile: line 2, 'end' expected near '<eof>'. "a" does not load.
    //- /modules/a/good.lua
    print(1)
    //- /modules/a/bad.lua
    function f()
  `);
});

test('what only LuaJIT takes, a "#" line and a byte order mark are fine', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ a ]
    //- /modules/a/a.lua
    \uFEFF#!/usr/bin/lua
    local x = 0x1p4 + 10ULL
    goto done
    ::done::
  `);
});

test('a broken Lua file that is no script of a module is passed over', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
    //- /modules/a/unused.lua
    function (
  `);
});

const fixture = `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    scripts: [ b$0ad ]
  //- /modules/a/bad.lua
  print(1)
  local = 2
  //- /modules/b/b.otmod
  Module
    name: b
    autoload: true
    dependencies: [ a ]
`;

test('the place in the script is pointed at, then the modules that do not load because of it', () => {
  expect(relatedAt(fixture)).toEqual([
    "/modules/a/bad.lua:2 : <name> expected near '='",
    '/modules/b/b.otmod:2 b: "b" does not load because of this',
  ]);
});

test('nothing is offered: the script is to be mended', () => {
  expect(fixTitles(fixture)).toEqual([]);
});
