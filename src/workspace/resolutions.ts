import { changedPlaces } from '../base/changed-places.ts';
import type { Stepwise } from '../base/stepwise.ts';
import { Resolver } from '../resolve/resolver.ts';
import type { CandidateOrigin } from './candidate.ts';
import { LOCK_FILE, lockedVersions } from './lock.ts';
import type { LinePlace } from './lower-candidate.ts';
import { type Resolved, resolvedOf } from './resolved.ts';
import type { Snapshot } from './snapshot.ts';
import { type WorkspaceUniverse, WorkspaceUniverses } from './universe-of.ts';

/** Resolves the modules of a client folder in which a version has a say, again and again as it changes. */
export class Resolutions {
  readonly #universes = new WorkspaceUniverses();
  readonly #resolver = new Resolver<LinePlace, CandidateOrigin>();
  #latest: { readonly of: Snapshot; readonly resolved: Resolved } | undefined;

  /** In steps; the same object as long as nothing changes that a version has to do with. */
  *of(snapshot: Snapshot): Stepwise<Resolved> {
    const latest = this.#latest;
    if (latest && this.#isUntouched(latest.of, snapshot, latest.resolved.universe)) {
      this.#latest = { of: snapshot, resolved: latest.resolved };
      return latest.resolved;
    }
    const universe = this.#universes.read(snapshot, { scope: 'versions', locked: lockedVersions(snapshot) });
    yield;
    const resolution = yield* this.#resolver.resolve(universe);
    const isSame = latest && latest.resolved.resolution === resolution && latest.resolved.universe === universe;
    const resolved = isSame ? latest.resolved : resolvedOf(universe, resolution);
    this.#latest = { of: snapshot, resolved };
    return resolved;
  }

  /** Whether only manifests have changed that are in no universe, and stay out of it. */
  #isUntouched(before: Snapshot, now: Snapshot, { offers }: WorkspaceUniverse): boolean {
    if (before === now) return true;
    if (before.advanced !== now.advanced || before.candidates !== now.candidates || before.engine !== now.engine)
      return false;
    if (before.text(LOCK_FILE) !== now.text(LOCK_FILE) || before.files.length !== now.files.length) return false;
    if (before.sealed !== now.sealed) return false;
    const changed = changedPlaces(before.files, now.files);
    if (changed.length === 0) return true;
    if (before.graph.names !== now.graph.names) return false;
    const names = new Set(changed.map(it => now.files[it].manifest.name?.value));
    return offers.every(it => !names.has(it.name));
  }
}
