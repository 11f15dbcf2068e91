import type { Stepwise } from '../base/stepwise.ts';
import type { Candidate } from '../workspace/candidate.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Incompatibility, incompatibilities } from './compatibility.ts';
import { dependentsOf, globalUsesOf } from './dependents.ts';
import { storedSurface } from './stored-surface.ts';
import { surfaceOf } from './surface.ts';
import { workspaceModule } from './workspace-module.ts';

/**
 * Every reason why another version cannot take the place of the module of its name in the workspace; none: it can. `texts` are
 * those of its files by their paths. Undefined where there is no such module, or one of them states no version.
 */
export function* checkSwap(
  candidate: Candidate,
  texts: ReadonlyMap<string, string>,
  snapshot: Snapshot,
): Stepwise<readonly Incompatibility[] | undefined> {
  const { name, version } = candidate;
  const module = workspaceModule(snapshot, name);
  if (!module?.version || !version) return undefined;
  const now = yield* surfaceOf(module, snapshot);
  const then = yield* storedSurface(candidate, texts, module, snapshot);
  if (!then) return undefined;
  const made = now.sandboxed ? now.globals : new Map([...now.members, ...now.globals]);
  const globals = [...made.keys()].filter(it => !it.includes('.'));
  return incompatibilities({
    name,
    from: { version: module.version, surface: now },
    to: { version, surface: then },
    engine: snapshot.engine.id,
    dependents: dependentsOf(name, snapshot),
    uses: snapshot.code.usesOf(name),
    globalUses: yield* globalUsesOf(name, globals, snapshot),
  });
}
