import { finish, lazySteps, type Stepwise } from '../base/stepwise.ts';
import type { Conflict } from '../resolve/conflict.ts';
import type { Fix } from '../resolve/fix.ts';
import type { Resolution } from '../resolve/resolution.ts';
import { Resolver } from '../resolve/resolver.ts';
import type { CandidateOrigin } from './candidate.ts';
import type { LinePlace } from './lower-candidate.ts';
import type { WorkspaceUniverse } from './universe-of.ts';

export type WorkspaceResolution = Resolution<LinePlace, CandidateOrigin>;
export type WorkspaceConflict = Conflict<LinePlace>;
export type WorkspaceFix = Fix<LinePlace, CandidateOrigin>;

/** What the modules of a workspace come to, and what that follows from. */
export interface Resolved {
  readonly universe: WorkspaceUniverse;
  readonly resolution: WorkspaceResolution;
  /** Ways out of one of its conflicts, each of them tried, the best first. Takes many steps the first time. */
  readonly fixes: (conflict: WorkspaceConflict) => Stepwise<readonly WorkspaceFix[]>;
  /** The same where they have been worked out already. */
  readonly knownFixes: (conflict: WorkspaceConflict) => readonly WorkspaceFix[] | undefined;
}

/** A universe with its resolution, and the ways out of its conflicts once somebody asks for them. */
export function resolvedOf(universe: WorkspaceUniverse, resolution: WorkspaceResolution): Resolved {
  // One of its own: it rests between attempts, and the next universe must not change what it works on.
  const resolver = new Resolver<LinePlace, CandidateOrigin>();
  const known = new Map<WorkspaceConflict, readonly WorkspaceFix[]>();
  const asked = new Map<WorkspaceConflict, () => Stepwise<readonly WorkspaceFix[]>>();
  return {
    universe,
    resolution,
    *fixes(conflict) {
      const steps = asked.get(conflict) ?? lazySteps(() => resolver.fixes(universe, conflict));
      asked.set(conflict, steps);
      const fixes = yield* steps();
      known.set(conflict, fixes);
      return fixes;
    },
    knownFixes: conflict => known.get(conflict),
  };
}

/** The resolution of a universe with all that can be asked of it, at once. */
export function resolveAtOnce(universe: WorkspaceUniverse): Resolved {
  return resolvedOf(universe, finish(new Resolver<LinePlace, CandidateOrigin>().resolve(universe)));
}
