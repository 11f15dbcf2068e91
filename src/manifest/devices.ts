/** A device as mehah and opentibiabr number it: `[type, os]`, 0 being unknown, which matches everything. */
export type DeviceCode = readonly [type: number, os: number];

/** Source: `DeviceType` and `OperatingSystem` in mehah's `src/framework/platform/const.h`. */
export const deviceTypes: Readonly<Record<string, number>> = { desktop: 1, mobile: 2, console: 4 };
export const operatingSystems: Readonly<Record<string, number>> = {
  windows: 1,
  linux: 2,
  macos: 3,
  android: 4,
  ios: 5,
};

/** The device on which the boot is simulated. */
export const thisDevice: DeviceCode = [deviceTypes.desktop, operatingSystems.linux];

/** The code of `type[:os]`, or undefined where nothing is left after splitting. */
export function readDevice(text: string): DeviceCode | undefined {
  const parts = text.split(':').filter(part => part !== '');
  if (parts.length === 0) return undefined;
  return [lookUp(deviceTypes, parts[0]), lookUp(operatingSystems, parts[1] ?? '')];
}

/** True where no device is listed, or one entry suits `device`. Source: `Module::hasSupportedDevice`. */
export function suits(listed: readonly DeviceCode[], device: DeviceCode): boolean {
  if (listed.length === 0) return true;
  return listed.some(([type, os]) => (type === device[0] || type === 0) && (os === device[1] || os === 0));
}

function lookUp(table: Readonly<Record<string, number>>, word: string): number {
  return Object.hasOwn(table, word) ? table[word] : 0;
}
