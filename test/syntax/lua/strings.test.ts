import type { Expression } from 'luaparse';
import { expect, test } from 'vitest';
import { parseLua } from '../../../src/syntax/lua/parse.ts';
import { plainString } from '../../../src/syntax/lua/strings.ts';

/** The first value that a chunk gives to a local. */
function literalOf(expression: string): Expression | undefined {
  const parse = parseLua(`local x = ${expression}`);
  const [statement] = parse.kind === 'chunk' ? parse.chunk.body : [];
  return statement?.type === 'LocalStatement' ? statement.init[0] : undefined;
}

test.each([
  ["'a'", 'a'],
  ['"a"', 'a'],
  ['""', ''],
  ['"it\'s"', "it's"],
  ["'it\\'s'", "it's"],
  ['"a\\\\b"', 'a\\b'],
  ['[[a]]', 'a'],
  ['[==[a]]b]==]', 'a]]b'],
  ['[[\na]]', 'a'],
])('%s is a string with the value %j', (expression, value) => {
  expect(plainString(literalOf(expression))).toBe(value);
});

test.each(['1', 'nil', "'a' .. 'b'", 'x', '{}'])('%s is none', expression => {
  expect(literalOf(expression)).toBeDefined();
  expect(plainString(literalOf(expression))).toBeUndefined();
});

test('nothing is none', () => {
  expect(plainString(undefined)).toBeUndefined();
});
