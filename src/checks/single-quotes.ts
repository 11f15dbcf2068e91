import { span } from '../base/span.ts';
import { type Finding, type ManifestCheck, replace, safely } from './check.ts';
import { isList, readKeys, writtenItems } from './manifest-text.ts';

export const singleQuotes: ManifestCheck = {
  code: 'single-quotes',
  scope: 'manifest',
  doc: `A value stands in single quotes.

The engines take off double quotes only; single ones stay part of the value, so \`'client'\` is another name than \`client\`.`,
  *run(file): Generator<Finding> {
    for (const { declaration, field } of readKeys(file.manifest)) {
      if (field.type === 'boolean' || field.type === 'integer' || field.type === 'lua') continue;
      const values = isList(field)
        ? writtenItems(declaration)
        : [{ value: declaration.value, span: declaration.valueSpan }];
      for (const { value, span: place } of values) {
        if (value.length < 2 || !value.startsWith("'") || !value.endsWith("'")) continue;
        if (place.end - place.start !== value.length) continue;
        yield {
          span: span(place.start, place.end),
          severity: field.key === 'name' || isList(field) ? 'error' : 'warning',
          message: `Single quotes stay part of the value: the client reads ${value} with them.`,
          fixes: () => [safely('Remove the quotes', replace(file.path, place, value.slice(1, -1)))],
        };
      }
    }
  },
};
