import type { ManifestCheck } from './check.ts';
import { engineWords, indentationFixes } from './indentation.ts';

export const oddIndentation: ManifestCheck = {
  code: 'odd-indentation',
  scope: 'manifest',
  doc: `A line is indented with an odd number of spaces.

OTML takes exactly two spaces for each level, also before comments. edubart and OTCv8 test lines of spaces alone too.`,
  *run(file) {
    for (const problem of file.manifest.document.problems) {
      if (problem.kind !== 'odd-indentation') continue;
      const spaces = problem.span.end - problem.span.start;
      const message = `${spaces} spaces indent this line; OTML takes two for each level. ${engineWords(file, problem)}`;
      yield { span: problem.span, severity: 'error', message, fixes: () => indentationFixes(file, problem) };
    }
  },
};
