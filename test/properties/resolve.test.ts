import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish } from '../../src/base/stepwise.ts';
import { compile } from '../../src/resolve/compile.ts';
import type { Line } from '../../src/resolve/conflict.ts';
import { forced } from '../../src/resolve/force.ts';
import { pack } from '../../src/resolve/pack.ts';
import type { Resolution } from '../../src/resolve/resolution.ts';
import { Resolver, resolve } from '../../src/resolve/resolver.ts';
import { Search } from '../../src/resolve/search.ts';
import { VersionLists } from '../../src/resolve/version-sets.ts';
import { random } from '../support/generate.ts';
import { naiveSearch } from '../support/naive-search.ts';
import {
  anyChange,
  anyPlainUniverse,
  anyTightChange,
  anyTightUniverse,
  anyUniverse,
  brokenLine,
  changed,
  constraint,
  distinct,
  isOffered,
  isSolvable,
  isVirtual,
  names,
  numbers,
  shuffled,
  version,
  withEdits,
  withOnly,
} from '../support/universes.ts';
import { runs } from './arbitraries.ts';

test('a search ends with the first solution in the order of preference', () => {
  let some = 0;
  fc.assert(
    fc.property(anyUniverse, universe => {
      const compiled = finish(compile(universe, new VersionLists()));
      const problem = pack(compiled);
      const search = new Search(problem);
      const outcome = finish(search.run());
      const expected = naiveSearch(problem);
      expect(outcome).toBe(expected ? 'found' : 'none');
      if (expected) expect([...search.needs.value]).toEqual(expected);
      expect(outcome === 'found').toBe(isSolvable(universe));
      if (outcome === 'none') return;
      some++;
      const chosen = compiled.roster.entries.flatMap(({ name, candidates }, x) =>
        x > 0 && search.chosen(x) >= 0 ? [[name, candidates[search.chosen(x)]] as const] : [],
      );
      expect(brokenLine(universe, new Map(chosen))).toBeUndefined();
    }),
    { numRuns: runs },
  );
  expect(some).toBeGreaterThan(20);
});

/** A resolution as data that can be compared, places left out. */
function shown({ success, modules, order, conflicts, circular, error }: Resolution<string, undefined>) {
  const line = ({ module, version, constraint }: Line<string>) =>
    `${module ?? 'root'} ${version?.raw ?? ''} ${constraint.kind} ${constraint.name} ${constraint.text}`;
  return {
    success,
    modules: [...modules].map(([name, { version }]) => `${name} ${version.raw}`),
    order,
    conflicts: conflicts.map(it => ({ ...it, core: it.core.map(line), told: it.told.map(told => told.text) })),
    circular: circular.map(it => ({ ...it, drop: it.drop.map(({ round }) => round) })),
    error,
  };
}

test('a resolution does not depend on the order of anything', () => {
  fc.assert(
    fc.property(anyUniverse, fc.integer(), (universe, seed) => {
      const plain = distinct(universe);
      expect(shown(resolve(shuffled(plain, random(seed))))).toEqual(shown(resolve(plain)));
    }),
    { numRuns: runs },
  );
});

test('each core has no solution, and has one without any of its lines; no two share a line', () => {
  let some = 0;
  fc.assert(
    fc.property(anyUniverse, universe => {
      const { conflicts } = resolve(universe);
      const seen = new Set<string>();
      for (const { core } of conflicts) {
        some++;
        expect(isSolvable(withOnly(universe, core))).toBe(false);
        for (const line of core) {
          expect(
            isSolvable(
              withOnly(
                universe,
                core.filter(it => it !== line),
              ),
            ),
          ).toBe(true);
          expect(seen.has(line.constraint.place)).toBe(false);
          seen.add(line.constraint.place);
        }
      }
    }),
    { numRuns: runs },
  );
  expect(some).toBeGreaterThan(10);
});

