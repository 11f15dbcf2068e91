import { describe, expect, test } from 'vitest';
import { isRead } from '../../src/files/load.ts';
import { memberOf } from '../../src/workspace/member.ts';
import { isBindingFile } from '../../src/workspace/native-bindings.ts';
import { nativeMemberOf, nativeOf } from '../../src/workspace/natives.ts';
import { opened, parseFixture } from '../support/fixture.ts';

const framework = `
//- /src/framework/luafunctions.cpp
g_lua.registerSingletonClass("g_modules");
g_lua.bindSingletonFunction("g_modules", "count", &Modules::count, &g_modules);
g_lua.registerClass<Box>();
g_lua.bindClassMemberFunction<Box>("weigh", &Box::weigh);
`;
const client = `
//- /src/client/luafunctions_client.cpp
g_lua.registerSingletonClass("g_game");
g_lua.registerClass<Crate, Box>();
g_lua.bindGlobalFunction("toBox", [](const std::string& text) { return Box(text); });
`;
const described = `
//- /meta.lua
---@meta

---@class g_game
g_game = {}

--- Logs out.
---@param isForced boolean
---@return integer
function g_game.leave(isForced) end

---@class Crate : Box
---@field lid boolean
Crate = {}

---@return number
function Crate:weigh() end

LIMIT = 7
`;
const modules = `
//- /modules/a/a.otmod
Module
  name: a
  sandboxed: true
  scripts: [ a ]
//- /modules/a/a.lua
function own() end
`;

const view = (...parts: readonly string[]) => opened(parseFixture(parts.join('')).files, { scripts: 'check' });
const natives = (...parts: readonly string[]) => view(...parts).view.snapshot.natives();

