import { span } from '../base/span.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type ManifestCheck, replace, safely } from './check.ts';
import { endOfList, misshapenLists } from './list-shape.ts';
import { newLine } from './manifest-text.ts';
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
      // The lines below are its items for the client, and have no value without a dash.
      const read = declaration.children.length > 0 ? 'an empty item from each line below' : `no ${quoted(field.key)}`;
      yield {
        span: declaration.valueSpan,
        severity: 'error',
        message: `The list is not closed on this line, so the client reads ${read}.`,
        fixes: () => [safely('Write the items with dashes', asDashes(file, declaration))],
      };
    }
  },
};

function asDashes(file: ModuleFile, declaration: Declaration) {
  const { text } = file.manifest.document;
  const from = declaration.valueSpan.start;
  const { end, closed } = endOfList(file, declaration);
  const feed = newLine(file.manifest);
  const lines = text
    .slice(from + 1, closed ? end - 1 : end)
    .split('\n')
    .flatMap(asItems);
  // The space before the bracket goes too.
  const start = text.lastIndexOf(':', from) + 1;
  return replace(file.path, span(start, end), lines.map(line => `${feed}    ${line}`).join(''));
}

/** The items of one line of such a list, a comment above them. */
function asItems(line: string): readonly string[] {
  const [, written = '', comment] = /^(.*?)(?:(?:^|\s)(?:\/\/|#|--)\s*(.*))?$/.exec(line.trim()) ?? [];
  const items = written.split(',').map(item => item.trim().replace(/^-\s*/, ''));
  const dashes = items.filter(item => item !== '').map(item => `- ${item}`);
  return comment === undefined ? dashes : [`// ${comment}`, ...dashes];
}
