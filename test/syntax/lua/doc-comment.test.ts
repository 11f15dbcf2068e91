import { expect, test } from 'vitest';
import { docComments } from '../../../src/syntax/lua/doc-comment.ts';

/** The comment above the first `f`. */
const above = (text: string) =>
  docComments(text)(text.search(/\bf\(/)).map(({ isDoc, text: line }) => `${isDoc ? 'doc' : 'plain'}|${line}`);

test.each([
  ['-- one\n--- two\nfunction f() end', ['plain| one', 'doc| two']],
  ['-- far\n\n-- near\nlocal function f() end', ['plain| near']],
  ['x = 1 -- behind\nfunction f() end', []],
  ['--[[ one\n  two ]]\nfunction f() end', ['plain| one', 'plain|  two']],
  ['--[==[\none\n]==]\nfunction f() end', ['plain|one']],
  ['-- one\r\n---@param x any\r\nfunction f() end', ['plain| one', 'doc|@param x any']],
  ['--[[ one ]] x = 1\nfunction f() end', []],
  ['s = [[\n-- no comment\n]]\nfunction f() end', []],
  ['function f() end', []],
])('%j', (text, expected) => {
  expect(above(text)).toEqual(expected);
});

test('the head of a file is no description', () => {
  expect(above(`${'-- license\n'.repeat(80)}function f() end`)).toEqual([]);
});
