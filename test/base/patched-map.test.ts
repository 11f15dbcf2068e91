import { expect, test } from 'vitest';
import { PatchedMap } from '../../src/base/patched-map.ts';

const entries = Array.from({ length: 500 }, (_, i) => [`modules/game_${i}/game_${i}.otmod`, i] as const);
const sorted = (map: Iterable<readonly [string, number]>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

test('it holds what a map holds', () => {
  const map = PatchedMap.of<number>(entries);
  expect(map.size).toBe(500);
  expect(sorted(map)).toEqual(sorted(new Map(entries)));
  expect(map.get(entries[7][0])).toBe(7);
  expect(map.get('')).toBeUndefined();
  expect(map.has(entries[7][0])).toBe(true);
  expect(map.has('modules')).toBe(false);
  expect(new Set(map.keys())).toEqual(new Set(entries.map(([key]) => key)));
  expect(new Set(map.values())).toEqual(new Set(entries.map(([, value]) => value)));
  const seen: number[] = [];
  map.forEach((value, _, whole) => {
    seen.push(value * whole.size);
  });
  expect(seen.sort((a, b) => a - b)).toEqual(entries.map(([, value]) => value * 500));
});

test('one with other entries leaves it as it was', () => {
  const map = PatchedMap.of<number>(entries);
  const other = map.with(
    new Map<string, number | undefined>([
      [entries[3][0], undefined],
      [entries[4][0], 44],
      ['new', 1],
      ['never there', undefined],
    ]),
  );
  expect(sorted(map)).toEqual(sorted(entries));
  const expected = new Map<string, number>(entries);
  expected.delete(entries[3][0]);
  expect(sorted(other)).toEqual(sorted(expected.set(entries[4][0], 44).set('new', 1)));
  expect(other.size).toBe(500);
});
