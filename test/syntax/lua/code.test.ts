import { describe, expect, test } from 'vitest';
import { luaFacts } from '../../../src/syntax/lua/facts.ts';

const uses = (text: string) =>
  luaFacts(text).uses.map(it => {
    const name = text.slice(it.moduleSpan.start, it.moduleSpan.end);
    const member = it.memberSpan && text.slice(it.memberSpan.start, it.memberSpan.end);
    const place = name === it.module ? name : `${name}=${it.module}`;
    const guard = it.guard === 'none' ? '' : ` sure of the ${it.guard}`;
    return `${it.access} ${member === undefined ? place : `${place}.${member}`}${guard}${it.later ? ' later' : ''}`;
  });

describe('a use of another module', () => {
  test.each([
    ['modules.a.f()', ['call a.f']],
    ['modules.a:f()', ['call a.f']],
    ["modules['a']['f']()", ['call a.f']],
    ['_G.modules.a.f()', ['call a.f']],
    ['package.loaded.a.f()', ['call a.f']],
    ['print(modules.a.x)', ['read a.x']],
    ['print(modules.a.x.y)', ['index a.x']],
    ['modules.a.box:show()', ['index a.box']],
    ['modules.a.x = 1', ['write a.x']],
    ['function modules.a.f() end', ['write a.f']],
    ['print(modules.a)', ['ask a']],
    ['print(modules.a[name])', ['index a']],
    ['modules.a.f(modules.b.g())', ['call a.f', 'call b.g']],
    ["g_modules.getModule('a'):getSandbox().f()", ["call g_modules.getModule('a'):getSandbox()=a.f"]],
    ['local modules = {} modules.a.f()', []],
    ['x.modules.a.f() print("modules.a.f") -- modules.a.f()', []],
  ])('is told with what is done: %s', (text, expected) => {
    expect(uses(text)).toEqual(expected);
  });

  test.each([
    ['local m = modules.a\nm.f()', ['ask a', 'call m=a.f']],
    ['local m\nfunction init() m = modules.a m.f() end', ['ask a', 'call m=a.f']],
    ['local m = modules.a\nm = other\nm.f()', ['ask a']],
    ['local m = modules.a\ndo local m = {} m.f() end', ['ask a']],
  ])('may go by a local variable: %s', (text, expected) => {
    expect(uses(text)).toEqual(expected);
  });

  test.each([
    ['if modules.a then modules.a.f() end', 'call a.f sure of the module'],
    ['if modules.a and modules.a.f then modules.a.f() end', 'call a.f sure of the member'],
    ['if modules.a ~= nil then modules.a.f() end', 'call a.f sure of the module'],
    ['if not modules.a then return end modules.a.f()', 'call a.f sure of the module'],
    ['if not modules.a or x then return end modules.a.f()', 'call a.f sure of the module'],
    ['if not modules.a then error("x") end modules.a.f()', 'call a.f sure of the module'],
    ['if modules.a == nil then x() else modules.a.f() end', 'call a.f sure of the module'],
    ['local x = modules.a and modules.a.f()', 'call a.f sure of the module'],
    ['local x = not modules.a or modules.a.f()', 'call a.f sure of the module'],
    ['local m = modules.a if m then m.f() end', 'call m=a.f sure of the module'],
    ['local is = modules.a and 1 if is then modules.a.f() end', 'call a.f sure of the module'],
    ['while modules.a do modules.a.f() end', 'call a.f sure of the module'],
    ['if modules.a then on(function() modules.a.f() end) end', 'call a.f sure of the module'],
    ['pcall(function() modules.a.f() end)', 'call a.f sure of the member'],
    ["if g_modules.getModule('a'):isLoaded() then modules.a.f() end", 'call a.f sure of the module'],
    ['if g_game.isOnline() then modules.a.f() end', 'call a.f later'],
    ['if not g_game.isOnline() then return end modules.a.f()', 'call a.f later'],
  ])('may be made sure of: %s', (text, expected) => {
    expect(uses(text).at(-1)).toBe(expected);
  });

  test.each([
    'if modules.b then modules.a.f() end',
    'if modules.a then x() end modules.a.f()',
    'if modules.a or x then modules.a.f() end',
    'if not modules.a then modules.a.f() end',
    'if not modules.a and x then return end modules.a.f()',
    'if not modules.a then x() end modules.a.f()',
    'if x then y() elseif not modules.a then return end modules.a.f()',
    'local x = modules.a or modules.a.f()',
    'repeat local x = modules.a until modules.a.f()',
  ])('is not made sure of: %s', text => {
    expect(uses(text).at(-1)).toBe('call a.f');
  });
});

