import type { AdvancedFile } from '../workspace/advanced-files.ts';
import { advancedNameSpan } from './advanced-text.ts';
import type { WorkspaceCheck } from './check.ts';

export const duplicateAdvanced: WorkspaceCheck = {
  code: 'duplicate-advanced',
  scope: 'workspace',
  doc: `Two advanced manifests lie in one folder.

A module has one folder and one advanced manifest. Which of them counts is not defined; put what both say into one, or give each
module a folder of its own.`,
  *run({ advanced }) {
    const byFolder = new Map<string, AdvancedFile[]>();
    for (const file of advanced.values()) {
      const list = byFolder.get(file.folder);
      if (list) list.push(file);
      else byFolder.set(file.folder, [file]);
    }
    for (const files of byFolder.values()) {
      if (files.length < 2) continue;
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
