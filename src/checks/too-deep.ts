import type { ModuleFile } from '../workspace/module-record.ts';
import { virtualPathOf } from '../workspace/search-path.ts';
import { type Fix, perhaps, type WorkspaceCheck } from './check.ts';
import { nameSpan } from './manifest-text.ts';

export const tooDeep: WorkspaceCheck = {
  code: 'too-deep',
  scope: 'workspace',
  doc: `The client does not look where this manifest lies.

Manifests are found exactly one folder below \`modules\` or \`mods\`: \`modules/game_example/game_example.otmod\`. Deeper ones do not
exist for the client.`,
  *run(snapshot) {
    const found = new Map(snapshot.files.map(file => [file.virtualPath, file]));
    for (const file of snapshot.strays) {
      if (!/^(modules|mods)\//.test(file.path) || found.has(virtualPathOf(snapshot.search, file.path))) continue;
      const depth = file.path.split('/').length;
      const message =
        depth > 3
          ? 'The client does not find a manifest that lies this deep: it looks one folder below "modules" and "mods" only.'
          : `${snapshot.engine.title} does not look for manifests here.`;
      yield { path: file.path, span: nameSpan(file), severity: 'warning', message, fixes: () => moveUp(file) };
    }
  },
};

function moveUp(file: ModuleFile): readonly Fix[] {
  const parts = file.path.split('/');
  if (parts.length <= 3) return [];
  const folder = parts.slice(0, -1).join('/');
  const target = `${parts[0]}/${parts[parts.length - 2]}`;
  return [perhaps(`Move the folder to "${target}"`, { kind: 'rename', from: folder, to: target })];
}
