import { describe, expect, test } from 'vitest';
import { finish } from '../../../src/base/stepwise.ts';
import { generated, libraryChange } from '../../../src/features/luals/generated.ts';
import { parseLua } from '../../../src/syntax/lua/parse.ts';
import { opened, parseFixture } from '../../support/fixture.ts';

/** The two files of the library without their heads; both are Lua. */
function library(fixture: string): { readonly modules: string; readonly natives: string } {
  const { service, view } = opened(parseFixture(fixture).files, { scripts: 'check' });
  const files = finish(service.lualsLibrary(view));
  expect(files.map(it => it.name)).toEqual(['modules.lua', 'natives.lua']);
  expect(files.map(it => parseLua(it.text).kind)).toEqual(['chunk', 'chunk']);
  const [modules, natives] = files.map(it => it.text.split('\n').slice(3).join('\n'));
  return { modules, natives };
}

const manifest = (name: string, more = '') => `
//- /modules/${name}/${name}.otmod
Module
  name: ${name}
  scripts: [ ${name} ]
${more}`;
const box = manifest('box', '  sandboxed: true\n');

/** What is written of the members of one sandboxed module. */
const members = (lua: string) => {
  const { modules } = library(`${box}//- /modules/box/box.lua\n${lua}\n`);
  return modules.split('modules.box = {}\n\n')[1] ?? '';
};

