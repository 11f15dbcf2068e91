import { span } from '../base/span.ts';
import { type ManifestCheck, replace, safely } from './check.ts';

export const byteOrderMark: ManifestCheck = {
  code: 'byte-order-mark',
  scope: 'manifest',
  doc: `The file starts with a byte order mark.

The mark becomes part of the first tag, so the client looks for \`Module\` in vain. Save the file as UTF-8 without BOM.`,
  *run(file) {
    if (!file.manifest.document.text.startsWith('\uFEFF')) return;
    const mark = span(0, 1);
    yield {
      span: mark,
      severity: 'error',
      message: `A byte order mark hides the first tag from the client. The client says: "child node with tag 'Module' not found".`,
      fixes: () => [safely('Remove the byte order mark', replace(file.path, mark, ''))],
    };
  },
};