describe('the natives of a folder', () => {
  test('come from the C++, and all of them are known where both halves of it are there', () => {
    const found = natives(framework, client);
    expect([...found.globals].map(([name, { kind, base }]) => `${kind} ${name}${base ? `: ${base}` : ''}`)).toEqual([
      'class Box: LuaObject',
      'class Crate: Box',
      'singleton g_game',
      'singleton g_modules',
      'function toBox',
    ]);
    expect(found.complete).toBe(true);
    expect([...(found.globals.get('g_modules')?.members.keys() ?? [])]).toEqual(['count']);
    expect(found.globals.get('toBox')?.parameters).toEqual([{ name: 'text', type: 'string', optional: false }]);
  });

  test.each([
    ['nothing', []],
    ['half of the C++', [framework]],
    ['a description', [described]],
  ])('are not all known with %s', (_, parts) => {
    expect(natives(...parts).complete).toBe(false);
  });

  test('are not all known where a name is worked out', () => {
    const found = natives(framework, client, '//- /src/x/luafunctions.cpp\ng_lua.bindGlobalFunction(name, f);\n');
    expect([found.complete, found.unread.map(it => it.path)]).toEqual([false, ['src/x/luafunctions.cpp']]);
  });

  test('are told by a description too', () => {
    const { globals } = natives(described);
    expect([...globals].map(([name, { kind, base }]) => `${kind} ${name}${base ? `: ${base}` : ''}`)).toEqual([
      'class Crate: Box',
      'constant LIMIT',
      'singleton g_game',
    ]);
    const leave = globals.get('g_game')?.members.get('leave');
    expect([leave?.kind, leave?.parameters, leave?.returns]).toEqual([
      'function',
      [{ name: 'isForced', type: 'boolean', optional: false }],
      'integer',
    ]);
    const weigh = globals.get('Crate')?.members.get('weigh');
    expect([weigh?.kind, weigh?.parameters, weigh?.returns]).toEqual(['method', [], 'number']);
    expect(globals.get('Crate')?.members.get('lid')).toMatchObject({ kind: 'field', returns: 'boolean' });
  });

  test('are one where the C++ and a description tell of the same', () => {
    const files = parseFixture(framework + client + described).files;
    const { globals, complete } = natives(framework, client, described);
    expect(complete).toBe(true);
    const shown = (name: string) =>
      globals
        .get(name)
        ?.places.map(({ path, span, by }) => `${by} ${path} ${files.get(path)?.slice(span.start, span.end)}`);
    expect(shown('Crate')).toEqual(['meta meta.lua Crate', 'cpp src/client/luafunctions_client.cpp Crate']);
  });

  test('a class has what it derives from, and tables beside it', () => {
    const found = natives(framework, client);
    const crate = nativeOf(found, 'Crate_mt');
    expect(crate?.name).toBe('Crate');
    expect(crate && nativeMemberOf(found, crate, 'weigh')?.kind).toBe('method');
    expect(crate && nativeMemberOf(found, crate, 'fly')).toBeUndefined();
    expect(nativeOf(found, 'g_game_mt')).toBeUndefined();
  });

  test('a circle of classes ends', () => {
    const found = natives('//- /src/luafunctions.cpp\ng_lua.registerClass<A, B>();\ng_lua.registerClass<B, A>();\n');
    const a = nativeOf(found, 'A');
    expect(a && nativeMemberOf(found, a, 'x')).toBeUndefined();
  });

  test('what a module of the client says of itself is no description', () => {
    expect(natives('//- /modules/a/types.lua\n---@meta\ng_x = {}\n').globals.size).toBe(0);
    expect(natives('//- /other.lua\ng_x = {}\n').globals.size).toBe(0);
    expect(natives('//- /.otmodules/luals/x.lua\n---@meta\ng_x = {}\n').globals.size).toBe(0);
  });

  test('stay the same object while their texts do, and the index of the code with them', () => {
    const { service, view: first } = view(framework, client, modules);
    service.folder.putBuffer('modules/a/a.lua', 'function other() end');
    const second = service.view();
    expect(second.snapshot.natives()).toBe(first.snapshot.natives());
    service.folder.putFile('src/client/luafunctions_client.cpp', 'g_lua.registerSingletonClass("g_new");');
    const third = service.view();
    expect(third.snapshot.natives()).not.toBe(first.snapshot.natives());
    expect([...third.snapshot.natives().globals.keys()]).toEqual(['Box', 'g_modules', 'g_new']);
    expect(third.snapshot.code).not.toBe(second.snapshot.code);
    expect([...first.snapshot.natives().globals.keys()]).toContain('g_game');
    service.folder.removeFile('src/client/luafunctions_client.cpp');
    expect([...service.view().snapshot.natives().globals.keys()]).toEqual(['Box', 'g_modules']);
  });

  test('that a description tells anew make the index of the code anew', () => {
    const { service, view: first } = view(described, modules);
    service.folder.putBuffer('meta.lua', '---@meta\nfunction fresh() end\n');
    const second = service.view();
    expect(second.snapshot.code).not.toBe(first.snapshot.code);
    expect(memberOf(second.snapshot.code, 'a', 'fresh').kind).toBe('native');
    expect(memberOf(second.snapshot.code, 'a', 'Crate').kind).toBe('missing');
  });

  test('are there where scripts are not looked at', () => {
    const { view: own } = opened(parseFixture(framework).files, { scripts: 'off' });
    expect(own.snapshot.natives().globals.has('g_modules')).toBe(true);
  });

  test.each([
    'src/framework/luafunctions.cpp',
    'src/client/luafunctions_client.cpp',
    'src/luafunctions.cpp',
    'src/framework/luaengine/luainterface.cpp',
  ])('are read from %s', path => {
    expect([isBindingFile(path), isRead(path)]).toEqual([true, true]);
  });

  test.each(['src/client/game.h', 'src/game.hpp'])('are declared in %s', path => {
    expect([isBindingFile(path), isRead(path)]).toEqual([false, true]);
  });

  test.each(['src/client/map.cpp', 'luafunctions.cpp', 'include/game.h'])('are not read from %s', path => {
    expect([isBindingFile(path), isRead(path)]).toEqual([false, false]);
  });
});

describe('a member of a module that is a native', () => {
  const kinds = (names: readonly string[], ...parts: readonly string[]) => {
    const { code } = view(modules, ...parts).view.snapshot;
    return names.map(name => memberOf(code, 'a', name).kind);
  };
  const names = ['own', 'toBox', 'Crate', 'g_game', 'g_other', 'print', 'nowhere'];

  test('is told from the declarations', () => {
    expect(kinds(names, framework, client)).toEqual([
      'defined',
      'native',
      'native',
      'native',
      'missing',
      'native',
      'missing',
    ]);
  });

  test('is guessed by its name where they are not all there', () => {
    expect(kinds(names)).toEqual(['defined', 'missing', 'missing', 'native', 'native', 'native', 'missing']);
  });

  test('leads to its declaration', () => {
    const { code } = view(modules, client).view.snapshot;
    expect(memberOf(code, 'a', 'toBox')).toMatchObject({ kind: 'native', native: { name: 'toBox', kind: 'function' } });
  });
});
