import { expect, test } from 'vitest';
import { aboutParameter, commentAbove } from '../../../src/features/lua/comment-above.ts';

const above = (text: string) => commentAbove(text, text.search(/\bf\(/));

test.each([
  ['-- one\n--- two\nfunction f() end', ['one', 'two']],
  ['  -- one\n  --\n  --\n  -- two\n  function f() end', ['one', '', 'two']],
  ['--------\n-- one --\n-- - two\n--------\nfunction f() end', ['one --', '- two']],
  ['--[[\n  one\n   * two\n]]\nfunction f() end', ['one', 'two']],
  ['--[[ one ]]\n-- two\nfunction f() end', ['one', 'two']],
  ['--[==[ one ]] ]==]\r\nfunction f() end', ['one ]]']],
  ['-- one\r\n---@param x any\r\nfunction f() end', ['one', '@param x any']],
  ['local s = [[\n-- no comment\n]]\nfunction f() end', []],
  ['local s = [[\n--[[ none ]]\nfunction f() end', []],
  ['-- far\n\nfunction f() end', []],
  ['t = x[y[1]]\nfunction f() end', []],
  ['function f() end', []],
])('%j', (text, expected) => {
  expect(above(text)).toEqual(expected);
});

test('what is said of a parameter begins with its type', () => {
  const comment = ['Opens it.', '@param a? string What', '@param b', '@return any'];
  expect(['a', 'b', 'c'].map(it => aboutParameter(comment, it))).toEqual(['string What', '', '']);
});
