import type { ManifestCheck } from './check.ts';
import { engineWords, indentationFixes } from './indentation.ts';

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
    for (const problem of file.manifest.document.problems) {
      if (problem.kind !== 'tab') continue;
      const message = `A tab indents this line; OTML takes two spaces for each level. ${engineWords(file, problem)}`;
      yield { span: problem.span, severity: 'error', message, fixes: () => indentationFixes(file, problem) };
    }
  },
};
