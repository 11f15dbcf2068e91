import { perhaps, replace, type WorkspaceCheck } from './check.ts';
import { nameSpan } from './manifest-text.ts';
import { folderOfManifest } from './names.ts';

export const duplicateModule: WorkspaceCheck = {
  code: 'duplicate-module',
  scope: 'workspace',
  doc: `Two manifests give the same name.

The client makes one module of them: the second manifest is read into the first. Its single values win (or fall back to their
defaults where it is silent), its dependencies, scripts and load-later list are appended, so the scripts of both run.`,
  *run(snapshot) {
    for (const name of snapshot.graph.duplicates) {
      const files = snapshot.graph.filesOf(name);
      for (const file of files) {
        const others = files.filter(it => it !== file);
        const last = files[files.length - 1];
        const message =
          `${files.length} manifests are called "${name}". The client makes one module of them: the scripts and dependencies ` +
          `of all, the single values of ${last.virtualPath}.`;
        const folder = folderOfManifest(file);
        const fix = folder !== name && !snapshot.graph.has(folder) && folder !== '';
        yield {
          path: file.path,
          span: nameSpan(file),
          severity: 'error',
          message,
          related: others.map(it => ({ message: `"${name}" too`, path: it.path, span: nameSpan(it) })),
          fixes: () =>
            fix ? [perhaps(`Name it "${folder}" like its folder`, replace(file.path, nameSpan(file), folder))] : [],
        };
      }
    }
  },
};
