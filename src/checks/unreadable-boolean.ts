import { readBoolean } from '../manifest/values.ts';
import { type Finding, type Fix, type ManifestCheck, perhaps, safely } from './check.ts';
import { commentBehind, isKept, readKeys, writeValue } from './manifest-text.ts';
import { quoted } from './names.ts';

export const unreadableBoolean: ManifestCheck = {
  code: 'unreadable-boolean',
  scope: 'manifest',
  doc: `A value that must be \`true\` or \`false\` is something else.

The engines take exactly these two words, in lower case and without quotes. Anything else ends the reading of the manifest:
the keys that the engine reads later keep their defaults, and the module is not registered.`,
  *run(file): Generator<Finding> {
    for (const { declaration, field } of readKeys(file.manifest)) {
      const { value, valueSpan } = declaration;
      if (field.type !== 'boolean' || value === '~' || readBoolean(value) !== undefined) continue;
      if (!isKept(file.manifest, declaration)) continue;
      if (commentBehind(value) !== undefined && readBoolean(value.split(/\s/)[0]) !== undefined) continue;
      const place = value === '' ? declaration.tagSpan : valueSpan;
      const meant = /^["']?(true|yes|on|1|y|t)["']?$/i.test(value)
        ? 'true'
        : /^["']?(false|no|off|0|n|f)["']?$/i.test(value)
          ? 'false'
          : undefined;
      const write = (word: string) => writeValue(file, declaration, word);
      const fixes: Fix[] = meant
        ? [safely(`Write ${meant}`, write(meant))]
        : ['true', 'false'].map(word => perhaps(`Write ${word}`, write(word)));
      const message = `${quoted(field.key)} takes true or false, not ${quoted(value)}. The client says: "failed to cast node value '${value}' to type 'bool'", and reads no further.`;
      yield { span: place, severity: 'error', message, fixes: () => fixes };
    }
  },
};
