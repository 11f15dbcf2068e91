import type { Declaration } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Fix, type ManifestCheck, perhaps, replace, safely } from './check.ts';
import { misshapenLists } from './list-shape.ts';
import { commentBehind } from './manifest-text.ts';
import { quoted } from './names.ts';

export const scalarForList: ManifestCheck = {
  code: 'scalar-for-list',
  scope: 'manifest',
  doc: `A key that takes a list has a plain value.

The client looks for items only: \`scripts: chat.lua\` runs no script, and nothing says so.`,
  *run(file) {
    for (const { declaration, field, fault } of misshapenLists(file)) {
      const { value, valueSpan, block } = declaration;
      if (fault !== 'scalar' || block !== undefined || commentBehind(value) !== undefined) continue;
      if (/^(\/\/|#|--)/.test(value)) continue;
      yield {
        span: valueSpan,
        severity: 'error',
        message: `${quoted(field.key)} takes a list; the client ignores the plain value ${quoted(value)} without a word.`,
        fixes: () => fixes(file, declaration),
      };
    }
  },
};

function fixes({ path }: ModuleFile, { value, valueSpan }: Declaration): readonly Fix[] {
  const [list, rest] = /^\[[^\]]*\]/.exec(value)?.concat(value.slice(value.indexOf(']') + 1).trim()) ?? [];
  if (list === undefined || rest === undefined) {
    return [safely('Write it as a list', replace(path, valueSpan, `[ ${value.replace(/\]$/, '').trim()} ]`))];
  }
  const behind = /\w/.test(rest) ? perhaps : safely;
  return [behind(`Remove "${rest}" behind the list`, replace(path, valueSpan, list))];
}
