import { pushTo } from '../base/push-to.ts';
import type { AdvancedByPath } from '../workspace/advanced-files.ts';
import { advancedNameSpan } from './advanced-text.ts';
import type { WorkspaceCheck } from './check.ts';

export const duplicateAdvanced: WorkspaceCheck = {
  code: 'duplicate-advanced',
  scope: 'workspace',
  doc: `Two advanced manifests lie in one folder.

A module has one folder and one advanced manifest. Which of them counts is not defined; put what both say into one, or give each
module a folder of its own.`,
  *run({ advanced, tree }) {
    if (crowded.tree !== tree) crowded = { tree, folders: crowdedFolders(advanced) };
    for (const paths of crowded.folders) {
      const files = paths.flatMap(path => advanced.get(path) ?? []);
      for (const file of files) {
        yield {
          path: file.path,
          span: advancedNameSpan(file),
          severity: 'error',
          message: `${files.length} advanced manifests lie in this folder; a module has one.`,
          related: files
            .filter(it => it !== file)
            .map(it => ({ message: 'in the same folder', path: it.path, span: advancedNameSpan(it) })),
        };
      }
    }
  },
};

/** The paths of advanced manifests that share their folders, as long as no file comes or goes. */
let crowded: { readonly tree: object | undefined; readonly folders: readonly (readonly string[])[] } = {
  tree: undefined,
  folders: [],
};

function crowdedFolders(advanced: AdvancedByPath): readonly (readonly string[])[] {
  const byFolder = new Map<string, string[]>();
  for (const { folder, path } of advanced.values()) pushTo(byFolder, folder, path);
  return [...byFolder.values()].filter(it => it.length > 1);
}
