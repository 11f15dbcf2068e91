import { expect, test } from 'vitest';
import { luaFunctions } from '../../../src/syntax/lua/functions.ts';

const named = (text: string) =>
  luaFunctions(text).map(({ name, owner, start, end }) => {
    expect(text.slice(start, end).replaceAll(/^["']|["']$/g, '')).toBe(name);
    return owner === undefined ? name : `${owner}.${name}`;
  });

test('global functions and members of tables, however they are written', () => {
  expect(
    named(`
      function a() end
      b = function() end
      function _G.c() end
      function T.d() end
      function T:e() end
      T.f = function() end
      local U = { g = function() end, ['h'] = function() end, i = 1 }
      if x then function j() end end
    `),
  ).toEqual(['a', 'b', 'c', 'T.d', 'T.e', 'T.f', 'U.g', 'U.h', 'j']);
});

test('locals, deeper members and other values are none', () => {
  expect(
    named('local function a() end\nlocal b = function() end\nfunction T.u.v() end\nc = 1\nT[1] = function() end\n'),
  ).toEqual([]);
  expect(named('no Lua (')).toEqual([]);
});
