import { expect, test } from 'vitest';
import { fieldOf, functionAt, globalOf } from '../../../src/features/luals/lua-words.ts';

test.each([
  ['x', 'm.x'],
  ['x-y', 'm["x-y"]'],
  ['end', 'm["end"]'],
  ['goto', 'm["goto"]'],
  ['é', 'm["é"]'],
  ['a"\\\n\u00000', 'm["a\\"\\\\\\010\\0000"]'],
])('a field is written so that every Lua reads it: %j', (name, expected) => {
  expect(fieldOf('m', name)).toBe(expected);
});

test('a global that is no name is a field of all', () => {
  expect([globalOf('x'), globalOf('x y')]).toEqual(['x', '_G["x y"]']);
});

test('parameters that not every Lua takes for names get others', () => {
  expect(functionAt('m.f', ['self', 'é', 'end', '...'])).toBe('function m:f(arg2, arg3, ...) end');
  expect(functionAt('m["x"]', ['self', 'a'])).toBe('m["x"] = function(self, a) end');
});
