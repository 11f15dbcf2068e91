import { expect, test } from 'vitest';
import { MOST, mayMean, narrow } from '../../../src/features/completion/narrow.ts';

const many = Array.from({ length: MOST + 300 }, (_, i) => `Mod_${i}`);
const all = () => true;

test('few words are all given, but for those that are not open', () => {
  expect(narrow(['a', 'b', 'c'], 'x', it => it !== 'b')).toEqual({ words: ['a', 'c'], cut: false });
});

test('of many words those come first that begin with what is typed, case aside', () => {
  expect(narrow(many, 'mod_29', all).words.slice(0, 11)).toEqual([
    'Mod_29',
    ...Array.from({ length: 10 }, (_, i) => `Mod_${290 + i}`),
  ]);
  expect(narrow([...many, '29', 'x'], '29', all).words.slice(0, 2)).toEqual(['29', 'Mod_29']);
  expect(narrow(many, '', all)).toEqual({ words: many.slice(0, MOST), cut: true });
  expect(narrow(many, 'm', it => it !== 'Mod_0').words[0]).toBe('Mod_1');
  expect(narrow(many, 'zz', all)).toEqual({ words: [], cut: true });
});

test('a word may be meant where its letters stand in their order', () => {
  const meant = (typed: string) => ['dependencies', 'Devices', '@onLoad', 'É'].filter(it => mayMean(typed, it));
  expect(meant('de')).toEqual(['dependencies', 'Devices']);
  expect(meant('DVS')).toEqual(['Devices']);
  expect(meant('é')).toEqual(['É']);
  expect(meant('')).toHaveLength(4);
  expect(meant('dependencies!')).toEqual([]);
});
