import { changedPlaces } from '../base/changed-places.ts';
import { lazy } from '../base/lazy.ts';
import { pushTo } from '../base/push-to.ts';
import { sameItems } from '../base/same-items.ts';
import type { Version } from '../base/version.ts';
import type { EngineId } from '../clients/client-engine.ts';
import type { Offer } from '../resolve/universe.ts';
import type { AdvancedFile } from './advanced-files.ts';
import { statedVersion } from './advanced-names.ts';
import type { Candidate, CandidateOrigin } from './candidate.ts';
import {
  isMeantFor,
  type LinePlace,
  type LoweredCandidate,
  type LoweredLine,
  lowerCandidate,
  noVersion,
  type Stated,
} from './lower-candidate.ts';
import { folderPath } from './manifest-paths.ts';
import type { ModuleFile } from './module-record.ts';
import { sealedPath } from './sealed.ts';
import type { Snapshot } from './snapshot.ts';

export type WorkspaceOffer = Offer<LinePlace, CandidateOrigin>;

/** What is on offer of a module, and how the workspace has it. */
export interface ModuleOffer {
  readonly offer: WorkspaceOffer;
  /** The version of the workspace, where it has one for this client. */
  readonly own: LoweredCandidate | undefined;
  /** Whether the client would load it at all. */
  readonly isEnabled: boolean;
  /** It is there in one version alone, that it does not state: whatever range it is asked for in, it is in it. */
  readonly isVersionless: boolean;
  /** That it has to be there, whichever version. */
  readonly asked: LoweredLine;
}

/** The manifests that make a module of the workspace. */
interface Own {
  readonly plain: ModuleFile | undefined;
  readonly advanced: AdvancedFile | undefined;
  /** The path of a manifest that only the client can read, where there is no other. */
  readonly sealed: string | undefined;
}

/** An offer with what it was made of. */
interface Kept extends Own, ModuleOffer {
  readonly engine: EngineId;
  readonly stored: readonly Candidate[];
}

/**
 * What is on offer of each module of a workspace that is asked about, again and again as it changes. Offers of which nothing has
 * changed are the same objects.
 */
export class ModuleOffers {
  /** Of all modules that were ever asked about, until most of them are gone. */
  #known = new Map<string, Kept>();
  #stored: ReadonlyMap<string, readonly Candidate[]> = new Map();
  /** Names of stored modules by those that they provide. */
  #providers: () => ReadonlyMap<string, readonly string[]> = () => new Map();
  #now: Snapshot | undefined;
  #dirty: Set<string> | undefined;

  /** `bare`: a module that only clients know, and that nobody stores, is taken without what it asks for. */
  constructor(readonly form: 'whole' | 'bare') {}

