import type { Stepwise } from '../base/stepwise.ts';
import { parseRange, type Version } from '../base/version.ts';
import { chosenModules } from './answer.ts';
import type { Compiled } from './compile.ts';
import type { Conflict } from './conflict.ts';
import { toldConflict } from './conflict-words.ts';
import { leastCore } from './cores.ts';
import type { Problem } from './problem.ts';
import { Trial } from './trial.ts';
import type { Candidate, Constraint } from './universe.ts';
import { VersionLists } from './version-sets.ts';

/**
 * What is in the way of a version of a module:
 * - `not-offered`: nothing on offer is called so, or not in this version;
 * - `possible`: nothing; with it `modules` would be chosen, but others are preferred, or nobody needs it;
 * - `impossible`: lines that stand against it, among them the one that asks for it;
 * - `given-up`: it was not found out within the budget.
 */
export type WhyNot<P, O> =
  | { readonly kind: 'not-offered' }
  | { readonly kind: 'possible'; readonly modules: ReadonlyMap<string, Candidate<P, O>> }
  | { readonly kind: 'impossible'; readonly conflict: Conflict<P> }
  | { readonly kind: 'given-up' };

/** So many dead ends are worth an answer. */
const PATIENCE = 20_000;

/** Asks for exactly this version beside everything else; `place` is where that line of its own is said to stand. */
export function* whyNotOf<P, O>(
  compiled: Compiled<P, O>,
  problem: Problem,
  name: string,
  version: Version,
  place: P,
): Stepwise<WhyNot<P, O>> {
  const { roster } = compiled;
  const number = roster.numbers.get(name);
  const isOffered =
    number !== undefined && roster.entries[number].candidates.some(it => it.version.compare(version) === 0);
  if (!isOffered) return { kind: 'not-offered' };
  const text = `=${version.version}`;
  const forced: Constraint<P> = { kind: 'dependency', name, range: parseRange(text) ?? 'none', text, place };
  const tried = yield* new Trial(compiled, problem).solve([], new Map(), PATIENCE, [forced]);
  if (tried.outcome === 'given up') return { kind: 'given-up' };
  if (tried.outcome === 'found') return { kind: 'possible', modules: chosenModules(roster, tried.values) };
  const core = yield* leastCore(roster, tried.lines(), new VersionLists());
  return { kind: 'impossible', conflict: toldConflict(core, roster) };
}
