import { sameItems } from '../base/same-items.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { Version } from '../base/version.ts';
import type { Circle } from '../resolve/circles.ts';
import { Resolver } from '../resolve/resolver.ts';
import type { CandidateOrigin } from '../workspace/candidate.ts';
import { lockedVersions } from '../workspace/lock.ts';
import type { LinePlace } from '../workspace/lower-candidate.ts';
import type { WorkspaceOffer } from '../workspace/module-offers.ts';
import { resolvedOf, type WorkspaceConflict, type WorkspaceFix } from '../workspace/resolved.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type WorkspaceUniverse, WorkspaceUniverses } from '../workspace/universe-of.ts';

/** A version that was chosen, and where its files are to be had. */
export interface ResolvedModule {
  readonly version: Version;
  readonly origin: CandidateOrigin;
}

/** Why versions cannot be chosen, with the ways out on request. */
export interface DependencyConflict {
  readonly module: string;
  /** Those on offer, highest first. */
  readonly versions: readonly Version[];
  readonly reason: string;
  /** Undefined where nothing is called as the module that was asked for. */
  readonly conflict: WorkspaceConflict | undefined;
  readonly fixes: () => Stepwise<readonly WorkspaceFix[]>;
}

/** What it takes to load a module. */
export interface DependencyResolution {
  /** Whether versions were found, and nothing among them needs itself. */
  readonly success: boolean;
  /** What was chosen by name, the module itself among it; there too where a circle stands against it. */
  readonly modules: ReadonlyMap<string, ResolvedModule>;
  /** Their names, what is needed first. */
  readonly order: readonly string[];
  readonly conflicts: readonly DependencyConflict[];
  readonly circular: readonly Circle<LinePlace>[];
  /** One sentence where `success` is false. */
  readonly error: string | undefined;
}

/** What was found for a module, and from what. */
interface Kept {
  readonly offers: readonly WorkspaceOffer[];
  readonly locked: string;
  readonly resolution: DependencyResolution;
}

/** Resolves what single modules need; an answer is kept as long as nothing changes that it depends on. */
export class DependencyResolver {
  readonly #universes = new WorkspaceUniverses('all');
  readonly #kept = new Map<string, Kept>();

  /**
   * Chooses versions for a module, together with others that are there already (`present`), such as those that are loaded: what
   * is optional counts only where somebody else brings it in. Those of the lock come first, then those of the workspace.
   */
  *resolve(snapshot: Snapshot, name: string, present: readonly string[] = []): Stepwise<DependencyResolution> {
    const names = [...new Set([name, ...present])];
    const locked = lockedVersions(snapshot);
    const universe = this.#universes.read(snapshot, { names, locked });
    yield;
    const key = JSON.stringify(names);
    const preferred = JSON.stringify([...(universe.locked ?? [])].map(([module, { raw }]) => [module, raw]));
    const known = this.#kept.get(key);
    if (known && known.locked === preferred && sameItems(known.offers, universe.offers)) return known.resolution;
    const isThere = universe.offers.some(it => it.name === name);
    const resolution = isThere ? yield* resolutionOf(universe) : missing(name);
    this.#kept.set(key, { offers: universe.offers, locked: preferred, resolution });
    return resolution;
  }
}

function* resolutionOf(universe: WorkspaceUniverse): Stepwise<DependencyResolution> {
  const found = yield* new Resolver<LinePlace, CandidateOrigin>().resolve(universe);
  const { fixes } = resolvedOf(universe, found);
  const { success, modules, order, circular, error } = found;
  return {
    success,
    modules: new Map([...modules].map(([name, { version, origin }]) => [name, { version, origin }])),
    order,
    circular,
    error,
    conflicts: found.conflicts.map(conflict => {
      const { module, versions, reason } = conflict;
      return { module, versions, reason, conflict, fixes: () => fixes(conflict) };
    }),
  };
}

function missing(name: string): DependencyResolution {
  const reason = `${name}: there is no such module`;
  const conflict = { module: name, versions: [], reason, conflict: undefined, fixes: noFixes };
  return { success: false, modules: new Map(), order: [], conflicts: [conflict], circular: [], error: reason };
}

function* noFixes(): Stepwise<readonly WorkspaceFix[]> {
  yield;
  return [];
}