test('what is nested deeper than any client takes does not end the reader', () => {
  const deep = `${'if x then '.repeat(3000)}modules.a.f()${' end'.repeat(3000)}`;
  expect(() => luaFacts(deep)).not.toThrow();
  expect(uses(`x = 1${' + 1'.repeat(20_000)} + modules.a.f()`)).toEqual(['call a.f']);
});

test.each([
  ["g_modules.getModule('a')", ['ask a']],
  ["local m = g_modules.getModule('a') m:load()", ['ask a']],
  ["g_modules.getModule('a'):load()", ['need a']],
  ["if g_modules.getModule('a') then g_modules.getModule('a'):load() end", ['ask a', 'need a sure of the module']],
  ["g_modules.ensureModuleLoaded('a')", ['ensure a']],
  ['g_modules.getModule(name) getModule("a")', []],
  ["local g_modules = {} g_modules.getModule('a')", []],
])('a module may be asked for by its name: %s', (text, expected) => {
  const { lookups } = luaFacts(text);
  expect(lookups.map(it => `${it.kind} ${it.module}${it.guard === 'none' ? '' : ` sure of the ${it.guard}`}`)).toEqual(
    expected,
  );
  for (const { module, span } of lookups) expect(span.end - span.start).toBe(module.length);
});

describe('a module may be loaded', () => {
  test.each([
    ["g_modules.ensureModuleLoaded('a')", ['a']],
    ["require 'a'", ['a']],
    ["g_modules.getModule('a'):load()", ['a']],
    ["g_modules.getModule('a'):reload()", ['a']],
    ["local m = g_modules.getModule('a') if m and not m:isLoaded() then m:load() end", ['a']],
    ["local m = x and g_modules.getModule('a') f = function() m:load() end", ['a']],
    ["local m = g_modules.getModule('a') pcall(m.load, m)", ['a', 'a']],
    ["local m = g_modules.getModule('a') m[method](m, m)", ['a', 'a', 'a']],
    ['if g_game.isOnline() then require "a" end', ['a later']],
  ])('by its name: %s', (text, expected) => {
    expect(loads(text)).toEqual(expected);
  });

  test.each([
    "m = g_modules.getModule('a')",
    "local m m = g_modules.getModule('a')",
    "local m = other or g_modules.getModule('a')",
    "local m = g_modules.getModule('a') m = other",
    "load(g_modules.getModule('a'))",
    "return g_modules.getModule('a')",
    "local m = g_modules.getModule('a') all.a = m",
    "local m = g_modules.getModule('a') return { m }",
    "local m = g_modules.getModule('a') return m or x",
  ])('by whoever is given what stands for it: %s', text => {
    expect(loads(text)).toEqual(['a']);
  });

  test.each([
    'g_modules.ensureModuleLoaded(name)',
    'local m = g_modules.getModule(name) m:load()',
    'for _, m in ipairs(g_modules.getModules()) do m:load() end',
    'g_modules.autoLoadModules(9999)',
    'pcall(g_modules.ensureModuleLoaded, name)',
    "local manager = g_modules manager.ensureModuleLoaded('a')",
    "g_modules[verb]('a')",
    'require(name)',
  ])('by a name that is worked out: %s', text => {
    expect(loads(text)).toEqual(['?']);
  });

  test.each([
    "g_modules.getModule('a')",
    "if g_modules and g_modules.getModule('a') then x() end",
    "if g_modules.getModule('a') ~= nil or not g_modules.getModule('b') then x() end",
    "if not g_modules.getModule('a'):isLoaded() then x() end",
    "g_modules.getModule('a'):unload()",
    "local m = g_modules.getModule('a') if m and m:isLoaded() then print(m:getName()) end",
    "local m = g_modules.getModule('a') local is = m and m:isLoaded()",
    'local m = g_modules.getModule(name) print(m and m:getSandbox())',
    "local g_modules = {} g_modules.getModule('a'):load() f(g_modules)",
    "local require = f require 'a'",
  ])('but not where it is asked for: %s', text => {
    expect(loads(text)).toEqual([]);
  });

  const loads = (text: string) => luaFacts(text).loads.map(it => `${it.module ?? '?'}${it.later ? ' later' : ''}`);
});

const definitions = (text: string) =>
  luaFacts(text).definitions.map(it => {
    expect(text.slice(it.span.start, it.span.end)).toBe(it.name);
    const into = typeof it.into === 'string' ? it.into : it.into.module;
    return `${into} ${it.owner === undefined ? '' : `${it.owner}.`}${it.name} ${it.kind}`;
  });

