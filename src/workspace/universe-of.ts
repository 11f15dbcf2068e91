import { sameItems } from '../base/same-items.ts';
import type { Version } from '../base/version.ts';
import type { Universe } from '../resolve/universe.ts';
import type { CandidateOrigin } from './candidate.ts';
import type { LinePlace, LoweredLine } from './lower-candidate.ts';
import { type ModuleOffer, ModuleOffers, type WorkspaceOffer } from './module-offers.ts';
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

  /** Those of the last time, by the offer as it is. */
  #loosened: ReadonlyMap<WorkspaceOffer, Loosened> = new Map();

  constructor(readonly scope: 'all' | 'versions') {
    this.#offers = new ModuleOffers(scope === 'all' ? 'whole' : 'bare');
  }

  read(snapshot: Snapshot, { names, locked }: Wanted): WorkspaceUniverse {
    this.#offers.update(snapshot);
    const open = new Set(names ?? this.#first(snapshot));
    const kept = new Map<string, ModuleOffer>();
    // Whom they ask for is in it, too.
    for (const name of open) {
      const each = this.#offers.of(name);
      if (names) for (const provider of providersOf(name, snapshot)) open.add(provider);
      if (each.offer.candidates.length === 0) continue;
      kept.set(name, each);
      for (const { constraints } of each.offer.candidates)
        for (const line of constraints) if (!names || isNeed(line)) open.add(line.name);
    }
    this.#offers.settle(open);
    const versions = new Map<string, Version>();
    const root: LoweredLine[] = [];
    for (const [name, { own, isEnabled, asked }] of kept) {
      if (own) versions.set(name, own.version);
      if (names ? names.includes(name) : isEnabled) root.push(asked);
    }
    for (const [name, version] of locked ?? []) if (!names || kept.has(name)) versions.set(name, version);
    return { offers: this.#told(kept), root, locked: versions };
  }

  /** The offers; lines that ask for a range of what states no version ask for any. */
  #told(kept: ReadonlyMap<string, ModuleOffer>): readonly WorkspaceOffer[] {
    const isLoose = ({ name, range }: LoweredLine) =>
      range !== 'any' && range !== 'none' && kept.get(name)?.isVersionless === true;
    const loosened = new Map<WorkspaceOffer, Loosened>();
    const offers: WorkspaceOffer[] = [];
    for (const { offer } of kept.values()) {
      const loose = offer.candidates.flatMap(it => it.constraints.filter(isLoose));
      if (loose.length === 0) {
        offers.push(offer);
        continue;
      }
      const before = this.#loosened.get(offer);
      const own = before && sameItems(before.lines, loose) ? before : { lines: loose, offer: loosen(offer, isLoose) };
      loosened.set(offer, own);
      offers.push(own.offer);
    }
    this.#loosened = loosened;
    return offers;
  }

  /** Whether some modules are on offer as they were when they were read last, wherever what they say stands now. */
  isAsBefore(names: Iterable<string>, snapshot: Snapshot): boolean {
    this.#offers.update(snapshot);
    return this.#offers.isAsBefore(names);
  }

  #first(snapshot: Snapshot): readonly string[] {
    const own = this.scope === 'all' ? snapshot.advancedNames().all() : namesWithVersions(snapshot);
    return [...own, ...this.#offers.storedNames];
  }
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

/** The modules that provide a name, here or elsewhere. */
function providersOf(name: string, { advancedNames, candidates }: Snapshot): readonly string[] {
  const here = advancedNames().get(name)?.providers ?? [];
  const elsewhere = candidates.all.filter(it => it.advanced?.manifest.provides.some(own => own.name === name));
  return [...here.flatMap(it => it.manifest.name?.value ?? []), ...elsewhere.map(it => it.name)];
}
