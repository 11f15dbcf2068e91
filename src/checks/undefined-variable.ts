import type { ManifestCheck } from './check.ts';
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
      };
    }
  },
};
