import { mostSimilar } from '../base/similar.ts';
import { deviceTypes, operatingSystems } from '../manifest/devices.ts';
import { type Finding, type ManifestCheck, replace, safely } from './check.ts';
import { readKeys, writtenItems } from './manifest-text.ts';
import { quoted } from './names.ts';

export const unknownDevice: ManifestCheck = {
  code: 'unknown-device',
  scope: 'manifest',
  doc: `A word in \`devices\` is no device or operating system that the client knows.

Known are desktop, mobile and console, and behind a colon windows, linux, macos, android and ios, all in lower case. An unknown
word matches every device.`,
  *run(file): Generator<Finding> {
    for (const { declaration, field } of readKeys(file.manifest)) {
      if (field.type !== 'devices') continue;
      for (const { value, span } of writtenItems(declaration)) {
        const [type, system] = value.split(':');
        const bad =
          type !== '' && !(type in deviceTypes) ? type : system && !(system in operatingSystems) ? system : undefined;
        if (bad === undefined) continue;
        const known = Object.keys(bad === type ? deviceTypes : operatingSystems);
        const meant = known.find(word => word === bad.toLowerCase()) ?? mostSimilar(bad, known);
        const message = `${quoted(bad)} is not known (${known.join(', ')}), so it matches every device.`;
        const fix = meant && safely(`Write "${meant}"`, replace(file.path, span, value.replace(bad, meant)));
        yield { span, severity: 'warning', message, fixes: () => (fix ? [fix] : []) };
      }
    }
  },
};
