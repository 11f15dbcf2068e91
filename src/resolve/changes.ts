import { type Entry, type Roster, rootCandidate } from './roster.ts';
import type { Candidate, Constraint, Universe } from './universe.ts';
import { rangeKey } from './version-sets.ts';

/** A module whose lines are other objects than before, although they name the same modules in the same way. */
export interface Change<P, O> {
  readonly number: number;
  readonly entry: Entry<P, O>;
  /** The lines whose ranges are others. */
  readonly ranges: readonly RangeChange<P>[];
}

export interface RangeChange<P> {
  readonly candidate: number;
  readonly before: Constraint<P>;
  readonly after: Constraint<P>;
}

/** What is new in a universe, where nothing but places and ranges of real modules is; undefined where more is. */
export function changesBetween<P, O>(
  before: Universe<P, O>,
  after: Universe<P, O>,
  roster: Roster<P, O>,
): readonly Change<P, O>[] | undefined {
  if (before.offers.length !== after.offers.length || !isSameLock(before.locked, after.locked)) return undefined;
  const changes: Change<P, O>[] = [];
  if (before.root !== after.root) {
    const change = changeOf(0, roster.entries[0], [rootCandidate<P, O>(after.root)], roster);
    if (!change) return undefined;
    changes.push(change);
  }
  for (let i = 0; i < after.offers.length; i++) {
    const offer = after.offers[i];
    if (offer === before.offers[i]) continue;
    const number = roster.numbers.get(offer.name);
    if (number === undefined || before.offers[i].name !== offer.name) return undefined;
    const change = changeOf(number, roster.entries[number], offer.candidates, roster);
    if (!change) return undefined;
    changes.push(change);
  }
  return changes;
}

function changeOf<P, O>(
  number: number,
  entry: Entry<P, O>,
  candidates: readonly Candidate<P, O>[],
  roster: Roster<P, O>,
): Change<P, O> | undefined {
  if (candidates.length !== entry.candidates.length) return undefined;
  const ranges: RangeChange<P>[] = [];
  for (let i = 0; i < candidates.length; i++) {
    const [a, b] = [entry.candidates[i], candidates[i]];
    if (a === b) continue;
    const isSame = a.version?.raw === b.version?.raw && a.priority === b.priority && isSameProvided(a, b);
    if (!isSame || a.constraints.length !== b.constraints.length) return undefined;
    for (let k = 0; k < b.constraints.length; k++) {
      const [before, after] = [a.constraints[k], b.constraints[k]];
      if (before.kind !== after.kind || before.name !== after.name) return undefined;
      if (rangeKey(before.range) === rangeKey(after.range)) continue;
      // Another range of a virtual name is another choice.
      if (roster.providers.has(after.name)) return undefined;
      ranges.push({ candidate: i, before, after });
    }
  }
  return { number, entry: { ...entry, candidates }, ranges };
}

type Providing = Pick<Candidate<unknown, unknown>, 'provides'>;

function isSameProvided({ provides: a = [] }: Providing, { provides: b = [] }: Providing): boolean {
  return (
    a === b ||
    (a.length === b.length && a.every((it, i) => it.name === b[i].name && it.version?.raw === b[i].version?.raw))
  );
}

function isSameLock(a: Universe<unknown, unknown>['locked'], b: Universe<unknown, unknown>['locked']): boolean {
  if (a === b) return true;
  if ((a?.size ?? 0) !== (b?.size ?? 0)) return false;
  return [...(a ?? [])].every(([name, version]) => b?.get(name)?.raw === version.raw);
}
