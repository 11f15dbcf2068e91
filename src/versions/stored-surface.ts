import type { Stepwise } from '../base/stepwise.ts';
import type { Candidate } from '../workspace/candidate.ts';
import { ClientFolder } from '../workspace/client-folder.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Surface, surfaceOf } from './surface.ts';
import { type WorkspaceModule, workspaceModule } from './workspace-module.ts';

/**
 * The public surface of a version that lies elsewhere, read as the client of `snapshot` would read it in the place of `module`.
 * `texts` are those of its files by their paths. Undefined where it holds no such module.
 */
export function* storedSurface(
  { name }: Candidate,
  texts: ReadonlyMap<string, string>,
  module: WorkspaceModule,
  snapshot: Snapshot,
): Stepwise<Surface | undefined> {
  const folder = new ClientFolder({
    engine: snapshot.engine.id,
    boot: 'upstream',
    scripts: 'check',
    caseMatters: true,
  });
  for (const [path, text] of texts) folder.putFile(`${module.folder}/${path}`, matters.test(path) ? text : undefined);
  const own = yield* folder.refresh();
  const stored = workspaceModule(own, name);
  return stored && (yield* surfaceOf(stored, own));
}

/** Files whose texts make the surface of a module. */
const matters = /\.(?:lua|otmod|otmod\.jsonc)$/;
