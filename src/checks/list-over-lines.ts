import { span } from '../base/span.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type ManifestCheck, replace, safely } from './check.ts';
import { misshapenLists } from './list-shape.ts';
import { quoted } from './names.ts';

export const listOverLines: ManifestCheck = {
  code: 'list-over-lines',
  scope: 'manifest',
  doc: `An inline list goes on over several lines.

\`[\` and \`]\` must stand on one line; otherwise the value is the text \`[ a,\` and the next lines are nodes of their own. Write a
list of dashes instead:

\`\`\`
  scripts:
    - a
    - b
\`\`\``,
  *run(file) {
    for (const { declaration, field, fault } of misshapenLists(file)) {
      if (fault !== 'over-lines') continue;
      yield {
        span: declaration.valueSpan,
        severity: 'error',
        message: `The list is not closed on this line, so the client reads no ${quoted(field.key)} from it.`,
        fixes: () => [safely('Write the items with dashes', asDashes(file, declaration))],
      };
    }
  },
};

function asDashes(file: ModuleFile, declaration: Declaration) {
  const { text, lines } = file.manifest.document;
  const from = declaration.valueSpan.start;
  const close = text.indexOf(']', from);
  const next = file.manifest.document.lines.find(
    it => it.start > from && /^\s{0,2}[\w@-]+\s*:/.test(text.slice(it.start, it.end)),
  );
  const limit = next ? next.start : text.length;
  const end =
    close >= 0 && close < limit ? close + 1 : (lines.find(it => it.start <= from && from <= it.end)?.end ?? from);
  const items = text.slice(from + 1, close >= 0 && close < limit ? close : end).split(/[,\n]/);
  const dashes = items
    .map(item => item.trim())
    .filter(item => item !== '')
    .map(item => `\n    - ${item}`);
  // The space before the bracket goes too.
  const start = text.lastIndexOf(':', from) + 1;
  return replace(file.path, span(start, end), dashes.join(''));
}
