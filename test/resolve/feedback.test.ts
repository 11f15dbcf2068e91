import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stronglyConnected } from '../../src/base/graph.ts';
import { type PackedLists, packLists } from '../../src/base/packed-lists.ts';
import { feedback } from '../../src/resolve/feedback.ts';
import { countRounds, MOST_ROUNDS } from '../../src/resolve/rounds.ts';

type Edges = readonly (readonly [number, number])[];

const graph = (size: number, edges: Edges) =>
  packLists(size, node => edges.filter(([from]) => from === node).map(([, to]) => to));
const hasCircle = (targets: PackedLists) => stronglyConnected(targets).some(it => it.length > 1);
const anyEdges = (size: number) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), {
      maxLength: 11,
      selector: ([from, to]) => from * size + to,
    })
    .map(edges => edges.filter(([from, to]) => from !== to));

test('as few edges are dropped as leave no circle', () => {
  fc.assert(
    fc.property(anyEdges(5), edges => {
      const { edges: dropped, isLeast } = feedback(graph(5, edges));
      const without = (gone: Edges) => edges.filter(it => !gone.some(([from, to]) => from === it[0] && to === it[1]));
      expect(hasCircle(graph(5, without(dropped)))).toBe(false);
      expect(isLeast).toBe(true);
      for (let set = 0; set < 1 << edges.length; set++) {
        const gone = edges.filter((_, i) => (set & (1 << i)) !== 0);
        if (gone.length < dropped.length) expect(hasCircle(graph(5, without(gone)))).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test('in large graphs a good guess is made, which leaves no circle either', () => {
  const size = 200;
  const edges = Array.from({ length: size }, (_, i) => [i, (i + 1) % size] as const);
  const { edges: dropped } = feedback(graph(size, [...edges, [50, 10], [150, 20]]));
  expect(dropped.length).toBeLessThanOrEqual(3);
});

test('ways round are counted, up to a thousand', () => {
  expect(
    countRounds(
      graph(3, [
        [0, 1],
        [1, 0],
        [1, 2],
        [2, 1],
        [2, 0],
      ]),
    ),
  ).toBe(3);
  expect(
    countRounds(
      graph(3, [
        [0, 1],
        [1, 2],
      ]),
    ),
  ).toBe(0);
  const all = Array.from({ length: 49 }, (_, i) => [Math.floor(i / 7), i % 7] as const).filter(([a, b]) => a !== b);
  expect(countRounds(graph(7, all))).toBe(MOST_ROUNDS);
});
