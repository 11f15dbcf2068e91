import { span } from '../base/span.ts';
import { type ManifestCheck, replace, safely } from './check.ts';
import { isList, readKeys } from './manifest-text.ts';
import { quoted } from './names.ts';
import { isKey, placeKey } from './shift-lines.ts';

export const itemWithoutDash: ManifestCheck = {
  code: 'item-without-dash',
  scope: 'manifest',
  doc: `An item of a list has no dash.

Without the dash the line is a node with a tag and no value, and the client takes the empty value as the item.`,
  *run(file) {
    for (const { declaration, field } of readKeys(file.manifest)) {
      // Lines below a list that is not closed are another matter.
      if (!isList(field) || (!declaration.items && declaration.value.startsWith('['))) continue;
      for (const child of declaration.children) {
        if (child.dash || child.tag.startsWith('&')) continue;
        const { start } = child.tagSpan;
        if (child.tag.startsWith('#')) {
          yield {
            span: child.tagSpan,
            severity: 'error',
            message: `A comment starts with "//"; this client reads an item ${quoted(child.value)} here.`,
            fixes: () => [safely('Write "//"', replace(file.path, span(start, start + 1), '//'))],
          };
          continue;
        }
        yield {
          span: child.tagSpan,
          severity: 'error',
          message: `An item starts with "- "; here the client reads ${quoted(child.value)} instead of ${quoted(child.tag)}.`,
          fixes: () => {
            const dash = safely('Add the dash', replace(file.path, span(start, start), '- '));
            return isKey(child) ? [placeKey(file, child, -1), { ...dash, preferred: false }] : [dash];
          },
        };
      }
    }
  },
};
