import { folderAt } from '../workspace/file-tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Fix, perhaps, type WorkspaceCheck } from './check.ts';
import { nameSpan } from './manifest-text.ts';
import { hiding } from './shadowed-manifest.ts';

export const tooDeep: WorkspaceCheck = {
  code: 'too-deep',
  scope: 'workspace',
  doc: `The client does not look where this manifest lies.

Manifests are found exactly one folder below \`modules\` or \`mods\`: \`modules/game_example/game_example.otmod\`. Deeper ones do not
exist for the client.`,
  *run(snapshot) {
    for (const file of snapshot.strays) {
      if (!/^(modules|mods)\//.test(file.path) || hiding(file, snapshot)) continue;
      const depth = file.path.split('/').length;
      const message =
        depth > 3
          ? 'The client does not find a manifest that lies this deep: it looks one folder below "modules" and "mods" only.'
          : `${snapshot.engine.title} does not look for manifests here.`;
      yield {
        path: file.path,
        span: nameSpan(file),
        severity: 'warning',
        message,
        fixes: () => moveUp(file, snapshot),
      };
    }
  },
};

function moveUp(file: ModuleFile, { tree }: Snapshot): readonly Fix[] {
  const parts = file.path.split('/');
  if (parts.length <= 3) return [];
  const folder = parts.slice(0, -1).join('/');
  const target = `${parts[0]}/${parts[parts.length - 2]}`;
  if (folderAt(tree, target)) return [];
  return [perhaps(`Move the folder to "${target}"`, { kind: 'rename', from: folder, to: target })];
}
