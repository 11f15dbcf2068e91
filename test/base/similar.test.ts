import { describe, expect, test } from 'vitest';
import { hasInOrder, mostSimilar } from '../../src/base/similar.ts';

describe('the word that was meant', () => {
  test.each([
    ['a letter changed', 'corelob'],
    ['a letter left out', 'corlib'],
    ['a letter too many', 'corelibb'],
    ['two neighbours swapped', 'croelib'],
    ['another case', 'CoreLib'],
  ])('is found with %s', (_, word) => {
    expect(mostSimilar(word, ['gamelib', 'corelib', 'client'])).toBe('corelib');
  });

  test('is the nearest, and the first of those that are equally near', () => {
    expect(mostSimilar('game_abc', ['game_xyc', 'game_abd', 'game_abe'])).toBe('game_abd');
  });

  test('is none where more than a third of the letters differ, or nothing is there', () => {
    expect(mostSimilar('client', ['gamelib', 'clxyzt'])).toBeUndefined();
    expect(mostSimilar('client', [])).toBeUndefined();
    expect(mostSimilar('', ['abc'])).toBeUndefined();
  });

  test('is never the word itself', () => {
    expect(mostSimilar('client', ['client'])).toBeUndefined();
    expect(mostSimilar('client', ['client', 'clients'])).toBe('clients');
  });

  test('of a short word may differ in one letter, or in the order of two', () => {
    expect(mostSimilar('ab', ['ac'])).toBe('ac');
    expect(mostSimilar('ab', ['ba'])).toBe('ba');
    expect(mostSimilar('ab', ['cd'])).toBeUndefined();
  });
});

test('letters may be anywhere in a word, but in their order', () => {
  expect(hasInOrder('game_minimap', 'gmm')).toBe(true);
  expect(hasInOrder('game_minimap', '')).toBe(true);
  expect(hasInOrder('game_minimap', 'mag_')).toBe(false);
  expect(hasInOrder('game', 'gg')).toBe(false);
});
