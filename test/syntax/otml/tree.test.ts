import { describe, expect, test } from 'vitest';
import { engineIds } from '../../../src/clients/client-engine.ts';
import { clients } from '../../../src/clients/clients.ts';
import { parseOtml } from '../../../src/syntax/otml/parse.ts';
import type { Declaration } from '../../../src/syntax/otml/tree.ts';
import { random } from '../../support/generate.ts';

const parse = (text: string) => parseOtml(text, clients.mehah.dialect);

/** Declarations as lines, with two spaces for each level that the tree gives them. */
function shape(declarations: readonly Declaration[], depth = 0): readonly string[] {
  return declarations.flatMap(it => [
    `${'  '.repeat(depth)}${it.dash ? '-' : it.tag}${it.value === '' ? '' : `=${it.value}`}`,
    ...shape(it.children, depth + 1),
  ]);
}

describe('the lines', () => {
  const texts = [
    '',
    '\n',
    'a',
    'a: 1\n  b: [ x ]\n\n// c\n  d: |\n    e\n\n    f\n',
    'a\r\n  b: 1\r\n',
    '\ufeffa\n\tb\n   c\n \n',
    'a: |\n\n\n',
    '- \v\f x\u00a0\n',
  ];

  test.each(texts)('of %j are the whole text, nothing lost', text => {
    for (const engine of engineIds) {
      const { lines } = parseOtml(text, clients[engine].dialect);
      expect(lines.map(line => text.slice(line.start, line.end)).join('\n')).toBe(text);
      for (const line of lines) expect(line.start <= line.content && line.content <= line.end).toBe(true);
    }
  });

  test('of any text at all are the whole text, and parsing never throws', () => {
    const next = random(7);
    const pieces = [
      'a',
      'b:',
      ' ',
      '  ',
      '\t',
      '\n',
      '\n  ',
      '\n    ',
      '- ',
      '|',
      '[',
      ']',
      ',',
      '~',
      '"',
      '\\',
      '#',
      '//',
      '&x',
      '$x',
      '\r',
      '\0',
    ];
    for (let i = 0; i < 2_000; i++) {
      const text = Array.from(
        { length: Math.floor(next() * 30) },
        () => pieces[Math.floor(next() * pieces.length)],
      ).join('');
      for (const engine of engineIds) {
        const { lines } = parseOtml(text, clients[engine].dialect);
        expect(lines.map(line => text.slice(line.start, line.end)).join('\n')).toBe(text);
      }
    }
  });

  test('are blank, comments, nodes or parts of a block', () => {
    expect(parse('a: |\n  x\n\n// y\n# z\n \nb').lines.map(it => it.kind)).toEqual([
      'node',
      'block',
      'block',
      'comment',
      'comment',
      'blank',
      'node',
    ]);
  });
});

describe('a declaration', () => {
  const text = 'Module\n  name : "a b"\n  - item\n  list: [ x, "y" ]\n  code: |\n    f()\n  flag\n';
  const [module] = parse(text).declarations;
  const place = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);

  test('knows where its tag and its value stand', () => {
    expect(module.children.map(it => [place(it.tagSpan), place(it.valueSpan)])).toEqual([
      ['name', '"a b"'],
      ['-', 'item'],
      ['list', '[ x, "y" ]'],
      ['code', '|\n    f()'],
      ['flag', ''],
    ]);
  });

  test('knows its line, its colon, its parent, and whether it has a dash or a block', () => {
    const [name, item, list, code, flag] = module.children;
    expect([name.line, item.line, list.line, code.line, flag.line]).toEqual([2, 3, 4, 5, 7]);
    expect([name.colon, item.colon, flag.colon]).toEqual([text.indexOf(':'), undefined, undefined]);
    expect([name.parent, module.parent]).toEqual([module, undefined]);
    expect([item.dash, name.dash, code.block, name.block]).toEqual([true, false, '|', undefined]);
  });

  test('knows the items of an inline list, and where they stand', () => {
    expect(module.children[2].items?.map(it => [it.value, place(it)])).toEqual([
      ['x', 'x'],
      ['"y"', '"y"'],
    ]);
    expect(module.children[0].items).toBeUndefined();
  });

  test('stands as it is written, also where the engine holds another node in its place', () => {
    const { declarations, root } = parse('a: 1\na: 2\n');
    expect(shape(declarations)).toEqual(['a=1', 'a=2']);
    expect(root.children.map(it => [it.value, it.declaration === declarations[1]])).toEqual([['2', true]]);
  });
});

describe('where the engine gives up', () => {
  test('three or four spaces for a level keep their shape', () => {
    expect(shape(parse('a\n   b\n      c\n   d\n').declarations)).toEqual(['a', '  b', '    c', '  d']);
    expect(shape(parse('a\n    b\n        c\n    d\n').declarations)).toEqual(['a', '  b', '    c', '  d']);
  });

  test('a space too many changes nothing', () => {
    expect(shape(parse('a\n  b\n   c\n  d\n').declarations)).toEqual(['a', '  b', '  c', '  d']);
  });

  test('a tab counts for a level', () => {
    expect(shape(parse('a\n\tb\n\t\tc\n\td\n').declarations)).toEqual(['a', '  b', '    c', '  d']);
  });

  test('all problems are told, in the order of the text', () => {
    const { problems } = parse('a\n b\n\tc\n      d\n');
    expect(problems.map(({ kind, line }) => [kind, line])).toEqual([
      ['odd-indentation', 2],
      ['tab', 3],
      ['deep-indentation', 4],
    ]);
  });

  test('a problem knows the place that is wrong', () => {
    const text = 'a\n   b\n';
    const [{ span }] = parse(text).problems;
    expect([span.start, span.end]).toEqual([2, 5]);
  });
});
