import type { Change, RangeChange } from './changes.ts';
import type { Values } from './load-edges.ts';
import { rowsBehind } from './nogoods.ts';
import type { Roster } from './roster.ts';
import type { Search } from './search.ts';

/**
 * The pairs of variables whose rows an answer rests on, as `from * size + to`: those by which something that would have been
 * preferred was barred, and what that goes back to. As long as these rows bar no less, and the answer breaks no row, it is
 * the first in the order of preference: each decision meets the same candidates, and what was preferred to it is barred.
 */
export function pairsBehind(search: Search): ReadonlySet<number> {
  const { problem, trail, needs, nogoods } = search;
  const { size, from, to, held, barred } = problem;
  const pairs = new Set<number>();
  const seen = new Uint8Array(trail.length);
  const open: number[] = [];
  const mark = (entry: number) => {
    for (let it = entry; it >= 0 && seen[it] === 0; it = trail.before[it]) {
      seen[it] = 1;
      open.push(it);
    }
  };
  const markHeld = (x: number, set: number, sets: Int32Array) => {
    const isNarrow = problem.at[x + 1] - problem.at[x] === 1;
    mark(isNarrow ? trail.satisfier(x, Int32Array.of(set), 0) : trail.satisfier(x, sets, set));
  };
  const markSide = (row: number, x: number) => {
    if (from[row] === to[row]) return;
    if (from[row] === x) markHeld(to[row], barred[row], problem.pool.words);
    else markHeld(from[row], held[row], problem.pool.words);
  };
  for (let i = 0; i < needs.length; i++) {
    const x = needs.decided[i];
    if (!isFirstChoice(search, x)) mark(trail.last[x]);
  }
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const reason = trail.reason[entry];
    const x = trail.variable[entry];
    for (const row of rowsBehind([reason], nogoods)) pairs.add(from[row] * size + to[row]);
    if (reason >= 0) markSide(reason, x);
    if (reason > -2) continue;
    const { variables, places, sets } = nogoods;
    variables[-2 - reason].forEach((y, k) => {
      if (y !== x) mark(trail.satisfier(y, sets, places[-2 - reason][k]));
    });
  }
  return pairs;
}

/** An answer with what it rests on. */
export interface Standing {
  /** By variable. */
  readonly values: Int32Array;
  /** How many variables there are. */
  readonly size: number;
  readonly pairs: () => ReadonlySet<number>;
}

/** Whether an answer stays the answer where the ranges of some lines have changed. */
export function stays<P, O>(
  changes: readonly Change<P, O>[],
  roster: Roster<P, O>,
  { values, pairs, size }: Standing,
): boolean {
  return changes.every(({ number, ranges }) =>
    ranges.every(change => {
      const to = roster.numbers.get(change.after.name);
      if (to === undefined || (to === number && change.after.kind === 'conflict')) return true;
      const { less, breaks } = effect(change, roster, to, values);
      if (values[number] === change.candidate && breaks) return false;
      return !less || !pairs().has(number * size + to);
    }),
  );
}

/** Whether a line bars less of its target than before, and whether it bars what was chosen of it. */
function effect(
  { before, after }: RangeChange<unknown>,
  { entries }: Roster<unknown, unknown>,
  to: number,
  values: Values,
) {
  const { versions } = entries[to];
  const [old, now] = [versions.within(before), versions.within(after)];
  const isConflict = after.kind === 'conflict';
  const less = now.some((word, i) => (isConflict ? old[i] & ~word : word & ~old[i]) !== 0);
  const value = values[to];
  const isIn = value >= 0 && (now[value >> 5] & (1 << (value & 31))) !== 0;
  return { less, breaks: value >= 0 && isIn === isConflict };
}

/** Whether nothing would have been preferred to what a variable was decided to be. */
function isFirstChoice({ problem, needs }: Search, x: number): boolean {
  const value = needs.value[x];
  if (x >= problem.modules) return problem.count[x] === 1;
  return problem.locked[x] < 0 ? value === 0 : value === problem.locked[x];
}
