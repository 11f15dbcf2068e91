import { span } from '../base/span.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { lookUp, virtualPathOf } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { WorkspaceCheck } from './check.ts';
import { nameSpan } from './manifest-text.ts';

export const shadowedManifest: WorkspaceCheck = {
  code: 'shadowed-manifest',
  scope: 'workspace',
  doc: `A manifest in a folder that comes first has the same path, so the client never reads this one.

edubart, mehah and opentibiabr see \`mods\`, \`modules\`, \`data\` and the client folder as one: \`mods/a/a.otmod\` hides
\`modules/a/a.otmod\`.`,
  *run(snapshot) {
    for (const file of snapshot.strays) {
      const other = hiding(file, snapshot);
      if (other === undefined) continue;
      yield {
        path: file.path,
        span: nameSpan(file),
        severity: 'information',
        message: `The client never reads this manifest: ${other} hides it.`,
        related: [{ message: 'this one is read', path: other, span: span(0, 0) }],
        unnecessary: true,
      };
    }
  },
};

/** The path of the manifest that the client reads instead of this one, or undefined where it does not. */
export function hiding(file: ModuleFile, { search }: Snapshot): string | undefined {
  const virtualPath = virtualPathOf(search, file.path);
  const found = search.engine.search === 'merged' && virtualPath.split('/').length === 3 && lookUp(search, virtualPath);
  return found && found.kind === 'file' && found.path !== file.path ? found.path : undefined;
}
