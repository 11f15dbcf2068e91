import { readInteger } from '../manifest/values.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Finding, type Fix, type ManifestCheck, perhaps, safely } from './check.ts';
import { commentBehind, isKept, readKeys, writeValue } from './manifest-text.ts';
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
      if (!isKept(file.manifest, declaration)) continue;
      if (commentBehind(value) !== undefined && readInteger(value.split(/\s/)[0]) !== undefined) continue;
      const place = value === '' ? declaration.tagSpan : valueSpan;
      const read = readInteger(value);
      if (read === undefined) {
        const message = `${quoted(field.key)} takes a whole number, not ${quoted(value)}. The client says: "failed to cast node value '${value}' to type 'int'", and reads no further.`;
        yield { span: place, severity: 'error', message, fixes: () => fixes(file, declaration) };
      } else if (String(read) !== value.replace(/^(-?)0+(?=\d)/, '$1')) {
        const message = `The client reads ${read} here, not ${quoted(value)}.`;
        const fix = safely(`Write ${read}`, writeValue(file, declaration, String(read)));
        yield { span: place, severity: 'warning', message, fixes: () => [fix] };
      }
    }
  },
};

/** A number in another notation is meant as that number; of anything else the first digits are a guess. */
function fixes(file: ModuleFile, declaration: Declaration): readonly Fix[] {
  const plain = declaration.value.replace(/^(["'])(.*)\1$/, '$2').trim();
  const exact =
    /^[-+]?(\d|\.\d|0x[\da-f])/i.test(plain) && Number.isSafeInteger(Number(plain)) ? Number(plain) : undefined;
  const number = exact === undefined ? /-?\d+/.exec(plain)?.[0] : String(exact);
  if (number === undefined) return [];
  return [(exact === undefined ? perhaps : safely)(`Write ${number}`, writeValue(file, declaration, number))];
}