test('what is resolved after a change is what is resolved from scratch', () => {
  fc.assert(
    fc.property(
      fc.oneof(anyUniverse, anyPlainUniverse),
      fc.array(anyChange, { maxLength: 12 }),
      (universe, changes) => {
        const resolver = new Resolver<string, undefined>();
        let now = universe;
        for (const change of [undefined, ...changes]) {
          if (change) now = changed(now, change);
          expect(shown(finish(resolver.resolve(now)))).toEqual(shown(resolve(now)));
        }
      },
    ),
    { numRuns: runs },
  );
});

test('decisions that rest on proofs are made again once what these rest on has changed', () => {
  fc.assert(
    fc.property(anyTightUniverse, fc.array(anyTightChange, { minLength: 8, maxLength: 20 }), (universe, changes) => {
      const resolver = new Resolver<string, undefined>();
      let now = universe;
      finish(resolver.resolve(now));
      for (const change of changes) {
        const next = changed(now, change);
        const resolution = finish(resolver.resolve(next));
        expect([...resolution.modules]).toEqual([...resolve(next).modules]);
        if (resolution.isSatisfied) now = next;
      }
    }),
    { numRuns: runs },
  );
});

test('each fix satisfies everything, as it says', () => {
  let some = 0;
  fc.assert(
    fc.property(anyUniverse, universe => {
      const resolver = new Resolver<string, undefined>();
      const { conflicts } = finish(resolver.resolve(universe));
      for (const conflict of conflicts) {
        const fixes = finish(resolver.fixes(universe, conflict));
        for (const { edits, modules } of fixes) {
          some++;
          const fixed = withEdits(universe, edits);
          expect(isSolvable(fixed)).toBe(true);
          expect([...resolve(fixed).modules].map(([name, it]) => `${name} ${it.version.raw}`)).toEqual(
            [...modules].map(([name, it]) => `${name} ${it.version.raw}`),
          );
        }
      }
      expect(shown(finish(resolver.resolve(universe)))).toEqual(shown(resolve(universe)));
    }),
    { numRuns: runs },
  );
  expect(some).toBeGreaterThan(10);
});

test('a version that is forced is chosen, or lines stand against it', () => {
  fc.assert(
    fc.property(anyUniverse, fc.constantFrom(...names), fc.constantFrom(...numbers), (universe, name, number) => {
      const there = forced(universe, name, version(number), 'forced');
      expect(there !== undefined).toBe(isOffered(universe, name, number));
      if (!there) return;
      const { isSatisfied, modules, conflicts } = resolve(there.universe);
      if (isSatisfied) expect(modules.get(name)?.version.raw).toBe(number);
      for (const { core } of conflicts) expect(isSolvable(withOnly(there.universe, core))).toBe(false);
      const asked = { ...universe, root: [...universe.root, constraint(`${name} =${number}`, 'forced')] };
      if (!isVirtual(universe, name)) expect(isSatisfied).toBe(isSolvable(asked));
    }),
    { numRuns: runs },
  );
});

test('everything is loaded after what it needs, members of a circle together', () => {
  fc.assert(
    fc.property(anyUniverse, universe => {
      const { order, modules, circular } = resolve(universe);
      expect([...order].sort()).toEqual([...modules.keys()]);
      const circleOf = (name: string) => circular.find(it => it.modules.includes(name));
      for (const [name, { constraints }] of modules) {
        for (const { kind, name: target } of constraints) {
          const isEdge = (kind === 'dependency' || kind === 'optional') && modules.has(target) && target !== name;
          if (!isEdge || isVirtual(universe, target)) continue;
          const circle = circleOf(name);
          if (circle?.modules.includes(target)) continue;
          expect(order.indexOf(target)).toBeLessThan(order.indexOf(name));
        }
      }
      for (const { modules: members } of circular) {
        const places = members.map(it => order.indexOf(it)).sort((a, b) => a - b);
        expect(places[places.length - 1] - places[0]).toBe(members.length - 1);
      }
    }),
    { numRuns: runs },
  );
});
