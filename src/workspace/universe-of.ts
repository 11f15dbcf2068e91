import { sameItems } from '../base/same-items.ts';
import type { Version } from '../base/version.ts';
import type { Universe } from '../resolve/universe.ts';
import type { CandidateOrigin } from './candidate.ts';
import type { LinePlace, LoweredLine } from './lower-candidate.ts';
import { asksForTheSame, type ModuleOffer, ModuleOffers, type WorkspaceOffer } from './module-offers.ts';
import type { Snapshot } from './snapshot.ts';

export type WorkspaceUniverse = Universe<LinePlace, CandidateOrigin>;

/** What a universe is wanted for. */
export interface Wanted {
  /** The modules that are asked for, with what they can bring in; all that are enabled and meant for the client if left out. */
  readonly names?: readonly string[];
  /** Versions that are chosen before those of the workspace, where they can be. */
  readonly locked?: ReadonlyMap<string, Version>;
}

/**
 * The modules of a workspace with all versions on offer, as the resolver takes them. An `.otmod` asks for no versions: any will
 * do for what it names. What lies in a manifest that only the client can read counts as there, in any version.
 *
 * `versions`: only those in which a version has a say, those with an advanced manifest or stored, and whom they name. What only
 * clients know is there in one version, and what it asks for is asked for in any case.
 */
export class WorkspaceUniverses {
  readonly #offers: ModuleOffers;

  readonly #loosened = new WeakMap<WorkspaceOffer, Loosened>();
  #last: Last | undefined;

  constructor(readonly scope: 'all' | 'versions') {
    this.#offers = new ModuleOffers(scope === 'all' ? 'whole' : 'bare');
  }