describe('modules.lua', () => {
  test('has a class for each module, by name, with what its manifest says', () => {
    const { modules } = library(
      `${manifest('zoo')}${manifest('box', '  sandboxed: true\n  description: Keeps things\n')}//- /modules/box/box.lua\n//- /modules/zoo/zoo.lua\n`,
    );
    expect(modules).toBe(`--- The environments of the modules, by name. A module that is not loaded is nil.
---@class otclient.modules
modules = {}

--- Keeps things
--- Module "box" of modules/box/box.otmod
---@class otclient.module.box
modules.box = {}

--- Module without a sandbox "zoo" of modules/zoo/zoo.otmod
---@class otclient.module.zoo
modules.zoo = {}
`);
  });

  test.each([
    ['function f(a, ...) end', '---@return any ...\nfunction modules.box.f(a, ...) end\n'],
    ['f = function(a) end', '---@return any ...\nfunction modules.box.f(a) end\n'],
    ['f = 1', '---@type any\nmodules.box.f = nil\n'],
    ['local f = 1', ''],
    ['f = nil', ''],
    ['f = nil f = {}', 'modules.box.f = {}\n'],
    [
      'f = {} function init() f = other() end',
      'modules.box.f = {}\n\n---@return any ...\nfunction modules.box.init() end\n',
    ],
    ['function f(a) end function f(b) end', '---@return any ...\nfunction modules.box.f(b) end\n'],
    [
      'f = {} function f.g(a) end function f:h(a) end',
      'modules.box.f = {}\n\n---@return any ...\nfunction modules.box.f.g(a) end\n\n---@return any ...\nfunction modules.box.f:h(a) end\n',
    ],
    [
      'f = Class:new() function f:onInit() end',
      'modules.box.f = {}\n\n---@return any ...\nfunction modules.box.f:onInit() end\n',
    ],
    ['f = { g = function(a) end }', 'modules.box.f = {}\n\n---@return any ...\nfunction modules.box.f.g(a) end\n'],
    ['function UIWidget:f() end', ''],
    ['local f = {} function f.g() end', ''],
    ['modules.box["a b"] = function(c) end', '--- Given by box\n---@type fun(c: any): any\nmodules.box["a b"] = nil\n'],
  ])('declares what a module gives a value: %s', (lua, expected) => {
    expect(members(lua)).toBe(expected);
  });

  test.each([
    ['-- Opens it.\nfunction f() end', '--- Opens it.\n---@return any ...\nfunction modules.box.f() end\n'],
    [
      '---@param a string\n---@return boolean\nfunction f(a) end',
      '---@param a string\n---@return boolean\nfunction modules.box.f(a) end\n',
    ],
    ['---@class Box\nf = {}', 'modules.box.f = {}\n'],
    ['---@type string\nf = ""', '---@type string\nmodules.box.f = nil\n'],
    [
      '--[[ Opens\n     it. ]]\nfunction f() end',
      '--- Opens\n---     it.\n---@return any ...\nfunction modules.box.f() end\n',
    ],
    [
      '-- @param a the box\nfunction f(a) end',
      '-- @param a the box\n---@return any ...\nfunction modules.box.f(a) end\n',
    ],
    [
      '---------------\n-- Boxes\n---------------\nfunction f() end',
      '--- Boxes\n---@return any ...\nfunction modules.box.f() end\n',
    ],
    [
      "---@param a\n---| '1'\n---@alias B\n---| '2'\nfunction f(a) end",
      "---@param a\n---| '1'\n---@return any ...\nfunction modules.box.f(a) end\n",
    ],
  ])('copies the comment above: %j', (lua, expected) => {
    expect(members(lua)).toBe(expected);
  });

  test('has nothing of comments in a text that cannot be read, and its members as they were', () => {
    const files = parseFixture(`${box}//- /modules/box/box.lua\n-- Opens it.\nfunction f(a) end\n`).files;
    const { service } = opened(files, { scripts: 'check' });
    service.folder.putBuffer('modules/box/box.lua', '-- Another.\n\n-- One.\nfunction f(a) end (\n');
    const [modules] = finish(service.lualsLibrary(service.view()));
    expect(modules.text).toContain('modules.box = {}\n\n---@return any ...\nfunction modules.box.f(a) end\n');
  });

  test('is open where not all is known that a module makes', () => {
    const open = '---@field [string] any Not all that it makes can be told.\nmodules.box = {}';
    expect(library(`${box}//- /modules/box/box.lua\nsetfenv(1, {})\n`).modules).toContain(open);
    expect(library(box).modules).toContain(open);
    const other = `${box}//- /modules/box/box.lua\n${manifest('b')}//- /modules/b/b.lua\nmodules.box[name] = 1\n`;
    expect(library(other).modules).toContain(open);
  });

  test('tells what others give a module, and who', () => {
    const { modules } = library(
      `${box}//- /modules/box/box.lua\nfunction own() end\n${manifest('b')}//- /modules/b/b.lua\n-- Shows it.\n---@param a string\n---@return Box[]\nfunction modules.box.show(a, b, ...) end\n`,
    );
    expect(modules).toContain(
      '--- Given by b\n--- Shows it.\n---@type fun(a: string, b: any, ...: any): Box[]\nmodules.box.show = nil\n',
    );
  });

  test('has the globals of modules without a sandbox once, and the modules lead to them', () => {
    const { modules } = library(
      `${manifest('lib')}//- /modules/lib/lib.lua\n-- Twice.\nfunction twice(a) end\nKit = {}\nfunction Kit:go(a) end\nprint = twice\n${box}//- /modules/box/box.lua\n_G.loud = 1\n`,
    );
    expect(modules.split('modules.lib = {}\n\n')[1]).toBe(`modules.lib.Kit = Kit

modules.lib.print = print

modules.lib.twice = twice

---@type any
Kit = nil

---@type fun(self: any, a: any): any
Kit.go = nil

---@type any
loud = nil

--- Twice.
---@return any ...
function twice(a) end
`);
  });

  test('names of any kind are names in it', () => {
    const { modules } = library(`
      //- /modules/a/a.otmod
      Module
        name: x-y
        sandboxed: true
        scripts: [ a ]
      //- /modules/a/a.lua
      function f(self, b) end
      //- /modules/b/b.otmod
      Module
        name: x_y
      //- /modules/c/c.otmod
      Module
        name: end
      //- /modules/d/d.otmod
      Module
        name: "a\\"\\n]]--"
    `);
    expect(modules).toContain('---@class otclient.module.x_y\nmodules["x-y"] = {}\n');
    expect(modules).toContain('modules["x-y"].f = function(self, b) end\n');
    expect(modules).toContain('---@class otclient.module.x_y_2\nmodules.x_y = {}\n');
    expect(modules).toContain('modules["end"] = {}\n');
  });

  test('offers any module where a manifest is encrypted', () => {
    expect(library(`${box}//- /modules/x/x.otmod\n\0\n`).modules).toContain(
      '---@class otclient.modules\n---@field [string] any\n',
    );
  });
});

