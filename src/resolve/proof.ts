import type { Bar } from './bars.ts';
import { rowsBehind } from './nogoods.ts';
import type { Search } from './search.ts';
import { DECISION } from './trail.ts';

/** Tells for modules of a finished search what bars some of their values: everything that their domains' losses go back to. */
export class Proofs {
  readonly #seen: Int32Array;
  readonly #one = new Int32Array(1);

  constructor(readonly search: Search) {
    this.#seen = new Int32Array(search.trail.length).fill(-1);
  }

  bar(module: number, values: readonly number[]): Bar {
    const { problem, trail, nogoods } = this.search;
    const { size, from, to, held, barred, pool } = problem;
    const pairs = new Set<number>();
    const support = new Set<number>();
    const open: number[] = [];
    const mark = (entry: number) => {
      for (let it = entry; it >= 0 && this.#seen[it] !== module; it = trail.before[it]) {
        this.#seen[it] = module;
        open.push(it);
      }
    };
    const markHeld = (x: number, set: number) => {
      const isNarrow = problem.at[x + 1] - problem.at[x] === 1;
      this.#one[0] = set;
      mark(isNarrow ? trail.satisfier(x, this.#one, 0) : trail.satisfier(x, pool.words, set));
    };
    // What the module itself was decided to be bars nothing.
    const last = trail.last[module];
    mark(last >= 0 && trail.reason[last] === DECISION ? trail.before[last] : last);
    for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
      const reason = trail.reason[entry];
      const x = trail.variable[entry];
      if (reason === DECISION) support.add(x);
      else if (reason >= 0) {
        pairs.add(from[reason] * size + to[reason]);
        if (from[reason] === to[reason]) continue;
        if (from[reason] === x) markHeld(to[reason], barred[reason]);
        else markHeld(from[reason], held[reason]);
      } else {
        for (const row of rowsBehind([reason], nogoods)) pairs.add(from[row] * size + to[row]);
        const { variables, places, sets } = nogoods;
        variables[-2 - reason].forEach((y, k) => {
          if (y !== x) mark(trail.satisfier(y, sets, places[-2 - reason][k]));
        });
      }
    }
    return { module, values, support: [...support], pairs: [...pairs] };
  }
}
