import { expect, test } from 'vitest';
import { anyVersion, coerceVersion, parseRange, parseVersion, satisfies } from '../../src/base/version.ts';

test('versions have three numbers, and nothing is guessed', () => {
  expect(parseVersion('1.2.3')?.version).toBe('1.2.3');
  expect(parseVersion('1.2.3-beta.1+build')?.prerelease).toEqual(['beta', 1]);
  for (const text of [
    '1.2',
    'v1.2.3',
    ' 1.2.3',
    '1.2.3 ',
    '01.2.3',
    '1.2.x',
    '',
    '9'.repeat(30),
    `1.2.${'9'.repeat(20)}`,
  ])
    expect(parseVersion(text), text).toBeUndefined();
  expect(parseVersion(`1.2.3-${'a'.repeat(300)}`)).toBeUndefined();
});

test('loose texts mean the version that stands in them', () => {
  expect(['1.2', 'v3', '1.2.3-beta', '2,5'].map(it => coerceVersion(it)?.version)).toEqual([
    '1.2.0',
    '3.0.0',
    '1.2.3-beta',
    '2.0.0',
  ]);
  expect(['none', '', 'x'.repeat(1000)].map(coerceVersion)).toEqual([undefined, undefined, undefined]);
});

test('ranges are those of npm, read once', () => {
  const range = parseRange('^1.2.0 || >=3 <4');
  const inside = (text: string) => {
    const version = parseVersion(text);
    return version && range && satisfies(version, range);
  };
  expect(['1.2.0', '1.9.9', '2.0.0', '3.5.0', '4.0.0', '1.3.0-beta'].map(inside)).toEqual([
    true,
    true,
    false,
    true,
    false,
    false,
  ]);
  for (const text of ['latest', '1.2.x.y', '<<1', ' '.repeat(300)]) expect(parseRange(text), text).toBeUndefined();
  const version = parseVersion('0.0.1');
  expect(version && satisfies(version, anyVersion)).toBe(true);
});
