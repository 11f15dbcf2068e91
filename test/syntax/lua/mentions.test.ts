import { expect, test } from 'vitest';
import { luaMentions } from '../../../src/syntax/lua/mentions.ts';

/** `kind name` of each module that a text names, held against the text that its span marks. */
function modules(text: string): readonly string[] {
  return luaMentions(text).modules.map(({ kind, name, span }) => {
    expect(text.slice(span.start, span.end)).toBe(name);
    return `${kind} ${name}`;
  });
}

function paths(text: string): readonly string[] {
  return luaMentions(text).paths.map(({ call, value, span }) => {
    expect(text.slice(span.start, span.end)).toBe(value);
    return call === undefined ? value : `${call} ${value}`;
  });
}

test.each([
  ['modules.game_x.show()', ['member game_x']],
  ['modules . --[[ of the game ]] game_x', ['member game_x']],
  ['modules[\'game_x\'].show(modules["game-y"])', ['key game_x', 'key game-y']],
  ['_G.modules.a = package.loaded.b or package.loaded["c"]', ['member a', 'member b', 'key c']],
  [`g_modules.getModule('a') g_modules.ensureModuleLoaded "b"`, ['lookup a', 'lookup b']],
  [`require('a') require "b" require [[c]]`, ['require a', 'require b', 'require c']],
  ['if modules.a then return modules.b end', ['member a', 'member b']],
])('a module is named: %s', (text, found) => {
  expect(modules(text)).toEqual(found);
});

test.each([
  '-- modules.game_x',
  '--[[ modules.game_x\n require("game_x") ]]',
  'print("modules.game_x")',
  'self.modules.game_x()',
  'object:modules().x()',
  "game_x('game_x')",
  "modules['game_' .. name]",
  "modules[names['x']]",
  "modules['game\\'x']",
  "g_modules.getModule('game_' .. name)",
  "other.getModule('x')",
  "loader.require('x') loader:require('x')",
  "modules[ 'x'",
  'modules.\nend',
  'modules.',
])('nothing is named: %j', text => {
  expect(modules(text)).toEqual([]);
});

test.each([
  ['local modules = g_modules.getModules()\nmodules.x()', []],
  ['local a, modules, b = f()\nmodules.x()', []],
  ['local modules\nmodules.x()', []],
  ['function f(modules)\n  modules.x()\nend\nmodules.y()', ['member y']],
  ['local function f(a, modules)\n  if a then modules.x() end\nend\nmodules.y()', ['member y']],
  ['for _, modules in ipairs(modules.x) do\n  modules.y()\nend\nmodules.z()', ['member x', 'member z']],
  ['do\n  local modules = {}\n  modules.x()\nend\nmodules.y()', ['member y']],
  ['if a then\n  local modules = {}\n  modules.x()\nelse\n  modules.y()\nend', ['member y']],
  ['repeat local modules = {} modules.x() until true\nmodules.y()', ['member y']],
  ['local modules = modules\nmodules.x()', ['member x']],
  ['local modules = package.loaded\nmodules.x()', ['member x']],
  ['local modules = modules.a\nmodules.x()', ['member a']],
  ['local other = modules\nmodules.x()', ['member x']],
  ['function f(a)\n  local b\nend\nmodules.x()', ['member x']],
  ['local modules = {}\n_G.modules.x()', ['member x']],
  ['end end\nmodules.x()', ['member x']],
])('where another "modules" hides the table: %j', (text, found) => {
  expect(modules(text)).toEqual(found);
});

test.each([
  [`icon:setImage('/game_x/images/a')`, ['/game_x/images/a']],
  [`string.format("/images/%s", x) .. '/modules/game_x/' .. y`, ['/images/%s', '/modules/game_x/']],
  [`icon:setImage("game_x/images/a") print('a/b?')`, ['game_x/images/a']],
  [`dofile 'util' dofile('lib/a') dofiles('classes')`, ['dofile util', 'dofile lib/a', 'dofiles classes']],
  [`g_ui.loadUI('a', root) g_ui.displayUI('a' .. b)`, ['loadUI a']],
  ["print('/ say hello') print('no') print('/a\\\\b') [[/a\nb]]", []],
  ["-- '/game_x/a'\n--[[ '/game_x/b' ]]", []],
])('paths: %j', (text, found) => {
  expect(paths(text)).toEqual(found);
});

test('the dot before a member belongs to what is replaced where the name is none for Lua', () => {
  const text = 'x = modules.game_x.y';
  const [{ outer }] = luaMentions(text).modules;
  expect(text.slice(outer.start, outer.end)).toBe('.game_x');
});
