import { pushTo } from '../base/push-to.ts';
import { sameItems } from '../base/same-items.ts';
import { coerceVersion, type Version } from '../base/version.ts';
import type { EngineId } from '../clients/client-engine.ts';
import type { Offer, Universe } from '../resolve/universe.ts';
import type { AdvancedFile } from './advanced-files.ts';
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

export type WorkspaceUniverse = Universe<LinePlace, CandidateOrigin>;
export type WorkspaceOffer = Offer<LinePlace, CandidateOrigin>;

/** What a universe is wanted for. */
export interface Wanted {
  /** The modules that are asked for; all those of the workspace that are enabled and meant for its client if left out. */
  readonly names?: readonly string[];
  /** Versions that are chosen before those of the workspace, where they can be. */
  readonly locked?: ReadonlyMap<string, Version>;
  /** `versions`: modules in which no version has a say are left out. */
  readonly scope: 'all' | 'versions';
}

/** The manifests that make a module of the workspace. */
interface Own {
  readonly plain: ModuleFile | undefined;
  readonly advanced: AdvancedFile | undefined;
  /** The path of a manifest that only the client can read, where there is no other. */
  readonly sealed: string | undefined;
}

/** What an offer was made of. */
interface Kept extends Own {
  readonly engine: EngineId;
  readonly stored: readonly Candidate[];
  readonly offer: WorkspaceOffer;
  readonly own: LoweredCandidate | undefined;
}

/**
 * The modules of a workspace with all versions on offer, as the resolver takes them. An `.otmod` asks for no versions: any will
 * do for what it names. What lies in a manifest that only the client can read counts as there, in any version. Offers of which
 * nothing has changed are the same objects the next time.
 */
export class WorkspaceUniverses {
  /** Of all modules that were ever looked at, until most of them are gone. */
  #known = new Map<string, Kept>();

  read(snapshot: Snapshot, { names, locked, scope }: Wanted): WorkspaceUniverse {
    const { candidates, engine } = snapshot;
    const stored = new Map<string, Candidate[]>();
    for (const each of candidates.all) pushTo(stored, each.name, each);
    const kept = new Map<string, Kept>();
    const open = new Set(scope === 'all' ? snapshot.advancedNames().all() : namesWithVersions(snapshot));
    for (const name of stored.keys()) open.add(name);
    for (const name of names ?? []) open.add(name);
    // Whom they ask for is in it, too.
    for (const name of open) {
      const each = this.#keptOf(name, ownOf(snapshot, name), stored.get(name) ?? none, engine.id);
      if (each.offer.candidates.length === 0) continue;
      kept.set(name, each);
      for (const { constraints } of each.offer.candidates) for (const line of constraints) open.add(line.name);
    }
    if (this.#known.size > 2 * (kept.size + snapshot.files.length)) this.#known = new Map(kept);
    const versions = new Map<string, Version>();
    const root: LoweredLine[] = [];
    for (const [name, each] of kept) {
      if (each.own) versions.set(name, each.own.version);
      if (names ? names.includes(name) : isEnabled(each)) root.push(asked(name, each));
    }
    for (const [name, version] of locked ?? []) versions.set(name, version);
    return { offers: [...kept.values()].map(it => it.offer), root, locked: versions };
  }

  #keptOf(name: string, own: Own, stored: readonly Candidate[], engine: EngineId): Kept {
    const known = this.#known.get(name);
    const isOwn = known?.plain === own.plain && known?.advanced === own.advanced && known?.sealed === own.sealed;
    if (known && isOwn && known.engine === engine && sameItems(known.stored, stored)) return known;
    const stated = statedOf(own);
    const all = [...(stated ? [stated] : []), ...stored].filter(it => isMeantFor(it, engine));
    const candidates = all.flatMap(it => lowerCandidate(name, it) ?? []);
    const here = candidates.find(it => it.origin.kind === 'workspace');
    const kept = { ...own, engine, stored, offer: { name, candidates }, own: here };
    this.#known.set(name, kept);
    return kept;
  }
}

const none: readonly Candidate[] = [];

/** The modules in which a version has a say: what is not there, or there in one version that nobody asks for, has none. */
function namesWithVersions({ advanced }: Snapshot): readonly string[] {
  return [...advanced.values()].flatMap(it => (it.place === 'astray' ? [] : (it.manifest.name?.value ?? [])));
}

/** The version of a module as the workspace has it, 0.0.0 where it states none; undefined where it has no such module. */
export function ownVersion(snapshot: Snapshot, name: string): Version | undefined {
  const stated = statedOf(ownOf(snapshot, name));
  return stated && (stated.version ?? noVersion);
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
    version: advanced?.manifest.version?.version ?? coerceVersion(plain?.manifest.texts.version ?? ''),
    plain,
    advanced,
    origin: { kind: 'workspace', folder: folderPath(path) },
  };
}

function isEnabled({ own, plain }: Kept): boolean {
  return own !== undefined && (plain?.manifest.enabled ?? true);
}

/** That a module has to be there, whichever version. */
function asked(name: string, { plain, advanced, stored }: Kept): LoweredLine {
  return { kind: 'runtime', name, range: 'any', text: '*', place: placeOf(advanced ?? plain, stored[0]) };
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
