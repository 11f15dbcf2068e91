import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEEPEST, parseJson } from '../../../src/syntax/json/parse.ts';
import { type JsonNode, jsonValue, propertyOf } from '../../../src/syntax/json/tree.ts';
import { json, runs } from '../../properties/arbitraries.ts';

/** The texts that the spans of a tree cut out, in the order of the text: keys and values. */
function cuts(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: JsonNode | undefined) => {
    if (!node) return;
    found.push(text.slice(node.span.start, node.span.end));
    if (node.kind === 'array') for (const item of node.items) visit(item);
    if (node.kind !== 'object') return;
    for (const { keySpan, value } of node.properties) {
      found.push(text.slice(keySpan.start, keySpan.end));
      visit(value);
    }
  };
  visit(parseJson(text).root);
  return found;
}

const messages = (text: string) =>
  parseJson(text).problems.map(({ message, span }) => `${text.slice(span.start, span.end)}: ${message}`);

test('keys and values stand where their spans say, comments and commas at the end or not', () => {
  const text = '{ // x\n "a": [1, "b",], /* y */ "c": { "d": null, } }';
  expect(cuts(text)).toEqual([text, '"a"', '[1, "b",]', '1', '"b"', '"c"', '{ "d": null, }', '"d"', 'null']);
  expect(messages(text)).toEqual([]);
});

test('a byte order mark is passed over, and offsets stay', () => {
  const { root, problems } = parseJson('\uFEFF{}');
  expect([root?.span, problems]).toEqual([{ start: 1, end: 3 }, []]);
});

test('of equal keys the last one counts', () => {
  const { root } = parseJson('{ "a": 1, "a": 2 }');
  expect(root && jsonValue(root)).toEqual({ a: 2 });
  expect(propertyOf(root, 'a')?.value).toMatchObject({ value: 2 });
});

test('a key such as __proto__ is a key like any other', () => {
  const { root } = parseJson('{ "__proto__": { "polluted": 1 } }');
  const value = root && jsonValue(root);
  expect(Object.keys(value ?? {})).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

describe('what is broken is told, and the rest is read', () => {
  test.each([
    ['', ': A value is expected.'],
    ['{ "a" 1 }', '1: A colon is expected.'],
    ['{ "a": }', '}: A value is expected.'],
    ['[1 2]', '2: A comma is expected.'],
    ['{ a: 1 }', 'a: This word is no JSON: texts stand in double quotes.'],
    ['[1', ': A closing bracket is expected.'],
    ['{} 1', '1: Nothing may follow the value of the whole file.'],
    ['"a', '"a: This text does not end: a double quote is missing.'],
    ['"\\x"', '"\\x": JSON does not know this escape.'],
    ['{} /* x', '/* x: This comment does not end.'],
  ])('%s', (text, told) => {
    expect(messages(text)[0]).toBe(told);
  });
});

test('nothing is nested too deep for us, the end of what is read is told', () => {
  const deep = (count: number) => '['.repeat(count) + ']'.repeat(count);
  expect(parseJson(deep(DEEPEST)).problems).toEqual([]);
  const { problems } = parseJson(deep(100_000));
  expect(problems).toEqual([
    { span: { start: DEEPEST, end: DEEPEST + 1 }, message: 'Nothing is read that is nested this deep.' },
  ]);
  // Brackets in texts and comments are none.
  expect(parseJson(`{ "a": "${'['.repeat(500)}" } // ${'{'.repeat(500)}`).problems).toEqual([]);
});

test('whatever JSON prints is read as it was, and no text throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const { root, problems } = parseJson(text);
      expect(problems).toEqual([]);
      expect(JSON.stringify(root && jsonValue(root))).toEqual(JSON.stringify(JSON.parse(text)));
    }),
    { numRuns: runs },
  );
  fc.assert(
    fc.property(json, text => {
      const { problems } = parseJson(text);
      for (const { span } of problems)
        expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
      for (const cut of cuts(text)) expect(text).toContain(cut);
    }),
    { numRuns: runs * 4 },
  );
});

test('a comment that is not closed ends with the text, however many brackets stand in it', () => {
  const { root, problems } = parseJson(`"${'['.repeat(DEEPEST + 1)}" /*`);
  expect(root?.kind).toBe('string');
  expect(problems).toHaveLength(1);
});

test.each(['[/*', '{/*', '{"a":[/*', '["a"/*'])('what a comment leaves open ends with the text: %s', text => {
  expect(parseJson(text).root?.span).toEqual({ start: 0, end: text.length });
});
