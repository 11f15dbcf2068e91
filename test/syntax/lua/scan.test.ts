import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithin, scanLua } from '../../../src/syntax/lua/scan.ts';

const shown = (text: string) => scanLua(text).map(it => `${it.kind}: ${text.slice(it.span.start, it.span.end)}`);

test.each([
  ['x = 1', []],
  ['-- a\nx', ['line-comment: -- a']],
  ['--[[ a\n]] x', ['long-comment: --[[ a\n]]']],
  ['--[==[ ]] ]==] x', ['long-comment: --[==[ ]] ]==]']],
  ['--[=a\nb', ['line-comment: --[=a']],
  ['"a -- b" .. \'"\' -- c', ['string: "a -- b"', "string: '\"'", 'line-comment: -- c']],
  ['"\\"" x', ['string: "\\""']],
  ['"a\\\nb" x', ['string: "a\\\nb"']],
  ['"a\\\r\nb" x', ['string: "a\\\r\nb"']],
  ['"open\nx', ['string: "open']],
  ['"open', ['string: "open']],
  ['[[ "a" ]] x [=[ ]] ]=]', ['string: [[ "a" ]]', 'string: [=[ ]] ]=]']],
  ['[==[ open', ['string: [==[ open']],
  ['t[1] = a[b[2]]', []],
  ['a - -b', []],
])('the strings and comments of %j', (text, expected) => {
  expect(shown(text)).toEqual(expected);
});

test('an offset lies within a token where what is put in becomes part of it', () => {
  const tokens = scanLua('a "b" c --[[ d ]]');
  expect([0, 2, 3, 4, 5, 8, 9, 17].map(it => isWithin(tokens, it))).toEqual([
    false,
    false,
    true,
    true,
    false,
    false,
    true,
    false,
  ]);
});

test('tokens stand behind each other, whatever the text', () => {
  const pieces = fc.constantFrom('"', "'", '\\', '--', '[[', ']]', '[=[', ']=]', '\n', '\r\n', 'a', ' ');
  fc.assert(
    fc.property(fc.array(pieces), parts => {
      const text = parts.join('');
      let end = 0;
      for (const { span } of scanLua(text)) {
        expect(span.start).toBeGreaterThanOrEqual(end);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
        end = span.end;
      }
    }),
  );
});
