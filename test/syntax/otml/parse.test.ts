import { describe, expect, test } from 'vitest';
import { type EngineId, engineIds } from '../../../src/clients/client-engine.ts';
import { clients } from '../../../src/clients/clients.ts';
import { parseOtml } from '../../../src/syntax/otml/parse.ts';
import type { OtmlNode } from '../../../src/syntax/otml/tree.ts';

const old: readonly EngineId[] = ['edubart', 'otcv8'];
const redemption: readonly EngineId[] = ['mehah', 'opentibiabr'];

/** What an engine makes of a text: `tag=value` with children in parentheses, or its error, or how it ends. */
function verdict(text: string, engine: EngineId = 'mehah'): string {
  const { problems, root } = parseOtml(text, clients[engine].dialect);
  const outcome = problems[0]?.outcome;
  if (outcome) return outcome.kind === 'error' ? `error${outcome.detail}` : outcome.kind;
  return root.children.map(shown).join(' ');
}

function shown(node: OtmlNode): string {
  const value = node.isNull ? '=~' : node.value === '' ? '' : `=${node.value.replaceAll('\n', '⏎')}`;
  const children = node.children.map(shown).join(' ');
  return `${node.tag === '' ? '-' : node.tag}${value}${children === '' ? '' : `(${children})`}`;
}

function everywhere(text: string): string {
  const [first, ...rest] = new Set(engineIds.map(engine => verdict(text, engine)));
  expect(rest).toEqual([]);
  return first;
}

describe('nodes, in every engine', () => {
  test.each([
    ['a: 1', 'a=1'],
    ['a:1', 'a=1'],
    ['a  :   1  ', 'a=1'],
    ['a: b: c', 'a=b: c'],
    ['a', 'a'],
    ['a:', 'a'],
    [': 1', '-=1'],
    ['- x', '-=x'],
    ['-x', '-=x'],
    ['- x: y', '-=x: y'],
    ['a b: 1', 'a b=1'],
    ['a: 1 // no comment', 'a=1 // no comment'],
    ['a\n  b\n    c\n  d\ne', 'a(b(c) d) e'],
    ['a: 1\n  b: 2', 'a=1(b=2)'],
    ['a: 1\r\n  b: 2\r\n', 'a=1(b=2)'],
    ['\ufeffa: 1', '\ufeffa=1'],
    ['a:\u00a01\u00a0', 'a=\u00a01\u00a0'],
  ])('%j', (text, expected) => {
    expect(everywhere(text)).toBe(expected);
  });

  test('a node is unique where a colon stands in its line', () => {
    const { root } = parseOtml('a: 1\nb\n- c\n- d: e\n', clients.mehah.dialect);
    expect(root.children.map(it => it.unique)).toEqual([true, false, false, true]);
  });

  test('lines are counted from 1, and items of an inline list have none', () => {
    const { root } = parseOtml('\na: [ x ]\n', clients.mehah.dialect);
    expect(root.children.map(it => [it.line, it.children[0].line])).toEqual([[2, null]]);
  });
});

describe('comments', () => {
  test('"//" at the start of a line is one, at any depth', () => {
    expect(everywhere('// x\na\n        // y\n  b\n')).toBe('a(b)');
  });

  test.each(redemption)('"#" is one in %s', engine => {
    expect(verdict('# x\na', engine)).toBe('a');
  });

  test.each(old)('"#" is a node in %s', engine => {
    expect(verdict('# x\na', engine)).toBe('# x a');
  });

  test('are tested for indentation all the same', () => {
    expect(everywhere('a\n // x')).toBe('error at line 2: must indent every 2 spaces');
    expect(everywhere('a\n\t// x')).toBe('error at line 2: indentation with tabs are not allowed');
  });
});

