import { type FolderCheck, perhaps, replace } from './check.ts';
import { folderName } from './names.ts';

export const folderNameDiffers: FolderCheck = {
  code: 'folder-name',
  scope: 'folder',
  doc: `The module is not called like its folder.

Nothing needs the two to be equal, except the automatic reload of Redemption, which watches the folder of the module's name and
finds no file. The name of the manifest file never matters.`,
  *run(file, { engine }) {
    const { name } = file.manifest;
    const folder = folderName(file);
    if (!name || name.value === '' || folder === '' || folder === name.value || name.value.startsWith("'")) return;
    const watches = engine.id === 'mehah' || engine.id === 'opentibiabr';
    yield {
      span: name.span,
      severity: watches && file.manifest.reloadable ? 'warning' : 'hint',
      message: `The folder is called "${folder}", not "${name.value}".${watches ? ' The automatic reload of the client looks for a folder with the name of the module.' : ''}`,
      fixes: () => [
        perhaps(`Rename the folder to "${name.value}"`, {
          kind: 'rename',
          from: file.path.split('/').slice(0, -1).join('/'),
          to: [...file.path.split('/').slice(0, -2), name.value].join('/'),
        }),
        perhaps(`Name the module "${folder}"`, replace(file.path, name.span, folder)),
      ],
    };
  },
};
