import { type ManifestCheck, replace, safely } from './check.ts';
import { misshapenLists } from './list-shape.ts';
import { trailingComment } from './manifest-text.ts';
import { quoted } from './names.ts';

export const scalarForList: ManifestCheck = {
  code: 'scalar-for-list',
  scope: 'manifest',
  doc: `A key that takes a list has a plain value.

The client looks for items only: \`scripts: chat.lua\` runs no script, and nothing says so.`,
  *run(file) {
    for (const { declaration, field, fault } of misshapenLists(file)) {
      const { value, valueSpan, block } = declaration;
      if (fault !== 'scalar' || block !== undefined || trailingComment(value)) continue;
      yield {
        span: valueSpan,
        severity: 'error',
        message: `${quoted(field.key)} takes a list; the client ignores the plain value ${quoted(value)} without a word.`,
        fixes: () => [
          safely('Write it as a list', replace(file.path, valueSpan, `[ ${value.replace(/^\[|\]$/g, '').trim()} ]`)),
        ],
      };
    }
  },
};
