import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish } from '../../src/base/stepwise.ts';
import { type WhyNode, whyTree } from '../../src/features/why/why-tree.ts';
import { forced } from '../../src/resolve/force.ts';
import { resolve } from '../../src/resolve/resolver.ts';
import { anyUniverse, distinct, isSolvable } from '../support/universes.ts';
import { runs } from './arbitraries.ts';

test('a version is possible exactly where a universe that has no other version of its module, and needs it, can be solved', () => {
  let some = 0;
  fc.assert(
    fc.property(anyUniverse, fc.nat(), fc.nat(), (any, i, k) => {
      const universe = distinct(any);
      const offer = universe.offers[i % universe.offers.length];
      const candidate = offer?.candidates[k % offer.candidates.length];
      if (!offer || !candidate) return;
      const there = forced(universe, offer.name, candidate.version, 'here');
      if (!there) throw new Error('it is on offer');
      const mark = { name: 'mark', version: undefined };
      const only = { ...candidate, provides: [...(candidate.provides ?? []), mark] };
      const alone = {
        ...universe,
        offers: universe.offers.map(it => (it === offer ? { ...offer, candidates: [only] } : it)),
        root: [...universe.root, { ...there.line, name: 'mark' }],
      };
      const { isSatisfied, modules } = resolve(there.universe);
      expect(isSatisfied).toBe(isSolvable(alone));
      if (isSatisfied) expect(modules.get(offer.name)?.version.raw).toBe(candidate.version.raw);
      else some++;
    }),
    { numRuns: runs },
  );
  expect(some).toBeGreaterThan(5);
});

/** Who asks for whom, by numbers. */
const graphs = fc.array(fc.uniqueArray(fc.nat(9), { maxLength: 4 }), { minLength: 10, maxLength: 10 });

test('a tree of reasons ends, tells every line once, and follows each module once', () => {
  fc.assert(
    fc.property(graphs, lists => {
      const askers = (name: string) =>
        lists[Number(name)].map(by => ({ by: String(by), text: `${by} needs ${name}`, place: undefined }));
      const { nodes, left } = finish(whyTree('0', askers, { ofOne: 1_000, inAll: 1_000 }));
      const told: string[] = [];
      const walk = (node: WhyNode) => {
        told.push(node.text);
        node.askers.forEach(walk);
      };
      nodes.forEach(walk);
      const reached = new Set(['0']);
      for (const name of reached) for (const { by } of askers(name)) reached.add(by);
      const all = [...reached].flatMap(name => askers(name).map(it => it.text));
      expect(left).toBe(0);
      expect(told.sort()).toEqual(all.sort());
    }),
    { numRuns: runs },
  );
});

test('a tree that grows too large says how much is left out', () => {
  const many = (name: string) =>
    name === 'a' ? Array.from({ length: 7 }, (_, i) => ({ by: `b${i}`, text: '', place: undefined })) : [];
  const { nodes, left } = finish(whyTree('a', many, { ofOne: 5, inAll: 100 }));
  expect([nodes.length, left, nodes[5].text]).toEqual([6, 2, 'and 2 more']);
  const few = finish(whyTree('a', many, { ofOne: 100, inAll: 3 }));
  expect([few.nodes.length, few.left]).toEqual([4, 4]);
});
