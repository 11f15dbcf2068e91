import { describe, expect, test } from 'vitest';
import { readDevice, suits, thisDevice } from '../../src/manifest/devices.ts';

describe('a device', () => {
  test.each<[string, readonly [number, number]]>([
    ['desktop', [1, 0]],
    ['mobile', [2, 0]],
    ['console', [4, 0]],
    ['desktop:windows', [1, 1]],
    ['desktop:linux', [1, 2]],
    ['desktop:macos', [1, 3]],
    ['mobile:android', [2, 4]],
    ['mobile:ios', [2, 5]],
  ])('%s is a type, and may name a system', (word, code) => {
    expect(readDevice(word)).toEqual(code);
  });

  test.each<[string, readonly [number, number]]>([
    ['Desktop', [0, 0]],
    ['tablet', [0, 0]],
    ['desktop:Linux', [1, 0]],
    ['desktop:', [1, 0]],
    [':windows', [0, 0]],
    ['desktop:linux:windows', [1, 2]],
    ['constructor', [0, 0]],
  ])('%s has parts that are not known, which count as any', (word, code) => {
    expect(readDevice(word)).toEqual(code);
  });

  test.each(['', ':', '::'])('%j is none', word => {
    expect(readDevice(word)).toBeUndefined();
  });
});

describe('a list of devices', () => {
  const onDesktopLinux = (...words: readonly string[]) =>
    suits(
      words.flatMap(word => {
        const code = readDevice(word);
        return code ? [code] : [];
      }),
      thisDevice,
    );

  test('suits every device where it is empty', () => {
    expect(onDesktopLinux()).toBe(true);
    expect(onDesktopLinux('', ':')).toBe(true);
  });

  test('suits where one entry does', () => {
    expect(onDesktopLinux('mobile', 'desktop')).toBe(true);
    expect(onDesktopLinux('desktop:linux')).toBe(true);
    expect(onDesktopLinux('mobile', 'desktop:windows', 'console')).toBe(false);
  });

  test('takes a word that is not known for any type, or any system', () => {
    expect(onDesktopLinux('Mobile')).toBe(true);
    expect(onDesktopLinux('tablet:linux')).toBe(true);
    expect(onDesktopLinux(':windows')).toBe(true);
    expect(onDesktopLinux('tablet:windows')).toBe(false);
    expect(onDesktopLinux('mobile:amiga')).toBe(false);
  });
});
