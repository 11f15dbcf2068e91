import { type Group, groupsOf } from './groups.ts';
import { type Choice, isNeed, LINK, rowKinds } from './problem.ts';
import type { Entry, Roster } from './roster.ts';
import { SetPool } from './set-pool.ts';
import type { Candidate, Constraint } from './universe.ts';
import { isWithin, rangeKey } from './version-sets.ts';

/** The rows of one module one after another: kind, `to`, `barred`, `held`, sample candidate, sample constraint. */
export type ModuleRows = readonly number[];

/** How many numbers a row has in `ModuleRows`. */
export const ROW = 6;

/** Makes the rows of modules, and on its way the choices among providers that they need. */
export class RowMaker<P, O> {
  readonly choices: Choice[] = [];
  /** The rows that tie each choice to its providers. */
  readonly links: ModuleRows[] = [];
  readonly pool = new SetPool();
  readonly #choiceNumbers = new Map<string, number>();

  constructor(public roster: Roster<P, O>) {}

  /** The rows of a module that its candidates state, in an order that does not depend on that of their lines. */
  rowsOf(from: number, candidates: readonly Candidate<P, O>[] = this.roster.entries[from].candidates): ModuleRows {
    const rows: number[] = [];
    const { entries, providers } = this.roster;
    for (const group of groupsOf(candidates, this.roster.numbers, this.pool)) {
      const { constraint, kind, target } = group;
      const standing = providers.get(constraint.name);
      if (standing) {
        this.#virtual(from, group, standing, rows);
      } else if (target >= 0 && (kind !== CONFLICT || target !== from)) {
        const { candidates, versions } = entries[target];
        const within = versions.within(constraint);
        this.#add(rows, group, target, within, kind === CONFLICT ? -1 : candidates.length + (isNeed[kind] ? 1 : 0));
      }
    }
    return rows;
  }

  #virtual(from: number, group: Group<P>, standing: readonly number[], rows: number[]): void {
    const { constraint, kind } = group;
    if (isNeed[kind]) {
      const choice = this.#choice(constraint, standing);
      const { length } = this.choices[choice - this.roster.entries.length].providers;
      const absent = this.pool.add(length + 1, bit => bit === length);
      rows.push(kind, choice, absent, group.held, group.candidate, group.index);
      return;
    }
    for (const provider of standing) {
      const entry = this.roster.entries[provider];
      const within = provides(entry, constraint);
      if (kind === CONFLICT) {
        if (provider !== from) this.#add(rows, group, provider, within, -1);
        continue;
      }
      const outside = provides(entry, { ...constraint, range: 'any' }).map((word, i) => word & ~within[i]);
      this.#add(rows, group, provider, outside, -1);
    }
  }

  /** Adds the row that bars a set, or of the first `bits` bits all others where that is not below 0. */
  #add(rows: number[], { kind, held, candidate, index }: Group<P>, to: number, within: Int32Array, bits: number): void {
    const barred = bits < 0 ? this.pool.put(within) : this.pool.putOthers(within, bits);
    if (barred !== undefined) rows.push(kind, to, barred, held, candidate, index);
  }

  /** The variable that chooses among the providers of a name in a range. */
  #choice(constraint: Constraint<P>, standing: readonly number[]): number {
    const key = `${rangeKey(constraint.range)}\n${constraint.name}`;
    const known = this.#choiceNumbers.get(key);
    if (known !== undefined) return known;
    const { entries } = this.roster;
    const number = entries.length + this.choices.length;
    this.#choiceNumbers.set(key, number);
    const providers = standing.filter(it => provides(entries[it], constraint).some(word => word !== 0));
    const links = providers.flatMap((provider, i) => {
      const entry = entries[provider];
      const others = this.pool.putOthers(provides(entry, constraint), entry.candidates.length + 1);
      return [LINK, provider, others ?? 0, this.pool.add(providers.length + 1, bit => bit === i), i, 0];
    });
    this.choices.push({ name: constraint.name, providers });
    this.links.push(links);
    return number;
  }
}

const CONFLICT = rowKinds.indexOf('conflict');

/** The candidates of a module that are, or provide, a name in a range. */
function provides({ name, candidates }: Entry<unknown, unknown>, constraint: Constraint<unknown>): Int32Array {
  const set = new Int32Array((candidates.length + 32) >> 5);
  candidates.forEach((candidate, i) => {
    const isOwn = name === constraint.name && isWithin(candidate.version, constraint.range);
    const stands = candidate.provides?.some(
      it => it.name === constraint.name && isWithin(it.version, constraint.range),
    );
    if (isOwn || stands) set[i >> 5] |= 1 << (i & 31);
  });
  return set;
}