describe('indentation', () => {
  test('is of two spaces a level', () => {
    expect(everywhere('a\n b')).toBe('error at line 2: must indent every 2 spaces');
    expect(everywhere('a\n   b')).toBe('error at line 2: must indent every 2 spaces');
  });

  test('knows no tabs, which are found before odd spaces are', () => {
    expect(everywhere('a\n\tb')).toBe('error at line 2: indentation with tabs are not allowed');
    expect(everywhere('a\n \tb')).toBe('error at line 2: indentation with tabs are not allowed');
  });

  test('goes one level deeper at a time', () => {
    expect(everywhere('a\n    b')).toBe('error at line 2: invalid indentation depth, are you indenting correctly?');
    expect(everywhere('a\n  b\n    c\nd')).toBe('a(b(c)) d');
  });

  test.each(old)('of a line of white space alone is tested by %s', engine => {
    expect(verdict('a\n \nb', engine)).toBe('error at line 2: must indent every 2 spaces');
    expect(verdict('a\n\t\nb', engine)).toBe('error at line 2: indentation with tabs are not allowed');
    expect(verdict('a\n  \nb', engine)).toBe('a b');
  });

  test.each(redemption)('of a line of white space alone means nothing to %s', engine => {
    expect(verdict('a\n \n\t\nb', engine)).toBe('a b');
  });

  test.each<[EngineId, string]>([
    ['edubart', 'crash'],
    ['otcv8', 'fatal'],
    ['mehah', 'crash'],
    ['opentibiabr', "error at line 1: orphaned node detected (indentation error?): 'a'"],
  ])('of the first node ends %s', (engine, outcome) => {
    expect(verdict('  a: 1\n', engine)).toBe(outcome);
  });

  test('of the first node is noticed only behind its block', () => {
    expect(verdict('  a: |\n    x\n   \tb', 'edubart')).toBe('error at line 3: indentation with tabs are not allowed');
    expect(verdict('  a: |\n    x\n', 'opentibiabr')).toMatch(/^error at line 3: orphaned/);
  });

  test('is not looked at in an empty file, which cannot be read', () => {
    expect(everywhere('')).toBe('error: cannot read from input stream');
    expect(everywhere('\n')).toBe('');
  });
});

describe('blocks', () => {
  test.each([
    ['a: |\n  x\n  y\nb', 'a=x⏎y⏎ b'],
    ['a: |-\n  x\n  y\nb', 'a=x⏎y b'],
    ['a: |+\n  x\n\n\nb', 'a=x⏎⏎⏎ b'],
    ['a: |\n  x\n\n\nb', 'a=x⏎ b'],
    ['a: |\n    x\n   y\nb', 'a=  x⏎ y⏎ b'],
    ['a\n  b: |\n    x\n  c: 1', 'a(b=x⏎ c=1)'],
    ['a: |\n  // x\n  # y\n  [ z ]\n', 'a=// x⏎# y⏎[ z ]⏎'],
    ['a: |\n  \tx\n', 'a=\tx⏎'],
    ['a: |\n', 'a=⏎'],
    ['a: | x\n', 'a=| x'],
    ['a: |-\n  [ x, y ]\n', 'a(-=x -=y)'],
    ['a: |-\n  ~\n', 'a=~'],
  ])('%j is %s in every engine', (text, expected) => {
    expect(everywhere(text)).toBe(expected);
  });

  test('keep the carriage returns of Windows', () => {
    expect(everywhere('a: |\r\n  x\r\nb: 1\r\n')).toBe('a=x\r⏎ b=1');
  });

  test('test the indentation of lines that are not deeper than their node', () => {
    expect(everywhere('a\n  b: |\n   x\n')).toBe('error at line 3: must indent every 2 spaces');
    expect(everywhere('a: |\n  x\n\ty\n')).toBe('error at line 3: indentation with tabs are not allowed');
  });
});

describe('null', () => {
  test('is a lone tilde', () => {
    expect(everywhere('a: ~\nb: ~x\nc: "~"')).toBe('a=~ b=~x c="~"');
    expect(everywhere('- ~')).toBe('-=~');
  });

  test('is not an item of an inline list', () => {
    expect(everywhere('a: [ ~ ]')).toBe('a(-=~)');
    const { root } = parseOtml('a: [ ~ ]', clients.mehah.dialect);
    expect(root.children[0].children[0].isNull).toBe(false);
  });
});

describe('URLs', () => {
  test.each(redemption)('at the start of a line are tags in %s', engine => {
    expect(verdict('http://x.y:8080: a', engine)).toBe('http://x.y:8080=a');
    expect(verdict('https://x.y:', engine)).toBe('https://x.y');
    expect(verdict('https://x.y', engine)).toBe('https://x.y');
    expect(verdict('http://x:\ta', engine)).toBe('http://x=a');
    expect(verdict('HTTP://x', engine)).toBe('HTTP=//x');
  });

  test.each(old)('at the start of a line are split at their first colon in %s', engine => {
    expect(verdict('http://x.y: a', engine)).toBe('http=//x.y: a');
  });

  test('as values are left alone everywhere', () => {
    expect(everywhere('website: https://x.y:1/z')).toBe('website=https://x.y:1/z');
  });
});