  /** Looks at a snapshot from now on. */
  update(snapshot: Snapshot): void {
    const before = this.#now;
    if (before === snapshot) return;
    this.#now = snapshot;
    if (before?.candidates !== snapshot.candidates) {
      const { all } = snapshot.candidates;
      this.#stored = byName(all);
      this.#providers = lazy(() => byProvided(all));
    }
    const changed = before && changedNames(before, snapshot);
    if (!changed) this.#dirty = undefined;
    else if (this.#dirty) for (const name of changed) this.#dirty.add(name);
    if (!changed && this.#known.size > 2 * (snapshot.files.length + this.#stored.size + snapshot.advanced.size))
      this.#known = new Map();
  }

  /** The modules that may have changed since they were asked about; undefined: all may. */
  get dirty(): ReadonlySet<string> | undefined {
    return this.#dirty;
  }

  /** Names of which a version is stored. */
  get storedNames(): Iterable<string> {
    return this.#stored.keys();
  }

  /** The modules of which a version is stored that provides a name. */
  storedProviders(name: string): readonly string[] {
    return this.#providers().get(name) ?? [];
  }

  of(name: string): ModuleOffer {
    const known = this.#known.get(name);
    if (known && this.#dirty && !this.#dirty.has(name)) return known;
    return this.#look(name, known);
  }

  /** All that was asked about since `update` is known now. */
  settle(names: Iterable<string>): void {
    if (!this.#dirty) {
      // What was not asked about stays doubtful.
      const asked = new Set(names);
      for (const name of this.#known.keys()) if (!asked.has(name)) this.#known.delete(name);
      this.#dirty = new Set();
      return;
    }
    for (const name of names) this.#dirty.delete(name);
  }

  /** Whether the offers of modules are what they were when they were asked about last; others do not count. */
  isAsBefore(names: Iterable<string>): boolean {
    for (const name of names) {
      const known = this.#known.get(name);
      if (known && this.#look(name, known).offer !== known.offer) return false;
    }
    return true;
  }

  #look(name: string, known: Kept | undefined): Kept {
    const snapshot = this.#now;
    if (!snapshot) throw new Error('there is no snapshot to look at');
    const own = ownOf(snapshot, name);
    const stored = this.#stored.get(name) ?? none;
    const { id: engine } = snapshot.engine;
    const isSame = known?.engine === engine && sameItems(known.stored, stored);
    if (known && isSame && isSameModule(known, own)) return known;
    const isBare = this.form === 'bare' && own.plain !== undefined && !own.advanced && stored.length === 0;
    const kept = keptOf(name, own, stored, engine, isBare);
    const isAsGood = isBare && known && isSame && isSameBare(known, kept);
    // A bare module that says the same otherwise is the same for whoever resolves it.
    const now = isAsGood ? { ...kept, offer: known.offer, own: known.own } : kept;
    this.#known.set(name, now);
    return now;
  }
}

const none: readonly Candidate[] = [];

/** Whether a module asks for the same others as before, in whichever ranges, so that a universe holds the same modules with it. */
export function asksForTheSame(a: ModuleOffer, b: ModuleOffer): boolean {
  if (a.isEnabled !== b.isEnabled || a.isVersionless !== b.isVersionless) return false;
  const [one, other] = [a.offer.candidates, b.offer.candidates];
  if (one.length !== other.length) return false;
  return one.every(({ constraints }, i) => {
    const lines = other[i].constraints;
    return constraints.length === lines.length && constraints.every((it, k) => it.name === lines[k].name);
  });
}

/** The version of a module as the workspace has it, 0.0.0 where it states none; undefined where it has no such module. */
export function ownVersion(snapshot: Snapshot, name: string): Version | undefined {
  const stated = statedOf(ownOf(snapshot, name));
  return stated && (stated.version ?? noVersion);
}

function byName(candidates: readonly Candidate[]): ReadonlyMap<string, readonly Candidate[]> {
  const stored = new Map<string, Candidate[]>();
  for (const each of candidates) pushTo(stored, each.name, each);
  return stored;
}

function byProvided(candidates: readonly Candidate[]): ReadonlyMap<string, readonly string[]> {
  const providers = new Map<string, string[]>();
  for (const { name, advanced } of candidates)
    for (const provided of advanced?.manifest.provides ?? []) pushTo(providers, provided.name, name);
  return providers;
}

/** The modules whose manifests have other texts; undefined where more has changed. */
export function changedNames(before: Snapshot, now: Snapshot): readonly string[] | undefined {
  if (before.candidates !== now.candidates || before.engine !== now.engine || before.sealed !== now.sealed)
    return undefined;
  if (before.files.length !== now.files.length || before.graph.names !== now.graph.names) return undefined;
  const names = changedPlaces(before.files, now.files).flatMap(it => now.files[it].manifest.name?.value ?? []);
  if (before.advanced === now.advanced) return names;
  if (before.advancedNames().meaning !== now.advancedNames().meaning) return undefined;
  for (const [path, file] of now.advanced) {
    const name = before.advanced.get(path) === file ? undefined : file.manifest.name?.value;
    if (name !== undefined) names.push(name);
  }
  return names;
}

function isSameModule(known: Kept, { plain, advanced, sealed }: Own): boolean {
  return known.plain === plain && known.advanced === advanced && known.sealed === sealed;
}

function isSameBare(a: Kept, b: Kept): boolean {
  const [one, other] = [a.own, b.own];
  if (!one || !other || a.advanced || a.plain?.path !== b.plain?.path || a.isEnabled !== b.isEnabled) return false;
  return one.version.raw === other.version.raw && a.isVersionless === b.isVersionless;
}

function keptOf(name: string, own: Own, stored: readonly Candidate[], engine: EngineId, isBare: boolean): Kept {
  const stated = statedOf(own);
  const all = [...(stated ? [stated] : []), ...stored].filter(it => isMeantFor(it, engine));
  const lowered = all.flatMap(it => lowerCandidate(name, it) ?? []);
  const candidates = isBare ? lowered.map(bare) : lowered;
  const here = candidates.find(it => it.origin.kind === 'workspace');
  const place = placeOf(own.advanced ?? own.plain, stored[0]);
  return {
    ...own,
    engine,
    stored,
    offer: { name, candidates },
    own: here,
    isVersionless: isBare && here !== undefined && statesNone(name, lowered[0]),
    isEnabled: here !== undefined && (own.plain?.manifest.enabled ?? true),
    asked: { kind: 'runtime', name, range: 'any', text: '*', place },
  };
}

/** Clients have an order of their own, whatever the resolver makes of priorities. */
function bare({ version, origin }: LoweredCandidate): LoweredCandidate {
  return { version, origin, isStored: false, constraints: [] };
}

function statesNone(name: string, { provides = [] }: LoweredCandidate): boolean {
  return provides.some(it => it.name === name && it.version === undefined);
}

function ownOf(snapshot: Snapshot, name: string): Own {
  const named = snapshot.advancedNames().get(name);
  const plain = named?.plain[0];
  const all = named?.advanced.filter(it => it.place !== 'astray') ?? [];
  const advanced = all.find(it => it.plain === plain?.path) ?? (plain ? undefined : all[0]);
  return { plain, advanced, sealed: plain || advanced ? undefined : sealedPath(name, snapshot) };
}

function statedOf({ plain, advanced, sealed }: Own): Stated | undefined {
  const path = plain?.path ?? advanced?.path ?? sealed;
  if (path === undefined) return undefined;
  return {
    version: statedVersion(advanced, plain),
    plain,
    advanced,
    origin: { kind: 'workspace', folder: folderPath(path) },
  };
}

function placeOf(own: AdvancedFile | ModuleFile | undefined, stored: Candidate | undefined): LinePlace {
  const nowhere = {
    origin: { kind: 'workspace', folder: '' },
    path: '',
    span: { start: 0, end: 0 },
    text: '',
  } as const;
  if (own) {
    const { document, name } = own.manifest;
    const origin = { kind: 'workspace', folder: folderPath(own.path) } as const;
    return { origin, path: own.path, span: name?.span ?? nowhere.span, text: document.text, requirement: undefined };
  }
  const file = stored?.advanced ?? stored?.plain;
  if (!stored || !file) return { ...nowhere, requirement: undefined };
  const { document, name } = file.manifest;
  const span = name?.span ?? nowhere.span;
  return { origin: stored.origin, path: file.path, span, text: document.text, requirement: undefined };
}
