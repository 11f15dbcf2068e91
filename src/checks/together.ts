import { deviceTypes, operatingSystems, suits } from '../manifest/devices.ts';
import type { ModuleCode } from '../workspace/module-code.ts';

/** Whether there is a device on which both modules are loaded, if they are loaded at all. */
export function canMeet(a: ModuleCode, b: ModuleCode): boolean {
  if (!isEnabled(a) || !isEnabled(b)) return false;
  const [own, other] = [devicesOf(a), devicesOf(b)];
  if (own.length === 0 || other.length === 0) return true;
  return Object.values(deviceTypes).some(type =>
    Object.values(operatingSystems).some(os => suits(own, [type, os]) && suits(other, [type, os])),
  );
}

function isEnabled({ traits }: ModuleCode): boolean {
  return traits.enabled;
}

function devicesOf({ traits }: ModuleCode) {
  return traits.devices;
}
