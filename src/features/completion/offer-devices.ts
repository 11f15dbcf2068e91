import { deviceTypes, operatingSystems } from '../../manifest/devices.ts';
import { type CompletionItem, item } from './completion-item.ts';
import { inSpot } from './in-spot.ts';
import type { ItemSpot } from './spot.ts';

/** Every device that an engine knows: the types, then each of them under one operating system. */
export function offerDevices(spot: ItemSpot): readonly CompletionItem[] {
  const types = Object.keys(deviceTypes);
  const systems = Object.keys(operatingSystems);
  const both = types.flatMap(type => systems.map(system => `${type}:${system}`));
  return [...types, ...both]
    .filter(word => !spot.others.includes(word))
    .map(word => {
      const [type, system] = word.split(':');
      return item({
        label: word,
        kind: 'device',
        detail: system === undefined ? `any ${type} device` : `${type} devices under ${system}`,
        sortText: `${system === undefined ? 0 : 1}${word}`,
        ...inSpot(word, spot),
      });
    });
}
