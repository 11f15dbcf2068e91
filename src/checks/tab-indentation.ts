import type { ManifestCheck } from './check.ts';
import { indentationFixes, problemsOf, withEngineWords } from './indentation.ts';

export const tabIndentation: ManifestCheck = {
  code: 'tab-indentation',
  scope: 'manifest',
  doc: `A line is indented with a tab.

OTML knows spaces only, two for each level. Every client engine refuses the whole file at the first tab.

\`\`\`
Module
  name: game_example
\`\`\``,
  *run(file) {
    for (const problem of problemsOf(file, 'tab')) {
      const message = withEngineWords('A tab indents this line; OTML takes two spaces for each level.', file, problem);
      yield { span: problem.span, severity: 'error', message, fixes: () => indentationFixes(file, problem) };
    }
  },
};
