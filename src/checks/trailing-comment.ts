import { type Span, span } from '../base/span.ts';
import type { Field } from '../manifest/fields.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Finding, type ManifestCheck, replace, safely } from './check.ts';
import { commentBehind, isList, newLine, readKeys, writtenItems } from './manifest-text.ts';
import { quoted } from './names.ts';

export const trailingComment: ManifestCheck = {
  code: 'trailing-comment',
  scope: 'manifest',
  doc: `A comment stands behind a value.

OTML has comments on lines of their own only. Behind a value the comment becomes part of it: \`autoload: true // now\` is no
boolean any more, and \`scripts: [ a ] // b\` is no list, so no script runs.`,
  *run(file) {
    for (const { declaration, field } of readKeys(file.manifest)) yield* inKey(file, declaration, field);
  },
};

function* inKey(file: ModuleFile, declaration: Declaration, field: Field): Generator<Finding> {
  if (declaration.block !== undefined || field.type === 'lua' || (field.type === 'text' && field.key !== 'name'))
    return;
  const unclosed = isList(field) && /^\[[^\]]*$/.test(declaration.value);
  const own = declaration.items || unclosed ? [] : [{ value: declaration.value, span: declaration.valueSpan }];
  for (const { value, span: place } of isList(field) ? [...own, ...writtenItems(declaration)] : own) {
    const wholly = isList(field) && place === declaration.valueSpan && /^(\/\/|#|--)/.test(value);
    const at = wholly ? 0 : commentBehind(value);
    // An inline list item that holds a comment sign may have been un-quoted, which moves offsets: mark all of it.
    if (at === undefined || place.end - place.start !== value.length) continue;
    const comment = span(place.start + at, place.end);
    yield {
      span: comment,
      // Behind the key of a list of dashes it is passed over.
      severity: wholly ? 'warning' : 'error',
      message: `OTML has no comments behind a value: the client reads ${quoted(value)}. Put the comment on a line of its own.`,
      fixes: () => [safely('Move the comment to the line above', ...moveUp(file, place.start, comment))],
    };
  }
}

function moveUp(file: ModuleFile, inLine: number, comment: Span) {
  const { lines, text } = file.manifest.document;
  const line = lines.find(it => it.start <= inLine && inLine <= it.end);
  const start = line?.start ?? comment.start;
  const indentation = line ? text.slice(line.start, line.content) : '';
  const words = text
    .slice(comment.start, comment.end)
    .trim()
    .replace(/^(\/\/|#|--)\s*/, '');
  const above = `${indentation}// ${words}`.trimEnd() + newLine(file.manifest);
  const left = text.slice(0, comment.start).trimEnd().length;
  return [replace(file.path, span(start, start), above), replace(file.path, span(left, comment.end), '')];
}
