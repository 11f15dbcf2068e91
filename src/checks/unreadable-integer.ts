import { readInteger } from '../manifest/values.ts';
import { type Finding, type ManifestCheck, replace, safely } from './check.ts';
import { readKeys, trailingComment } from './manifest-text.ts';
import { quoted } from './names.ts';

export const unreadableInteger: ManifestCheck = {
  code: 'unreadable-integer',
  scope: 'manifest',
  doc: `A value that must be a whole number is something else, or is read as another number.

The engines take an optional \`-\` and digits; \`5.5\`, \`+5\`, \`1e3\` and \`"5"\` end the reading of the manifest. Nothing and a
lone \`-\` are read as 0, and a number over 32 bits wraps round.`,
  *run(file): Generator<Finding> {
    for (const { declaration, field } of readKeys(file.manifest)) {
      const { value, valueSpan } = declaration;
      if (field.type !== 'integer' || value === '~' || declaration.items) continue;
      if (trailingComment(value) !== undefined && readInteger(value.split(/\s/)[0]) !== undefined) continue;
      const place = value === '' ? declaration.tagSpan : valueSpan;
      const read = readInteger(value);
      const number = /-?\d+/.exec(value)?.[0];
      if (read === undefined) {
        const message = `${quoted(field.key)} takes a whole number, not ${quoted(value)}. The client says: "failed to cast node value '${value}' to type 'int'", and reads no further.`;
        const fixes = number === undefined ? [] : [safely(`Write ${number}`, replace(file.path, valueSpan, number))];
        yield { span: place, severity: 'error', message, fixes: () => fixes };
      } else if (String(read) !== value.replace(/^(-?)0+(?=\d)/, '$1')) {
        const message = `The client reads ${read} here, not ${quoted(value)}.`;
        const fix = safely(`Write ${read}`, replace(file.path, valueSpan, value === '' ? ` ${read}` : String(read)));
        yield { span: place, severity: 'warning', message, fixes: () => [fix] };
      }
    }
  },
};
