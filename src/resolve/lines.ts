import type { Line } from './conflict.ts';
import { LINK, type Problem } from './problem.ts';
import type { Roster } from './roster.ts';
import type { Candidate, Constraint } from './universe.ts';
import { rangeKey } from './version-sets.ts';

/** Candidates of single modules that stand in for those of the roster, by number. */
export type Instead<P, O> = ReadonlyMap<number, readonly Candidate<P, O>[]>;

/** The lines that a row stands for. */
export function linesOf<P, O>(
  row: number,
  problem: Problem,
  { entries }: Roster<P, O>,
  instead: Instead<P, O> = new Map(),
): readonly Line<P>[] {
  const { kind, from, held, at, pool, sampleCandidate, sampleConstraint } = problem;
  if (kind[row] === LINK) return [];
  const x = from[row];
  const isNarrow = at[x + 1] - at[x] === 1;
  const candidates = instead.get(x) ?? entries[x].candidates;
  const sample = candidates[sampleCandidate[row]].constraints[sampleConstraint[row]];
  return candidates.flatMap(({ version, constraints }, i) => {
    const word = isNarrow ? held[row] : pool.words[held[row] + (i >> 5)];
    if ((word & (1 << (i & 31))) === 0) return [];
    const lines = constraints.filter(it => saysTheSame(it, sample));
    const by = x === 0 ? { module: undefined, version: undefined } : { module: entries[x].name, version };
    return lines.map(constraint => ({ ...by, constraint }));
  });
}

/** Whether two constraints mean the same. */
export function saysTheSame(a: Constraint<unknown>, b: Constraint<unknown>): boolean {
  return a.kind === b.kind && a.name === b.name && rangeKey(a.range) === rangeKey(b.range);
}
