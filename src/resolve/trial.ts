import type { Stepwise } from '../base/stepwise.ts';
import { parseRange, type Version } from '../base/version.ts';
import { chosenModules } from './answer.ts';
import { type Compiled, compile, rowsFor } from './compile.ts';
import type { Line } from './conflict.ts';
import type { Edit } from './fix.ts';
import { type Instead, linesOf } from './lines.ts';
import { copied, pack } from './pack.ts';
import { patch } from './patch.ts';
import type { Problem } from './problem.ts';
import { type Outcome, Search } from './search.ts';
import type { Candidate, Constraint } from './universe.ts';
import { VersionLists } from './version-sets.ts';

/** What an attempt came to. */
export interface Tried<P> {
  readonly outcome: Outcome;
  /** What was chosen, by variable, where the outcome is `found`. */
  readonly values: Int32Array;
  /** The lines of the proof, where the outcome is `none`. */
  readonly lines: () => readonly Line<P>[];
}

/** A change of one line by its constraint: another constraint, or undefined where the line is taken out. */
export type Replaced<P> = ReadonlyMap<Constraint<P>, Constraint<P> | undefined>;

/** A universe of its own, in which lines can be changed for one attempt. */
export class Trial<P, O> {
  #problem: Problem;

  constructor(
    readonly compiled: Compiled<P, O>,
    problem: Problem,
  ) {
    this.#problem = copied(problem);
  }

  /**
   * Resolves with some lines of these modules (numbers of the roster) replaced; gives up after so many dead ends.
   */
  *solve(modules: Iterable<number>, replaced: Replaced<P>, patience: number): Stepwise<Tried<P>> {
    const { roster, maker, rows } = this.compiled;
    const instead = new Map<number, readonly Candidate<P, O>[]>();
    for (const x of modules)
      instead.set(
        x,
        roster.entries[x].candidates.map(it => replacedIn(it, replaced)),
      );
    const isPlain = ![...replaced.values()].some(it => it && roster.providers.has(it.name));
    const fits =
      isPlain && [...instead].every(([x, candidates]) => patch(this.#problem, x, maker.rowsOf(x, candidates)));
    const problem = fits ? this.#problem : yield* this.#packedWith(instead);
    const search = new Search(problem);
    const outcome = yield* search.run(patience);
    const lines = outcome === 'none' ? search.proof().flatMap(row => linesOf(row, problem, roster, instead)) : [];
    const isRestored = !isPlain || [...instead.keys()].every(x => patch(this.#problem, x, rows[x]));
    if (!isRestored) this.#problem = pack(this.compiled);
    return { outcome, values: search.needs.value, lines: () => lines };
  }

  /** What is chosen from scratch with some lines replaced, which must have a solution. */
  *anew(replaced: Replaced<P>): Stepwise<ReadonlyMap<string, Candidate<P, O>>> {
    const { roster, locked } = this.compiled;
    const [root, ...modules] = roster.entries;
    const kept = new Map<string, Version>();
    modules.forEach(({ name, candidates }, i) => {
      if (locked[i + 1] >= 0) kept.set(name, candidates[locked[i + 1]].version);
    });
    const universe = {
      offers: modules.map(it => ({ name: it.name, candidates: it.candidates.map(each => replacedIn(each, replaced)) })),
      root: replacedLines(root.candidates[0].constraints, replaced),
      locked: kept,
    };
    const compiled = yield* compile(universe, new VersionLists());
    const search = new Search(pack(compiled));
    yield* search.run();
    return chosenModules(compiled.roster, search.needs.value);
  }

  /** All rows again, for another range of a virtual name is another choice, and for what has no room. */
  *#packedWith(instead: Instead<P, O>): Stepwise<Problem> {
    const { roster } = this.compiled;
    const entries = roster.entries.map((it, x) => ({ ...it, candidates: instead.get(x) ?? it.candidates }));
    return pack(yield* rowsFor({ ...roster, entries }, this.compiled.locked));
  }
}

/** What edits put in the place of lines. */
export function replacing<P>(edits: readonly Edit<P>[]): Replaced<P> {
  const replaced = new Map<Constraint<P>, Constraint<P> | undefined>();
  for (const { lines, range } of edits) {
    const read = range === undefined ? undefined : (parseRange(range) ?? 'none');
    for (const { constraint } of lines) {
      replaced.set(constraint, range === undefined || !read ? undefined : { ...constraint, range: read, text: range });
    }
  }
  return replaced;
}

/** A candidate with some of its lines replaced. */
export function replacedIn<P, O>(candidate: Candidate<P, O>, replaced: Replaced<P>): Candidate<P, O> {
  return { ...candidate, constraints: replacedLines(candidate.constraints, replaced) };
}

/** Lines with some of them replaced. */
export function replacedLines<P>(lines: readonly Constraint<P>[], replaced: Replaced<P>): readonly Constraint<P>[] {
  return lines.flatMap(it => (replaced.has(it) ? (replaced.get(it) ?? []) : it));
}
