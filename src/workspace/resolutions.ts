import type { Stepwise } from '../base/stepwise.ts';
import { Resolver } from '../resolve/resolver.ts';
import type { CandidateOrigin } from './candidate.ts';
import { LOCK_FILE, lockedVersions } from './lock.ts';
import type { LinePlace } from './lower-candidate.ts';
import { changedNames } from './module-offers.ts';
import { type Resolved, resolvedOf } from './resolved.ts';
import type { Snapshot } from './snapshot.ts';
import { WorkspaceUniverses } from './universe-of.ts';

/** Resolves the modules of a client folder in which a version has a say, again and again as it changes. */
export class Resolutions {
  readonly #universes = new WorkspaceUniverses('versions');
  readonly #resolver = new Resolver<LinePlace, CandidateOrigin>();
  #latest: { readonly of: Snapshot; readonly resolved: Resolved } | undefined;

  /** In steps; the same object as long as nothing changes that a version has to do with. */
  *of(snapshot: Snapshot): Stepwise<Resolved> {
    const latest = this.#latest;
    if (latest && this.#isUntouched(latest.of, snapshot)) {
      this.#latest = { of: snapshot, resolved: latest.resolved };
      return latest.resolved;
    }
    const universe = this.#universes.read(snapshot, { locked: lockedVersions(snapshot) });
    yield;
    const resolution = yield* this.#resolver.resolve(universe);
    const isSame = latest && latest.resolved.resolution === resolution && latest.resolved.universe === universe;
    const resolved = isSame ? latest.resolved : resolvedOf(universe, resolution);
    this.#latest = { of: snapshot, resolved };
    return resolved;
  }

  /** Whether only manifests have changed that say the same to whoever resolves them. */
  #isUntouched(before: Snapshot, now: Snapshot): boolean {
    if (before === now) return true;
    if (before.advanced !== now.advanced || before.text(LOCK_FILE) !== now.text(LOCK_FILE)) return false;
    const changed = changedNames(before, now);
    return changed !== undefined && this.#universes.isAsBefore(changed, now);
  }
}
