import { describe, expect, test } from 'vitest';
import { bareCalls, calledTables } from '../../../src/syntax/lua/calls.ts';

const names = (text: string) => bareCalls(text)?.map(it => it.name);

describe('bare calls of a chunk', () => {
  test('are those of global functions as statements of their own', () => {
    expect(names('init() show(1) hide "x" set { }')).toEqual(['init', 'show', 'hide', 'set']);
  });

  test('are not methods, fields, values or calls deeper inside', () => {
    expect(names('a.b() c:d() e[1]() local x = f() g(h()) if i then j() end')).toEqual(['g']);
  });

  test('are not calls of what the chunk itself makes local', () => {
    expect(names('local a = 1 local function b() end a() b() c()')).toEqual(['c']);
  });

  test('know where the name stands', () => {
    const text = '  init()\n  show()\n';
    expect(bareCalls(text)?.map(({ start, end }) => text.slice(start, end))).toEqual(['init', 'show']);
  });

  test('are none of an empty chunk, and unknown of one that is no Lua', () => {
    expect(names('')).toEqual([]);
    expect(names('init')).toBeUndefined();
  });
});

test.each([
  ['a.f() b:g() c.d.e() f() g()()', ['a', 'b', 'c']],
  ['local a = {} a.f() b = {} b.f()', []],
  ['if x then a.f() end', []],
  ['a.f(', []],
])('the tables of the calls in %s', (text, expected) => {
  const found = calledTables(text);
  expect(found.map(it => it.name)).toEqual(expected);
  for (const { name, start, end } of found) expect(text.slice(start, end)).toBe(name);
});
