import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish } from '../../src/base/stepwise.ts';
import { compile, pack } from '../../src/resolve/compile.ts';
import { Search } from '../../src/resolve/search.ts';
import { naiveSearch } from '../support/naive-search.ts';
import { anyUniverse, brokenLine, isSolvable } from '../support/universes.ts';
import { runs } from './arbitraries.ts';

test('a search ends with the first solution in the order of preference', () => {
  let some = 0;
  fc.assert(
    fc.property(anyUniverse, universe => {
      const problem = pack(compile(universe));
      const search = new Search(problem);
      const outcome = finish(search.run());
      const expected = naiveSearch(problem);
      expect(outcome).toBe(expected ? 'found' : 'none');
      if (expected) expect([...search.needs.value]).toEqual(expected);
      expect(outcome === 'found').toBe(isSolvable(universe));
      if (outcome === 'none') return;
      some++;
      const chosen = problem.roster.entries.flatMap(({ name, candidates }, x) =>
        x > 0 && search.chosen(x) >= 0 ? [[name, candidates[search.chosen(x)]] as const] : [],
      );
      expect(brokenLine(universe, new Map(chosen))).toBeUndefined();
    }),
    { numRuns: runs },
  );
  expect(some).toBeGreaterThan(20);
});
