import { span } from '../base/span.ts';
import { type ManifestCheck, replace, safely } from './check.ts';
import { folderOfManifest } from './names.ts';

export const emptyManifest: ManifestCheck = {
  code: 'empty-manifest',
  scope: 'manifest',
  doc: `The manifest is an empty file.

The client says that it cannot read from the input stream, and the module does not exist for it.`,
  *run(file) {
    if (file.manifest.document.problems[0]?.kind !== 'empty-file') return;
    const start = span(0, 0);
    const text = `Module\n  name: ${folderOfManifest(file)}\n`;
    yield {
      span: start,
      severity: 'error',
      message: 'The manifest is empty, so the client does not discover the module.',
      fixes: () => [safely('Write a minimal manifest', replace(file.path, start, text))],
    };
  },
};