describe('a definition', () => {
  test.each([
    ['function f() end', ['environment f function']],
    ['f = function() end', ['environment f function']],
    ['x, y = 1, {}', ['environment x value', 'environment y table']],
    ["_G.x = 1 _G['y'] = 2 function _G.f() end", ['globals x value', 'globals y value', 'globals f function']],
    ['modules.a.x = 1 function modules.a.f() end', ['a x value', 'a f function']],
    ['local m = modules.a m.x = 1', ['a x value']],
    [
      'function T.f() end function T:g() end T.h = function() end',
      ['environment T.f function', 'environment T.g function', 'environment T.h function'],
    ],
    ['function T:f() self.g = function() end end', ['environment T.f function', 'environment T.g function']],
    [
      'T = { f = function() end, ["g"] = function() end, x = 1 }',
      ['environment T table', 'environment T.f function', 'environment T.g function'],
    ],
    ['local T = { f = function() end }', ['environment T.f function']],
  ])('goes where it is put: %s', (text, expected) => {
    expect(definitions(text)).toEqual(expected);
  });

  test.each([
    'local x = 1 x = 2',
    'local function f() end',
    'local f f = function() end',
    'T.x = 1 T.u.v = function() end T[1] = 2',
    'function f(x) x = 1 end for i = 1, 2 do i = 3 end'.replace('function f', 'local function f'),
  ])('is not a local variable or a field: %s', text => {
    expect(definitions(text)).toEqual([]);
  });

  test('that keeps what is there yields, and one of nil takes away', () => {
    const { definitions: found } = luaFacts('x = x or {} y = nil z = y or {}');
    expect(found.map(it => [it.name, it.yields, it.isNil])).toEqual([
      ['x', true, false],
      ['y', false, true],
      ['z', false, false],
    ]);
  });
});

test('calls are told by the function that makes them', () => {
  const { calls, bodies } = luaFacts(`
    local function helper() end
    function init() helper() other() T.f() T:g() end
    function T:g() self:h() end
    pcall(function() risky() end)
    pcall(init);
    (function() now() end)()
    if g_game.isOnline() then online() end
  `);
  expect(bodies.length).toBe(5);
  expect(calls.map(it => `${it.from} ${it.to}${it.later ? ' later' : ''}`)).toEqual([
    '1 0',
    '1 other',
    '1 T.f',
    '1 T.g',
    '2 T.h',
    '-1 pcall',
    '3 risky',
    '-1 3',
    '-1 pcall',
    '-1 init',
    '4 now',
    '-1 4',
    '-1 g_game.isOnline',
    '-1 online later',
  ]);
});

test('files that are run, and ways that cannot be followed', () => {
  const { includes, dynamics } = luaFacts(
    'dofile("x") dofiles "ui" require("y") dofile(name) setfenv(1, {}) getfenv().x = 1 _G[name] = 1 modules.a[name] = 1',
  );
  expect(includes.map(it => [it.call, it.path])).toEqual([
    ['dofile', 'x'],
    ['dofiles', 'ui'],
    ['require', 'y'],
    ['dofile', undefined],
  ]);
  expect(dynamics.map(it => [it.what, it.module])).toEqual([
    ['setfenv', undefined],
    ['getfenv', undefined],
    ['globals', undefined],
    ['module', 'a'],
  ]);
});

test('what is taken and freed', () => {
  const text =
    'connect(g_game, { onGameStart = online })\nlocal event = scheduleEvent(function() end, 10)\nself.ev = cycleEvent(f, 5)';
  expect(
    luaFacts(text).resources.map(it => [
      it.callee.join('.'),
      it.target?.join('.'),
      it.arguments.map(a => a.names?.join('.') ?? a.keys?.map(k => k.name) ?? a.isFunction),
    ]),
  ).toEqual([
    ['connect', undefined, ['g_game', ['onGameStart']]],
    ['scheduleEvent', 'event', [true, false]],
    ['cycleEvent', 'self.ev', ['f', false]],
  ]);
});

test('that a value follows from the one before it is told by what the same function looks at first', () => {
  const follows = (text: string) => luaFacts(text).definitions.map(it => `${it.name} ${it.follows}`);
  expect(follows('local old = f\nfunction f() old() end')).toEqual(['f true']);
  expect(follows('f = wrap(_G.f)')).toEqual(['f true']);
  expect(follows('if f == nil then f = 1 end')).toEqual(['f true']);
  expect(follows('function init() connect(x, { y = f }) end\nfunction f() end')).toEqual(['init false', 'f false']);
  expect(follows('f()\nlocal g = 1\nprint(g, _G[f])\ng = 2\nh = 1')).toEqual(['h false']);
});

test('what is taken tells the values of its keys, and whether anybody keeps the answer', () => {
  const { resources } = luaFacts('connect(g_game, { a = T.f, ["b"] = function() end, g() })\nx = cycleEvent(f, 1)');
  expect(resources.map(it => it.isDropped)).toEqual([true, false]);
  expect(resources[0].arguments[1].keys?.map(it => [it.name, it.value?.join('.'), it.isFunction])).toEqual([
    ['a', 'T.f', false],
    ['b', undefined, true],
  ]);
});
