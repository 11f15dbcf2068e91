import { mostSimilar } from '../base/similar.ts';
import { deviceTypes, operatingSystems } from '../manifest/devices.ts';
import { readText } from '../manifest/values.ts';
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
        if (value.startsWith("'")) continue;
        const [type, system] = readText(value)
          .split(':')
          .filter(part => part !== '');
        const badType = type !== undefined && !Object.hasOwn(deviceTypes, type);
        const bad = badType
          ? type
          : system !== undefined && !Object.hasOwn(operatingSystems, system)
            ? system
            : undefined;
        if (bad === undefined) continue;
        const known = Object.keys(badType ? deviceTypes : operatingSystems);
        const meant = known.find(word => word === bad.toLowerCase()) ?? mostSimilar(bad, known);
        const matched = badType ? 'device' : 'operating system';
        const message = `${quoted(bad)} is not known (${known.join(', ')}), so it matches every ${matched}.`;
        const fix = meant && safely(`Write "${meant}"`, replace(file.path, span, value.replace(bad, meant)));
        yield { span, severity: 'warning', message, fixes: () => (fix ? [fix] : []) };
      }
    }
  },
};
