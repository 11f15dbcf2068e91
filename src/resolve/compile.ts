import type { Stepwise } from '../base/stepwise.ts';
import { REST, type Roster, rosterOf } from './roster.ts';
import { type ModuleRows, RowMaker } from './rows.ts';
import type { Universe } from './universe.ts';
import type { VersionLists } from './version-sets.ts';

/** A universe as rows by module, from which a problem is packed; the rows of single modules can be made again. */
export interface Compiled<P, O> {
  readonly roster: Roster<P, O>;
  readonly maker: RowMaker<P, O>;
  /** By number of module. */
  readonly rows: readonly ModuleRows[];
  readonly locked: Int32Array;
}

export function* compile<P, O>(universe: Universe<P, O>, lists: VersionLists): Stepwise<Compiled<P, O>> {
  const roster = yield* rosterOf(universe, lists);
  const locked = new Int32Array(roster.entries.length).fill(-1);
  for (const [name, { raw }] of universe.locked ?? []) {
    const number = roster.numbers.get(name);
    if (number === undefined) continue;
    locked[number] = roster.entries[number].candidates.findIndex(it => it.version.raw === raw);
  }
  return yield* rowsFor(roster, locked);
}

/** The rows of all modules of a roster. */
export function* rowsFor<P, O>(roster: Roster<P, O>, locked: Int32Array): Stepwise<Compiled<P, O>> {
  const maker = new RowMaker(roster);
  const rows: ModuleRows[] = [];
  for (let x = 0; x < roster.entries.length; x++) {
    rows.push(maker.rowsOf(x));
    if (x % REST === 0) yield;
  }
  return { roster, maker, rows, locked };
}