describe('natives.lua', () => {
  const bindings = `
//- /src/client/luafunctions.cpp
g_lua.registerSingletonClass("g_game");
g_lua.bindSingletonFunction("g_game", "leave", &Game::leave, &g_game);
g_lua.bindSingletonFunction("g_game", "enter", &Game::enter, &g_game);
g_lua.registerClass<Crate, Box>();
g_lua.bindClassMemberFunction<Crate>("open", static_cast<bool (Crate::*)(int)>(&Crate::open));
g_lua.bindClassMemberField<Crate>("lid", &Crate::lid, &Crate::setLid);
#ifdef SOUND
g_lua.bindGlobalFunction("play", [](const std::string& end) -> void { });
#endif
g_lua.bindGlobalFunction("dofile", dofile);
`;

  test('declares what the C++ binds', () => {
    expect(library(bindings).natives).toBe(`---@class Crate : Box
Crate = {}

---@type any
Crate.lid = nil

---@param arg1 integer
---@return boolean
function Crate:open(arg1) end

---@class g_game
g_game = {}

---@param ... any
---@return any ...
function g_game.enter(...) end

---@param ... any
---@return any ...
function g_game.leave(...) end

--- Only where the client is compiled with \`defined(SOUND)\`
---@param arg1 string
function play(arg1) end
`);
  });

  test('tells how functions are called that headers declare', () => {
    const header = `
//- /src/client/game.h
class Game : public kit::Base<Game>
{
public:
    void enter(const std::string& name, bool isForced = false);
    CratePtr leave() const;
};
`;
    const { natives } = library(bindings + header);
    expect(natives).toContain(
      '---@param name string\n---@param isForced? boolean\nfunction g_game.enter(name, isForced) end',
    );
    expect(natives).toContain('---@return Crate\nfunction g_game.leave() end');
    const twice = library(`${bindings}${header}${header.replace('game.h', 'other.h')}`).natives;
    expect(twice).toContain('function g_game.enter(...) end');
  });

  test('also in what their class derives from', () => {
    const headers = `
//- /src/client/game.h
class Game : public Base, public Other { public: void enter(); };
//- /src/framework/base.hpp
class Base : public Game { };
class Other { public: bool leave(int way); };
`;
    const { natives } = library(bindings + headers);
    expect(natives).toContain('---@param way integer\n---@return boolean\nfunction g_game.leave(way) end');
  });

  test('does not say again what a description says', () => {
    const described = `
//- /meta.lua
---@meta
---@class g_game
g_game = {}
function g_game.leave() end
function play() end
---@class Crate : Box
Crate = {}
function Crate:open() end
`;
    expect(library(bindings + described).natives).toBe(`---@type any
Crate.lid = nil

---@param ... any
---@return any ...
function g_game.enter(...) end
`);
  });

  test('leaves to modules what they make where the client may lack it', () => {
    const { natives } = library(`${bindings}${manifest('lib')}//- /modules/lib/lib.lua\nfunction play(x) end\n`);
    expect(natives).not.toContain('function play');
    expect(natives).toContain('g_game = {}');
  });

  test('a global of a module that is a native is told there alone', () => {
    const { modules } = library(
      `${bindings}${manifest('lib')}//- /modules/lib/lib.lua\nfunction play(x) end\nfunction other() end\n`,
    );
    expect(modules).not.toContain('function play');
    expect(modules).toContain('function other() end');
  });
});

describe('a generated file', () => {
  const wanted = generated('\nx = 1\n');

  test('begins as Lua asks it to, and with a line that tells what it is', () => {
    expect(wanted).toMatch(/^---@meta _\n-- Generated by OTClient Modules \([0-9a-f]{8}\)\. .*\n\nx = 1\n$/);
  });

  test.each([
    ['written', undefined],
    ['unchanged', wanted],
    ['unchanged', wanted.replaceAll('\n', '\r\n')],
    ['written', generated('\nx = 2\n')],
    ['written', generated('\nx = 2\n').replaceAll('\n', '\r\n')],
    ['edited', wanted.replace('x = 1', 'x = 3')],
    ['edited', 'x = 1\n'],
    ['edited', ''],
  ] as const)('is %s', (change, existing) => {
    expect(libraryChange(existing, wanted)).toBe(change);
  });
});
