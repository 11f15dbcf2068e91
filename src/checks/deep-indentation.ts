import type { ManifestCheck } from './check.ts';
import { indentationFixes, problemsOf, withEngineWords } from './indentation.ts';

export const deepIndentation: ManifestCheck = {
  code: 'deep-indentation',
  scope: 'manifest',
  doc: `A line is indented by more than one level below the line above.

A level is two spaces. A file that is indented with four spaces is refused at its second line.`,
  *run(file) {
    for (const problem of problemsOf(file, 'deep-indentation')) {
      const message = withEngineWords(
        'This line is indented by more than one level (two spaces) below its parent.',
        file,
        problem,
      );
      yield { span: problem.span, severity: 'error', message, fixes: () => indentationFixes(file, problem) };
    }
  },
};
