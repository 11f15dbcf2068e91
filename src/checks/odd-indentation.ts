import type { ManifestCheck } from './check.ts';
import { indentationFixes, problemsOf, withEngineWords } from './indentation.ts';

export const oddIndentation: ManifestCheck = {
  code: 'odd-indentation',
  scope: 'manifest',
  doc: `A line is indented with an odd number of spaces.

OTML takes exactly two spaces for each level, also before comments. edubart and OTCv8 test lines of spaces alone too.`,
  *run(file) {
    for (const problem of problemsOf(file, 'odd-indentation')) {
      const spaces = problem.span.end - problem.span.start;
      const words = spaces === 1 ? 'One space indents' : `${spaces} spaces indent`;
      const message = withEngineWords(`${words} this line; OTML takes two for each level.`, file, problem);
      yield { span: problem.span, severity: 'error', message, fixes: () => indentationFixes(file, problem) };
    }
  },
};
