import { expect, test } from 'vitest';
import {
  anyVersion,
  coerceVersion,
  compareVersions,
  parseRange,
  parseVersion,
  satisfies,
  VersionReader,
} from '../../src/base/version.ts';

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

test('versions are ordered by precedence, then by build', () => {
  const order = (a: string, b: string) => {
    const [x, y] = [parseVersion(a), parseVersion(b)];
    return x && y && Math.sign(compareVersions(x, y));
  };
  expect([
    order('1.10.0', '1.9.0'),
    order('1.0.0-beta', '1.0.0'),
    order('1.0.0+2', '1.0.0+1'),
    order('1.0.0', '1.0.0'),
  ]).toEqual([1, -1, 1, 0]);
});

test('a reader reads each text once, also what is none', () => {
  const reader = new VersionReader();
  expect(reader.range('^1')).toBe(reader.range('^1'));
  expect(reader.version('1.0.0')).toBe(reader.version('1.0.0'));
  expect([reader.version('x'), reader.version('x'), reader.range('x y')]).toEqual([undefined, undefined, undefined]);
});
