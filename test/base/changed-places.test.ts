import { expect, test } from 'vitest';
import { changedPlaces } from '../../src/base/changed-places.ts';

const [a, b, c] = [{}, {}, {}];

test('the changed places are those with another object, however alike it is', () => {
  expect(changedPlaces([a, b, c], [a, {}, c])).toEqual([1]);
  expect(changedPlaces([a, b, c], [c, b, a])).toEqual([0, 2]);
  expect(changedPlaces([a, b], [a, b])).toEqual([]);
  expect(changedPlaces([], [])).toEqual([]);
});

test('the answer is that of the lists that are asked about, whatever was asked before', () => {
  const before = [a, b];
  const after = [a, c];
  expect(changedPlaces(before, after)).toEqual([1]);
  expect(changedPlaces(before, [c, b])).toEqual([0]);
  expect(changedPlaces(after, after)).toEqual([]);
  expect(changedPlaces(before, after)).toEqual([1]);
});
