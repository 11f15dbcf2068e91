import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonLocation } from '../../../src/syntax/json/location.ts';
import { json, runs } from '../../properties/arbitraries.ts';

/** `path (key) word` at the bar. */
function at(marked: string): string | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const found = jsonLocation(text, offset);
  if (!found) return undefined;
  const { path, atKey, word, hasColon } = found;
  return `${path.join('/')}${atKey ? ' (key)' : ''}${hasColon ? ':' : ''} ${text.slice(word.start, word.end)}`;
}

test.each([
  ['{ "a": { "b|" } }', 'a/b (key) "b"'],
  ['{ "a": { "b|": 1 } }', 'a/b (key): "b"'],
  ['{ "a": { "b|" /* x */ : 1 } }', 'a/b (key): "b"'],
  ['{ "a": { | } }', 'a/ (key) '],
  ['{ "a": { |"b": 1 } }', 'a/b (key): "b"'],
  ['{ "a": "x|y" }', 'a "xy"'],
  ['{ "a": | }', 'a '],
  ['{ "a": [1, "x|"] }', 'a/1 "x"'],
  ['{ "a": [1, |] }', 'a/1 '],
  ['{ "a": tr| }', 'a tr'],
  ['{ "a": { "b| and on\n } }', 'a/b and on (key) "b'],
  ['{ "a": { "b|\n } }', 'a/b (key) "b'],
])('%s', (marked, told) => {
  expect(at(marked)).toBe(told);
});

test('inside of comments there is no place', () => {
  expect(at('{ // x|\n }')).toBeUndefined();
  expect(at('{ /* | */ }')).toBeUndefined();
  expect(at('{ /* x */| }')).toBe(' (key) ');
});

test('no text throws, at no offset', () => {
  fc.assert(
    fc.property(json, fc.nat(), (text, n) => {
      const offset = n % (text.length + 1);
      const found = jsonLocation(text, offset);
      if (found)
        expect(found.word.start <= offset && offset <= found.word.end && found.word.end <= text.length).toBe(true);
    }),
    { numRuns: runs * 4 },
  );
  expect(jsonLocation('['.repeat(100_000), 100_000)).toBeUndefined();
});
