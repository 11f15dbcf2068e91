import { isNeed, type Problem } from '../../src/resolve/problem.ts';

/**
 * The first solution in the order of preference, by trying one choice after another with no thought at all: the value of
 * each variable, -1 for what is absent; undefined where there is none.
 */
export function naiveSearch(problem: Problem): readonly number[] | undefined {
  const { size, count, from, to, held, barred, kind, at, pool, modules, choices, locked, rowStarts, rowEnds } = problem;
  const value = new Array<number>(size).fill(-1);
  const isIn = (x: number, set: number, v: number) => {
    const bit = v < 0 ? count[x] : v;
    const word = at[x + 1] - at[x] === 1 ? set : pool.words[set + (bit >> 5)];
    return (word & (1 << (bit & 31))) !== 0;
  };
  const rows = Array.from(from, (_, row) => row).filter(row => row < rowEnds[from[row]] && row >= rowStarts[from[row]]);
  const wanted = () =>
    rows
      .filter(it => value[from[it]] >= 0 && isNeed[kind[it]] && isIn(from[it], held[it], value[from[it]]))
      .map(it => to[it]);
  const isBroken = () =>
    rows.some(
      it =>
        value[from[it]] >= 0 &&
        value[to[it]] >= 0 &&
        isIn(from[it], held[it], value[from[it]]) &&
        isIn(to[it], barred[it], value[to[it]]),
    );
  const preferences = (x: number): readonly number[] => {
    const all = Array.from({ length: count[x] }, (_, i) => i);
    if (x < modules) return locked[x] < 0 ? all : [locked[x], ...all.filter(it => it !== locked[x])];
    const { providers } = choices[x - modules];
    const needed = wanted();
    const rank = (i: number) => (needed.includes(providers[i]) ? 0 : locked[providers[i]] >= 0 ? 1 : 2);
    return all.sort((a, b) => rank(a) - rank(b) || a - b);
  };
  const solve = (): boolean => {
    const next = Math.min(...wanted().filter(it => value[it] < 0));
    if (next === Number.POSITIVE_INFINITY) return true;
    for (const v of preferences(next)) {
      value[next] = v;
      if (!isBroken() && solve()) return true;
      value[next] = -1;
    }
    return false;
  };
  value[0] = 0;
  return !isBroken() && solve() ? value : undefined;
}