  read(snapshot: Snapshot, { names, locked = noneLocked }: Wanted): WorkspaceUniverse {
    this.#offers.update(snapshot);
    const patched = names ? undefined : this.#patched(locked);
    if (patched) return patched;
    const open = new Set(names ?? this.#first(snapshot));
    const places = new Map<string, number>();
    const kept: ModuleOffer[] = [];
    // Whom they ask for is in it, too.
    for (const name of open) {
      const each = this.#offers.of(name);
      if (names) for (const provider of this.#providersOf(name, snapshot)) open.add(provider);
      const isThere = each.offer.candidates.length > 0;
      places.set(name, isThere ? kept.length : -1);
      if (!isThere) continue;
      kept.push(each);
      for (const { constraints } of each.offer.candidates)
        for (const line of constraints) if (!names || isNeed(line)) open.add(line.name);
    }
    this.#offers.settle(open);
    const versions = new Map<string, Version>();
    const root: LoweredLine[] = [];
    for (const { offer, own, isEnabled, asked } of kept) {
      if (own) versions.set(offer.name, own.version);
      if (names ? names.includes(offer.name) : isEnabled) root.push(asked);
    }
    for (const [name, version] of locked) if (!names || places.has(name)) versions.set(name, version);
    const isLoose = looseLines(places, kept);
    const universe = { offers: kept.map(it => this.#told(it.offer, isLoose)), root, locked: versions };
    if (!names) this.#last = { places, kept, locked, universe };
    return universe;
  }

  /** The last universe with the modules that have changed since, where they ask for the same others as before. */
  #patched(locked: ReadonlyMap<string, Version>): WorkspaceUniverse | undefined {
    const last = this.#last;
    const { dirty } = this.#offers;
    if (!last || !dirty || last.locked !== locked) return undefined;
    const changed: { readonly at: number; readonly now: ModuleOffer }[] = [];
    for (const name of dirty) {
      const at = last.places.get(name);
      if (at === undefined) continue;
      const now = this.#offers.of(name);
      if (at < 0 ? now.offer.candidates.length > 0 : !asksForTheSame(last.kept[at], now)) return undefined;
      if (at >= 0 && last.kept[at] !== now) changed.push({ at, now });
    }
    this.#offers.settle([...dirty].filter(it => last.places.has(it)));
    if (changed.length === 0) return last.universe;
    const [kept, offers, root] = [[...last.kept], [...last.universe.offers], [...last.universe.root]];
    let versions = last.universe.locked ?? noneLocked;
    for (const { at, now } of changed) {
      const asked = root.indexOf(kept[at].asked);
      if (asked >= 0) root[asked] = now.asked;
      const { name } = now.offer;
      if (now.own && now.own.version.raw !== kept[at].own?.version.raw && !locked.has(name))
        versions = new Map(versions).set(name, now.own.version);
      kept[at] = now;
    }
    const isLoose = looseLines(last.places, kept);
    for (const { at, now } of changed) offers[at] = this.#told(now.offer, isLoose);
    const universe = { offers, root, locked: versions };
    this.#last = { ...last, kept, universe };
    return universe;
  }

  /** An offer; lines that ask for a range of what states no version ask for any. */
  #told(offer: WorkspaceOffer, isLoose: (line: LoweredLine) => boolean): WorkspaceOffer {
    const lines = offer.candidates.flatMap(it => (it.constraints.length === 0 ? [] : it.constraints.filter(isLoose)));
    if (lines.length === 0) return offer;
    const before = this.#loosened.get(offer);
    if (before && sameItems(before.lines, lines)) return before.offer;
    const own = { lines, offer: loosen(offer, isLoose) };
    this.#loosened.set(offer, own);
    return own.offer;
  }

  /** Whether some modules are on offer as they were when they were read last, wherever what they say stands now. */
  isAsBefore(names: Iterable<string>, snapshot: Snapshot): boolean {
    this.#offers.update(snapshot);
    return this.#offers.isAsBefore(names);
  }

  /** The modules that provide a name, here or elsewhere. */
  #providersOf(name: string, { advancedNames }: Snapshot): readonly string[] {
    const here = advancedNames().get(name)?.providers ?? [];
    return [...here.flatMap(it => it.manifest.name?.value ?? []), ...this.#offers.storedProviders(name)];
  }

  #first(snapshot: Snapshot): readonly string[] {
    const own = this.scope === 'all' ? snapshot.advancedNames().all() : namesWithVersions(snapshot);
    return [...own, ...this.#offers.storedNames];
  }
}

/** The universe of all modules that was read last. */
interface Last {
  /** Where in `kept` each module stands that was looked at; -1 where nothing is on offer of it. */
  readonly places: ReadonlyMap<string, number>;
  readonly kept: readonly ModuleOffer[];
  readonly locked: ReadonlyMap<string, Version>;
  readonly universe: WorkspaceUniverse;
}

const noneLocked: ReadonlyMap<string, Version> = new Map();

function looseLines(places: Last['places'], kept: readonly ModuleOffer[]): (line: LoweredLine) => boolean {
  return ({ name, range }) =>
    range !== 'any' && range !== 'none' && kept[places.get(name) ?? -1]?.isVersionless === true;
}

/** An offer of which some lines ask for any version instead of a range. */
interface Loosened {
  readonly lines: readonly LoweredLine[];
  readonly offer: WorkspaceOffer;
}

function loosen(offer: WorkspaceOffer, isLoose: (line: LoweredLine) => boolean): WorkspaceOffer {
  const candidates = offer.candidates.map(it => ({
    ...it,
    constraints: it.constraints.map(line => (isLoose(line) ? { ...line, range: 'any' as const } : line)),
  }));
  return { ...offer, candidates };
}

/** The modules in which a version has a say: what is not there, or there in one version that nobody asks for, has none. */
function namesWithVersions({ advanced }: Snapshot): readonly string[] {
  return [...advanced.values()].flatMap(it => (it.place === 'astray' ? [] : (it.manifest.name?.value ?? [])));
}

/** The modules that could bring another one in. */
function isNeed({ kind }: LoweredLine): boolean {
  return kind === 'dependency' || kind === 'runtime';
}
