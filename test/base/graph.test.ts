import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachable, reaching, shortestPath, stronglyConnected } from '../../src/base/graph.ts';
import { packLists, reversedLists } from '../../src/base/packed-lists.ts';

/** A graph by the targets of each node. */
const graph = (targets: readonly (readonly number[])[]) => packLists(targets.length, i => targets[i]);

describe('strongly connected groups', () => {
  const groups = (targets: readonly (readonly number[])[]) =>
    stronglyConnected(graph(targets)).map(group => [...group].sort((a, b) => a - b));

  test('are the nodes that all reach each other; a group comes after all that it reaches', () => {
    expect(groups([[1], [2], [0, 3], [4], [3], []])).toEqual([[3, 4], [0, 1, 2], [5]]);
  });

  test('are single nodes where there is no cycle', () => {
    expect(groups([[1, 2], [2], []])).toEqual([[2], [1], [0]]);
    expect(groups([])).toEqual([]);
  });

  test('do not care about edges to themselves or stated twice', () => {
    expect(groups([[0, 0, 1, 1], []])).toEqual([[1], [0]]);
  });

  test('are found without recursion', () => {
    const length = 100_000;
    const round = Array.from({ length }, (_, i) => [(i + 1) % length]);
    expect(stronglyConnected(graph(round)).map(group => group.length)).toEqual([length]);
  });
});

describe('a shortest path', () => {
  const targets = graph([[1, 2], [3], [4], [4], [5], [0]]);

  test('has as few steps as there can be, both ends included', () => {
    expect(shortestPath(targets, 0, 4)).toEqual([0, 2, 4]);
    expect(shortestPath(targets, 0, 0)).toEqual([0]);
    expect(shortestPath(targets, 5, 3)).toEqual([5, 0, 1, 3]);
  });

  test('keeps to the nodes that it may touch', () => {
    expect(shortestPath(targets, 0, 4, node => node !== 2)).toEqual([0, 1, 3, 4]);
    expect(shortestPath(targets, 0, 4, node => node !== 2 && node !== 3)).toBeUndefined();
  });

  test('is none where the end cannot be reached', () => {
    expect(shortestPath(graph([[], [0]]), 0, 1)).toBeUndefined();
  });
});

test('what can be reached from a node is what a way of one step or more leads to', () => {
  const reached = (targets: readonly (readonly number[])[], start: number) => [...reachable(graph(targets), start)];
  expect(reached([[1], [2, 2], [], [0]], 0)).toEqual([0, 1, 1, 0]);
  expect(reached([[1], [0], []], 0)).toEqual([1, 1, 0]);
  expect(reached([[], [0]], 0)).toEqual([0, 0]);
});

test('whether one node is reached from others, asked one after another, is what is reachable against the arrows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 8, maxLength: 8 }),
      fc.nat(7),
      (lists, goal) => {
        const targets = graph(lists);
        const before = reachable(reversedLists(targets), goal);
        const leads = reaching(targets, goal);
        for (let node = 0; node < lists.length; node++) expect(leads(node)).toBe(before[node] === 1);
        expect(leads(-1)).toBe(false);
      },
    ),
  );
});
