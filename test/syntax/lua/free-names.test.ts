import { expect, test } from 'vitest';
import { freeNames } from '../../../src/syntax/lua/free-names.ts';

test.each([
  'function <f>() return <f> end',
  '<f> = <f> or {}',
  'local function f() return f end',
  'local f = <f>\nf()',
  'function g(f) f() end <f>()',
  'for f = <f>, 2 do f() end <f>()',
  'for _, f in <f>() do f() end',
  'repeat local f = 1 until f\n<f>()',
  'if x then local f = 1 else <f>() end',
  'x.f = <f>.f + x["f"]',
  'x = { f = <f>, [<f>] = 1, <f> }',
  'connect(g_game, { onStart = <f> })',
  '<f>.g = function() <f>.g() end',
  'function <f>.g() end function <f>:h() end',
  "<f> 'f' <f> { <f> }",
  'function x.f() end x = { f = function() end } x.f = function() return <f> end',
  '-- f\nlocal s = "f" .. <f>',
  '_G.f = 1 _G.f()',
  'modules.f.f()',
  'x = modules[<f>].f',
  'a, <f> = 1, -<f>',
])('%s', marked => {
  const text = marked.replaceAll(/[<>]/g, '');
  const places: number[] = [];
  let removed = 0;
  for (const { index } of marked.matchAll(/[<>]/g))
    if (marked[index] === '<') places.push(index - removed++);
    else removed++;
  expect(freeNames(text, 'f')?.map(it => it.start)).toEqual(places);
});

test('a part is read for itself, and what cannot be read says nothing', () => {
  expect(freeNames('f f() f', 'f', 2, 5)).toEqual([{ start: 2, end: 3 }]);
  expect(freeNames('a = b .. f', 'f', 4, 10, 'expression')).toEqual([{ start: 9, end: 10 }]);
  expect(freeNames('f = (', 'f')).toBeUndefined();
  expect(freeNames('x = (', 'f')).toEqual([]);
});
