import { describe, expect, test } from 'vitest';
import { modules, played } from '../support/client.ts';

/** The outcome of loading `a`, where each module depends on the others named. */
function loading(dependencies: Readonly<Record<string, string>>): readonly string[] {
  const lines = Object.entries(dependencies).map(([name, list]) => [name, [`dependencies: [${list}]`]]);
  return played(modules(Object.fromEntries(lines)), 'discover,load:a').filter(it => !it.startsWith('result'));
}

const cycle = (of: string, through: string) =>
  `error: Unable to load module '${of}': dependency '${through}' is recursively depending on itself`;

describe('the search of a dependency for the module that lists it', () => {
  test('finds it however far away it is', () => {
    expect(loading({ a: 'b', b: 'c', c: 'd', d: 'a' })).toEqual([cycle('a', 'b')]);
  });

  test('looks through a whole list before it goes deeper, so it finds the name beside a cycle', () => {
    expect(loading({ a: 'b', b: 'c,a', c: 'c' })).toEqual([cycle('a', 'b')]);
  });

  test('goes deeper in listed order, so it never comes back from a cycle in front of the name', () => {
    expect(loading({ a: 'b', b: 'c,d', c: 'c', d: 'a' })).toEqual(['crash SIGSEGV']);
    expect(loading({ a: 'b', b: 'd,c', c: 'c', d: 'a' })).toEqual([cycle('a', 'b')]);
  });

  test('passes over names that no module has', () => {
    expect(loading({ a: 'b', b: 'gone,c', c: 'a' })).toEqual([cycle('a', 'b')]);
  });

  test('is made for each dependency before that is loaded', () => {
    expect(loading({ a: 'b,c', b: '', c: 'a' })).toEqual(['load b', cycle('a', 'c')]);
  });

  test('sees modules that came later', () => {
    const files = modules({ a: ['dependencies: [ b ]'], b: ['dependencies: [ c ]'], c: ['dependencies: [ b ]'] });
    expect(played(files, 'discover,load:c,clear,discover,load:a')).toEqual([
      cycle('c', 'b'),
      'result {"step":"load:c","value":false}',
      'crash SIGSEGV',
    ]);
  });
});

test('many ways to the same module take no longer than one', () => {
  const layers = 60;
  const wide = Object.fromEntries(
    Array.from({ length: layers * 3 }, (_, i) => {
      const layer = Math.floor(i / 3);
      const below = layer === 0 ? [] : [0, 1, 2].map(k => `m${(layer - 1) * 3 + k}`);
      return [`m${i}`, below.join(',')];
    }),
  );
  expect(loading({ ...wide, a: `m${layers * 3 - 1}` }).at(-1)).toBe('load a');
});

test('a chain of thousands of modules is no depth of ours', () => {
  const chain = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`m${i}`, i === 0 ? '' : `m${i - 1}`]));
  expect(loading({ ...chain, a: 'm2999' })).toHaveLength(3001);
});
