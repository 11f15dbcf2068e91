import { NameTable } from '../base/name-table.ts';
import { type PackedLists, packLists, reversedLists } from '../base/packed-lists.ts';
import { pushTo } from '../base/push-to.ts';
import type { Stepwise } from '../base/stepwise.ts';
import { compareVersions } from '../base/version.ts';
import { type Sequence, sequence } from './sequence.ts';
import type { Candidate, Constraint, Offer, Universe } from './universe.ts';
import type { VersionList, VersionLists } from './version-sets.ts';

/** A module as the solver sees it. */
export interface Entry<P, O> {
  readonly name: string;
  /** Highest version first; none where nobody offers the module. */
  readonly candidates: readonly Candidate<P, O>[];
  readonly versions: VersionList;
}

/**
 * The modules of a universe in the order in which they are decided: the root as number 0, dependants before what they need,
 * else by priority and name; and who stands in for virtual names.
 */
export interface Roster<P, O> {
  readonly entries: readonly Entry<P, O>[];
  readonly numbers: ReadonlyMap<string, number>;
  /** For each name that somebody provides: numbers of the module called so and of all that provide it, best first. */
  readonly providers: ReadonlyMap<string, readonly number[]>;
  /** The place of each by priority and name, with the priority of the highest candidate. */
  readonly tie: Int32Array;
  /** Groups of modules that could need each other: whatever is chosen, no circle reaches beyond one of them. */
  readonly circles: readonly (readonly number[])[];
  /** By number and candidate: the modules whose names it states in lines that order; filled where somebody has looked. */
  readonly named: (readonly number[])[][];
}

/** The name of the root among entries: no module can be called so. */
const rootName = '\u0000';

/** So many modules are looked at between two rests. */
export const REST = 1_000;

/** The priority of modules that state none. */
const DEFAULT_PRIORITY = 9999;

export function priorityOf(candidate: Candidate<unknown, unknown> | undefined): number {
  return candidate?.priority ?? DEFAULT_PRIORITY;
}

export function* rosterOf<P, O>(universe: Universe<P, O>, lists: VersionLists): Stepwise<Roster<P, O>> {
  const { entries, needs } = yield* entriesOf(universe, lists);
  const providing = providingOf(entries);
  yield;
  const tie = tieOf(entries);
  yield;
  const targets = providing.size === 0 ? needs : withProviders(needs, entries, providing);
  const order = sequence(reversedLists(targets), tie);
  yield;
  return renumbered(entries, order, tie, providing);
}

/** The entries as they come, the root first, and whom each wants to be there. */
function* entriesOf<P, O>({ offers, root }: Universe<P, O>, lists: VersionLists) {
  const table = new NameTable();
  const none = lists.of([]);
  table.id(rootName);
  const entries: Entry<P, O>[] = [{ name: rootName, candidates: [rootCandidate(root)], versions: none }];
  for (const offer of offers) if (table.id(offer.name) === entries.length) entries.push(entryOf(offer, lists));
  yield;
  const offered = entries.length;
  const starts: number[] = [0];
  const items: number[] = [];
  for (let i = 0; i < offered; i++) {
    for (const { constraints } of entries[i].candidates) {
      for (const { kind, name } of constraints) {
        if (kind === 'conflict') continue;
        const target = table.id(name);
        items.push(target);
        if (target === entries.length) entries.push({ name, candidates: [], versions: none });
      }
    }
    starts.push(items.length);
    if (i % REST === REST - 1) yield;
  }
  while (starts.length <= entries.length) starts.push(items.length);
  return { entries, needs: { starts: Int32Array.from(starts), items: Int32Array.from(items) } };
}

/** The root as if it were a candidate; it is never handed out, and has neither a version nor an origin. */
export function rootCandidate<P, O>(constraints: readonly Constraint<P>[]): Candidate<P, O> {
  return { constraints, version: undefined, origin: undefined } as unknown as Candidate<P, O>;
}

function entryOf<P, O>({ name, candidates }: Offer<P, O>, lists: VersionLists): Entry<P, O> {
  const isSorted = candidates.every(
    ({ version }, i) => i === 0 || compareVersions(candidates[i - 1].version, version) >= 0,
  );
  const sorted = isSorted ? candidates : [...candidates].sort((a, b) => compareVersions(b.version, a.version));
  return { name, candidates: sorted, versions: lists.of(sorted.map(it => it.version)) };
}

function providingOf(entries: readonly Entry<unknown, unknown>[]): Map<string, number[]> {
  const providing = new Map<string, number[]>();
  for (let i = 1; i < entries.length; i++) {
    for (const { provides } of entries[i].candidates) {
      for (const { name } of provides ?? []) {
        if (providing.get(name)?.at(-1) !== i) pushTo(providing, name, i);
      }
    }
  }
  return providing;
}

function tieOf(entries: readonly Entry<unknown, unknown>[]): Int32Array {
  const places = entries.map((_, i) => i).slice(1);
  const priorities = entries.map(({ candidates }) => priorityOf(candidates[0]));
  places.sort((a, b) => priorities[a] - priorities[b] || (entries[a].name < entries[b].name ? -1 : 1));
  const tie = new Int32Array(entries.length);
  for (let i = 0; i < places.length; i++) tie[places[i]] = i + 1;
  return tie;
}

function withProviders(
  needs: PackedLists,
  entries: readonly Entry<unknown, unknown>[],
  providing: ReadonlyMap<string, readonly number[]>,
): PackedLists {
  return packLists(entries.length, i => {
    const own = needs.items.subarray(needs.starts[i], needs.starts[i + 1]);
    const more = new Set<number>(own);
    for (const target of own) for (const provider of providing.get(entries[target].name) ?? []) more.add(provider);
    return more;
  });
}

function renumbered<P, O>(
  entries: readonly Entry<P, O>[],
  { nodes: order, circles }: Sequence,
  tie: Int32Array,
  providing: ReadonlyMap<string, readonly number[]>,
): Roster<P, O> {
  const place = new Int32Array(order.length);
  const sorted: Entry<P, O>[] = [];
  const newTie = new Int32Array(order.length);
  const numbers = new Map<string, number>();
  for (let i = 0; i < order.length; i++) {
    place[order[i]] = i;
    newTie[i] = tie[order[i]];
    sorted.push(entries[order[i]]);
    numbers.set(sorted[i].name, i);
  }
  const providers = new Map<string, readonly number[]>();
  for (const [name, list] of providing) {
    const own = numbers.get(name);
    const others = list.map(it => place[it]).filter(it => it !== own);
    others.sort((a, b) => newTie[a] - newTie[b]);
    const isOffered = own !== undefined && sorted[own].candidates.length > 0;
    providers.set(name, isOffered ? [own, ...others] : others);
  }
  return {
    entries: sorted,
    numbers,
    providers,
    tie: newTie,
    circles: circles.map(it => it.map(node => place[node])),
    named: [],
  };
}
