import { mostSimilar } from '../base/similar.ts';
import type { Span } from '../base/span.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Fix, type ManifestCheck, perhaps, replace } from './check.ts';
import { firstLine } from './manifest-text.ts';

export const undefinedVariable: ManifestCheck = {
  code: 'undefined-variable',
  scope: 'manifest',
  doc: `An OTML variable is not defined, or defined by way of itself.

opentibiabr replaces a value that is wholly \`$name\` by what \`&name: value\` defines at the same place or further out. Where
nothing does, it logs an error and keeps the value as it is written.`,
  *run(file) {
    for (const { message, span } of file.manifest.complaints) {
      yield {
        span: span ?? firstLine(file.manifest),
        severity: 'warning',
        message: `The client says: "${message}", and keeps the value as it is written.`,
        fixes: () => (span ? fixes(file, span) : []),
      };
    }
  },
};

/** The name that is most likely meant, among those that the file defines anywhere. */
function fixes(file: ModuleFile, span: Span): readonly Fix[] {
  const { text, declarations } = file.manifest.document;
  const [written = '', name = ''] = /^\$&?\s*(.+)$/.exec(text.slice(span.start, span.end)) ?? [];
  const meant = mostSimilar(name, definedIn(declarations));
  return meant === undefined || written === ''
    ? []
    : [perhaps(`Write "$${meant}"`, replace(file.path, span, `$${meant}`))];
}

function definedIn(list: readonly Declaration[]): readonly string[] {
  return list.flatMap(({ tag, children }) => [
    ...(tag.startsWith('&') ? [tag.slice(1).trim()] : []),
    ...definedIn(children),
  ]);
}
