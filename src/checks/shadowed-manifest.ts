import { virtualPathOf } from '../workspace/search-path.ts';
import type { WorkspaceCheck } from './check.ts';
import { nameSpan } from './manifest-text.ts';

export const shadowedManifest: WorkspaceCheck = {
  code: 'shadowed-manifest',
  scope: 'workspace',
  doc: `A manifest in a folder that comes first has the same path, so the client never reads this one.

edubart, mehah and opentibiabr see \`mods\`, \`modules\`, \`data\` and the client folder as one: \`mods/a/a.otmod\` hides
\`modules/a/a.otmod\`.`,
  *run(snapshot) {
    if (snapshot.strays.length === 0) return;
    const found = new Map(snapshot.files.map(file => [file.virtualPath, file]));
    for (const file of snapshot.strays) {
      const other = found.get(virtualPathOf(snapshot.search, file.path));
      if (!other) continue;
      yield {
        path: file.path,
        span: nameSpan(file),
        severity: 'information',
        message: `The client never reads this manifest: ${other.path} hides it.`,
        related: [{ message: 'this one is read', path: other.path, span: nameSpan(other) }],
        unnecessary: true,
      };
    }
  },
};
