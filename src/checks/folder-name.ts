import { folderAt } from '../workspace/file-tree.ts';
import { type FolderCheck, perhaps, replace } from './check.ts';
import { commentBehind } from './manifest-text.ts';
import { folderOfManifest } from './names.ts';

export const folderName: FolderCheck = {
  code: 'folder-name',
  scope: 'folder',
  doc: `The module is not called like its folder.

Nothing needs the two to be equal, except the automatic reload of Redemption, which watches the folder of the module's name and
finds no file. The name of the manifest file never matters.`,
  *run(file, { engine, search, tree }) {
    const { name } = file.manifest;
    const folder = folderOfManifest(file);
    if (!name || name.value === '' || folder === '' || folder === name.value || name.value.startsWith("'")) return;
    if (commentBehind(name.value) !== undefined) return;
    const watches = engine.id === 'mehah' || engine.id === 'opentibiabr';
    yield {
      span: name.span,
      severity: watches && file.manifest.reloadable ? 'warning' : 'hint',
      message: `The folder is called "${folder}", not "${name.value}".${watches ? ' The automatic reload of the client looks for a folder with the name of the module.' : ''}`,
      fixes: () => {
        const parts = file.path.split('/').slice(0, -1);
        const from = parts.join('/');
        // A manifest right in "modules" has no folder of its own.
        if (search.bases.includes(from)) return [];
        const to = [...parts.slice(0, -1), name.value].join('/');
        const free = /^[^/\\:]+$/.test(name.value) && !folderAt(tree, to);
        return [
          ...(free ? [perhaps(`Rename the folder to "${name.value}"`, { kind: 'rename', from, to } as const)] : []),
          perhaps(`Name the module "${folder}"`, replace(file.path, name.span, folder)),
        ];
      },
    };
  },
};
