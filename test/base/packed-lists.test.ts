import { describe, expect, test } from 'vitest';
import { listAt, packLists, reversedLists, withList } from '../../src/base/packed-lists.ts';

const lists = [[1, 2], [], [3]];
const packed = packLists(lists.length, i => lists[i]);
const unpacked = (from: typeof packed) =>
  Array.from({ length: from.starts.length - 1 }, (_, i) => [...listAt(from, i)]);

test('packed lists are the lists that were packed', () => {
  expect(unpacked(packed)).toEqual(lists);
  expect(unpacked(packLists(0, () => []))).toEqual([]);
});

describe('putting another list in the place of one', () => {
  test.each([
    ['longer', 1, [7, 8, 9], [[1, 2], [7, 8, 9], [3]]],
    ['shorter', 0, [5], [[5], [], [3]]],
    ['as long', 2, [4], [[1, 2], [], [4]]],
    ['empty', 0, [], [[], [], [3]]],
  ])('leaves the others as they are: %s', (_, place, list, expected) => {
    expect(unpacked(withList(packed, place, list))).toEqual(expected);
    expect(unpacked(packed)).toEqual(lists);
  });

  test('is nothing at all where the list is the same', () => {
    expect(withList(packed, 0, [1, 2])).toBe(packed);
    expect(withList(packed, 1, [])).toBe(packed);
  });
});

test('turned around, each list holds the places that held it', () => {
  const turned = reversedLists(packLists(4, i => [[1, 2, 1], [], [0, 1], []][i] ?? []));
  expect(unpacked(turned)).toEqual([[2], [0, 0, 2], [0], []]);
  expect(unpacked(reversedLists(packLists(0, () => [])))).toEqual([]);
});
