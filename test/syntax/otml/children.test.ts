import { describe, expect, test } from 'vitest';
import type { EngineId } from '../../../src/clients/client-engine.ts';
import { clients } from '../../../src/clients/clients.ts';
import { childOf, children } from '../../../src/syntax/otml/children.ts';
import { parseOtml } from '../../../src/syntax/otml/parse.ts';
import type { OtmlNode } from '../../../src/syntax/otml/tree.ts';

const rootOf = (text: string, engine: EngineId = 'mehah') => parseOtml(text, clients[engine].dialect).root;
const shown = (node: OtmlNode): string =>
  `${node.tag}${node.value === '' ? '' : `=${node.value}`}${node.children.length === 0 ? '' : `(${node.children.map(shown).join(' ')})`}`;
const nodes = (text: string, engine: EngineId = 'mehah') => rootOf(text, engine).children.map(shown).join(' ');

describe('two nodes of one tag', () => {
  test('stay both where neither has a colon', () => {
    expect(nodes('a\nb\na\n')).toBe('a b a');
  });

  test('are one where either has a colon: the later one, in the place of the first', () => {
    expect(nodes('a: 1\nb: 2\na: 3\n')).toBe('a=3 b=2');
    expect(nodes('a\nb\na: 3\n')).toBe('a=3 b');
    expect(nodes('a: 1\nb\na\n')).toBe('a b');
  });

  test('are at the place of the later one in OTCv8', () => {
    expect(nodes('a: 1\nb: 2\na: 3\n', 'otcv8')).toBe('b=2 a=3');
  });

  test('replace all of that tag before them', () => {
    expect(nodes('a\na\nb\na: 1\n')).toBe('a=1 b');
  });

  test('make the later one unique, so that it is replaced in its turn', () => {
    expect(nodes('a: 1\na\na\n')).toBe('a');
  });

  test('without a tag never meet', () => {
    expect(nodes('- x\n- x: y\n: z\n- x\n')).toBe('=x =x: y =z =x');
  });
});

describe('two lists of one tag', () => {
  test('merge where the second is inline, whatever the first is', () => {
    expect(nodes('a: [x]\na: [y]\n')).toBe('a(=x =y)');
    expect(nodes('a:\n  - x\na: [y]\n')).toBe('a(=x =y)');
  });

  test('do not merge where the second is a block: it has no children yet when it comes', () => {
    expect(nodes('a: [x]\na:\n  - y\n')).toBe('a(=y)');
  });

  test('keep the old value, and in OTCv8 the old place', () => {
    expect(nodes('a: 1\n  - x\nb: 2\na: [y]\n')).toBe('a=1(=x =y) b=2');
    expect(nodes('a: [x]\nb: 2\na: [y]\n', 'otcv8')).toBe('a(=x =y) b=2');
  });

  test('do not merge where the first has null children alone', () => {
    expect(nodes('a:\n  x: ~\na: [y]\n')).toBe('a(=y)');
  });
});

test('null children are as if they were not there', () => {
  const root = rootOf('a: ~\nb: 1\nb2: 2\n');
  expect(children(root).map(it => it.tag)).toEqual(['b', 'b2']);
  expect(childOf(root, 'a')).toBeUndefined();
  expect(childOf(root, 'b')?.value).toBe('1');
  expect(childOf(root, 'c')).toBeUndefined();
  expect(childOf(rootOf('m\n  x: 1\nm\n  x: 2\n'), 'm')?.children[0].value).toBe('1');
});
