import { span } from '../base/span.ts';
import { type ManifestCheck, replace, safely } from './check.ts';
import { withEngineWords } from './indentation.ts';
import { folderOfManifest } from './names.ts';

export const emptyManifest: ManifestCheck = {
  code: 'empty-manifest',
  scope: 'manifest',
  doc: `The manifest is an empty file.

The client says that it cannot read from the input stream, and the module does not exist for it.`,
  *run(file) {
    const [problem] = file.manifest.document.problems;
    if (problem?.kind !== 'empty-file') return;
    const start = span(0, 0);
    const text = `Module\n  name: ${folderOfManifest(file)}\n`;
    yield {
      span: start,
      severity: 'error',
      message: withEngineWords('The manifest is empty, so the client does not discover the module.', file, problem),
      fixes: () => [safely('Write a minimal manifest', replace(file.path, start, text))],
    };
  },
};
