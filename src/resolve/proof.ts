import { rowsBehind } from './nogoods.ts';
import type { Search } from './search.ts';

/** Why some modules were decided otherwise than those before them would have it. */
export interface Proof {
  /** The modules that were. */
  readonly exceptions: ReadonlySet<number>;
  /** The pairs of variables whose rows the proof is made of, as `from * size + to`. */
  readonly pairs: ReadonlySet<number>;
  /** The variables whose decisions it rests on, the exceptions among them. */
  readonly support: ReadonlySet<number>;
}

/**
 * What bars the candidates that the exceptions would have been decided for: all that their domains have lost goes back to.
 * As long as these rows and decisions stay, it bars them still.
 */
export function proofOf(search: Search, exceptions: readonly number[]): Proof {
  const { problem, trail, nogoods } = search;
  const { size, from, to, held, barred } = problem;
  const pairs = new Set<number>();
  const support = new Set<number>(exceptions);
  const seen = new Uint8Array(trail.length);
  const open: number[] = [];
  const one = new Int32Array(1);
  const mark = (entry: number) => {
    for (let it = entry; it >= 0 && seen[it] === 0; it = trail.before[it]) {
      seen[it] = 1;
      open.push(it);
    }
  };
  const markHeld = (x: number, set: number) => {
    const isNarrow = problem.at[x + 1] - problem.at[x] === 1;
    one[0] = set;
    mark(isNarrow ? trail.satisfier(x, one, 0) : trail.satisfier(x, problem.pool.words, set));
  };
  for (const x of exceptions) mark(trail.last[x]);
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const reason = trail.reason[entry];
    const x = trail.variable[entry];
    support.add(x);
    if (reason >= 0) {
      pairs.add(from[reason] * size + to[reason]);
      if (from[reason] === to[reason]) continue;
      if (from[reason] === x) markHeld(to[reason], barred[reason]);
      else markHeld(from[reason], held[reason]);
      continue;
    }
    if (reason > -2) continue;
    for (const row of rowsBehind([reason], nogoods)) pairs.add(from[row] * size + to[row]);
    const { variables, places, sets } = nogoods;
    variables[-2 - reason].forEach((y, k) => {
      if (y !== x) mark(trail.satisfier(y, sets, places[-2 - reason][k]));
    });
  }
  return { exceptions: new Set(exceptions), pairs, support };
}
