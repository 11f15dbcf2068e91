import { describe, expect, test } from 'vitest';
import { engineIds } from '../../../src/clients/client-engine.ts';
import { clients } from '../../../src/clients/clients.ts';
import { parseOtml } from '../../../src/syntax/otml/parse.ts';
import type { OtmlNode } from '../../../src/syntax/otml/tree.ts';

const parse = (text: string) => parseOtml(text, clients.opentibiabr.dialect);
const complaints = (text: string) => parse(text).complaints.map(it => it.message);
/** The values of all nodes that are no variables, in order. */
const values = (text: string) => valuesBelow(parse(text).root);

function valuesBelow(node: OtmlNode): readonly string[] {
  return node.children
    .flatMap(it => (it.tag.startsWith('&') ? [] : [it.value, ...valuesBelow(it)]))
    .filter(it => it !== '');
}

describe('a variable', () => {
  test('stands for its value at its own level and below, whether before or after', () => {
    expect(values('a: $x\n&x: 1\nb\n  c: $x\n')).toEqual(['1', '1']);
  });

  test('may be named with an ampersand, and with space around it', () => {
    expect(values('&x: 1\na: $&x\nb: $ x\n')).toEqual(['1', '1']);
  });

  test('is not seen outside of its node, and an inner one hides an outer one', () => {
    expect(values('&x: 1\na\n  &x: 2\n  b: $x\nc: $x\n')).toEqual(['2', '1']);
    expect(complaints('a\n  &x: 2\nc: $x\n')).toEqual(['Undefined OTML variable: x']);
  });

  test('replaces a whole value alone', () => {
    expect(values('&x: 1\na: $x!\nb: y$x\nc: "$x"\n')).toEqual(['$x!', 'y$x', '"$x"']);
    expect(complaints('&x: 1\nb: y$x\n')).toEqual([]);
  });

  test('replaces items of both kinds of lists', () => {
    expect(values('&x: 1\na: [ $x, y ]\nb:\n  - $x\n')).toEqual(['1', 'y', '1']);
  });

  test('loses one pair of quotes of either kind, and nothing is un-escaped', () => {
    expect(values('&x: "a\\nb"\na: $x\n')).toEqual(['a\\nb']);
    expect(values("&x: 'a'\na: $x\n")).toEqual(['a']);
    expect(values('&x: \'"a"\'\na: $x\n')).toEqual(['a']);
  });

  test('may be empty, in quotes', () => {
    expect(parse('&x: ""\na: $x\n').root.children[1].value).toBe('');
    expect(parse('&x: "\na: $x\n').root.children[1].value).toBe('"');
  });

  test('may stand for another variable', () => {
    expect(values('&x: 1\n&y: $x\na: $y\n')).toEqual(['1']);
    expect(values('&y: $x\na\n  &x: 1\n  b: $y\n')).toEqual(['1']);
  });

  test('is not a variable where it is null', () => {
    expect(complaints('&x: ~\na: $x\n')).toEqual(['Undefined OTML variable: x']);
  });
});

describe('the engine complains, and keeps the value', () => {
  test.each([
    ['of a name that is not defined', 'a: $x\n', ['Undefined OTML variable: x'], ['$x']],
    [
      'of a circle, each time that it looks for what is not defined yet, and then',
      '&x: $y\n&y: $x\na: $x\n',
      ['Undefined OTML variable: y', 'Undefined OTML variable: y', 'Circular OTML variable reference: x'],
      ['$x'],
    ],
    ['of a variable without a name', '&: 1\na: 2\n', ['Malformed OTML variable: &'], ['2']],
  ])('%s', (_, text, words, kept) => {
    expect(complaints(text)).toEqual(words);
    expect(values(text)).toEqual(kept);
  });

  test('with the place of the value', () => {
    const text = 'a: 1\nb: $x\n';
    const [{ span }] = parse(text).complaints;
    expect(span && text.slice(span.start, span.end)).toBe('$x');
  });

  test('but not where the text cannot be read at all', () => {
    expect(complaints('a: $x\n b\n')).toEqual([]);
  });
});

test('other engines know no variables', () => {
  for (const engine of engineIds.filter(id => id !== 'opentibiabr')) {
    const { root, complaints: told } = parseOtml('&x: 1\na: $x\n', clients[engine].dialect);
    expect(root.children.map(it => [it.tag, it.value])).toEqual([
      ['&x', '1'],
      ['a', '$x'],
    ]);
    expect(told).toEqual([]);
  }
});

test('a text thousands of levels deep is no depth of ours', () => {
  const deep = Array.from({ length: 3_000 }, (_, i) => `${'  '.repeat(i)}a: $x`).join('\n');
  expect(parse(`&x: 1\n${deep}\n`).problems).toEqual([]);
});
