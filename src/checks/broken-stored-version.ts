import { workspaceModule } from '../versions/workspace-module.ts';
import type { WorkspaceCheck } from './check.ts';
import { firstLine } from './manifest-text.ts';
import { quoted } from './names.ts';

export const brokenStoredVersion: WorkspaceCheck = {
  code: 'broken-stored-version',
  scope: 'workspace',
  doc: `A version store holds something under the name of a module that is no version of it.

In a store each version lies in a folder \`NAME/VERSION\`, and its manifest states the same name and version. What does not is left out:
nobody can ask for it, and the module is not compared with it. *Store Version* writes such folders; one that was edited by hand is best
removed or put under the number that it states.`,
  *run(snapshot) {
    for (const { origin, message } of snapshot.candidates.problems) {
      if (origin.kind !== 'store') continue;
      const module = workspaceModule(snapshot, origin.folder.split('/')[0]);
      const stated = module?.advanced?.manifest.name ?? module?.plain?.manifest.name;
      const path = (module?.advanced ?? module?.plain)?.path;
      if (path === undefined) continue;
      const span = stated?.span ?? (module?.plain ? firstLine(module.plain.manifest) : { start: 0, end: 0 });
      const where = quoted(`${origin.store}/${origin.folder}`);
      yield { path, span, severity: 'warning', message: `${where} is not on offer. ${message}` };
    }
  },
};
