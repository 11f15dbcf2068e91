import type { ManifestCheck } from './check.ts';
import { indentationFixes, problemsOf, withEngineWords } from './indentation.ts';

export const indentedFirstLine: ManifestCheck = {
  code: 'indented-first-line',
  scope: 'manifest',
  doc: `The first node of the file is indented, so it has no parent.

edubart, OTCv8 and mehah crash while they read such a file; opentibiabr reports an orphaned node.`,
  *run(file) {
    for (const problem of problemsOf(file, 'orphan')) {
      const message = withEngineWords('The first node must not be indented.', file, problem);
      yield { span: problem.span, severity: 'error', message, fixes: () => indentationFixes(file, problem) };
    }
  },
};
