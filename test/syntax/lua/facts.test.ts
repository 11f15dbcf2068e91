import { describe, expect, test } from 'vitest';
import { luaFacts } from '../../../src/syntax/lua/facts.ts';

const globals = (text: string) => [...luaFacts(text).globals.keys()].sort();

describe('globals', () => {
  test.each([
    ['a function', 'function init() end', ['init']],
    ['a variable', 'x, y = 1, 2', ['x', 'y']],
    [
      'one that is given a value inside a function',
      'local function f() inner = 1; function deep() end end',
      ['deep', 'inner'],
    ],
    ['one that is given a value in a branch or loop', 'if a then b = 1 end\nfor i = 1, 2 do c = i end', ['b', 'c']],
    ['a field of _G', "_G.x = 1\n_G['y'] = 2\nfunction _G.z() end", ['x', 'y', 'z']],
  ])('are found: %s', (_, text, names) => {
    expect(globals(text)).toEqual(names);
  });

  test.each([
    ['a local', 'local x = 1\nlocal function f() end'],
    ['a field or method of a table', 'function t.f() end\nfunction t:g() end\nt.x = 1\nt[1] = 2'],
    ['a name that is only read', 'print(x)'],
  ])('are not: %s', (_, text) => {
    expect(globals(text)).toEqual([]);
  });
});

describe('a global stands', () => {
  const place = (text: string) =>
    [...luaFacts(text).globals].map(([name, { span }]) => `${text.slice(0, span.start)}‸${name}`);

  test.each([
    ['behind the word function', 'function init() end', 'function ‸init'],
    ['behind _G', 'function _G.init() end', 'function _G.‸init'],
    ['in the quotes of an index', "_G['init'] = 1", "_G['‸init"],
    ['in the brackets of an index', '_G[ [[init]] ] = 1', '_G[ [[‸init'],
    ['behind a byte order mark and a first line with #', '\uFEFF#!lua\ninit = 1', '\uFEFF#!lua\n‸init'],
    ['where it is first given a value', 'x = 1\nx = 2\nx = 3', '‸x'],
    ['where it becomes a function, be it later', 'x = 1\nfunction x() end\nx = nil', 'x = 1\nfunction ‸x'],
    ['where a function is assigned', 'x = nil\nx = function() end', 'x = nil\n‸x'],
    ['where it is a function first', 'function x() end\nif a then function x() end end', 'function ‸x'],
  ])('%s', (_, text, wanted) => {
    expect(place(text)).toEqual([wanted]);
  });
});

test('locals of the chunk are those of its top level', () => {
  const { locals } = luaFacts('local a, b = 1\nlocal function c() local d end\ndo local e end\n');
  expect([...locals.keys()].sort()).toEqual(['a', 'b', 'c']);
});

describe('a text is opaque', () => {
  test.each([
    "dofile('x')",
    'setfenv(1, {})',
    'loadstring(s)()',
    '_G [name] = 1',
    'require "x"',
    'setmetatable(_G, {})',
    'rawset(_G, n, 1)',
  ])('where it may define names unseen: %s', text => {
    expect(luaFacts(text).opaque).toBe(true);
  });

  test('where it does not parse', () => {
    expect(luaFacts('x = = 1').opaque).toBe(true);
  });

  test('and not else', () => {
    expect(luaFacts('function init() reload() loader.x() end\nsetmetatable(t, {})').opaque).toBe(false);
  });
});

test('the error of a text is told with its line, and nothing is found in it', () => {
  const { error, globals: none } = luaFacts('x = 1\ny = = 2\n');
  expect(error).toMatchObject({ kind: 'error', line: 2 });
  expect(none.size).toBe(0);
  expect(luaFacts('x = 1').error).toBeUndefined();
});

test('functions are the globals that hold one, each where it is defined last', () => {
  const text =
    'function a() end\nb = function() end\nc = 1\nfunction _G.d() end\nlocal function e() end\nfunction a() end\nx.y = function() end\nfunction f() f = function() end end\n';
  const found = [...luaFacts(text).globals]
    .flatMap(([name, { lastFunction: it }]) => (it ? [[name, text.slice(it.start, it.end), it.start]] : []))
    .sort();
  expect(found).toEqual([
    ['a', 'a', text.lastIndexOf('a()')],
    ['b', 'b', text.indexOf('b =')],
    ['d', 'd', text.indexOf('d()')],
    ['f', 'f', text.indexOf('f = ')],
  ]);
});
