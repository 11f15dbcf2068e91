import { expect, test } from 'vitest';
import { storePaths } from '../../src/versions/store-paths.ts';

const shown = (stated: unknown, isOwn = false) => storePaths(stated, isOwn).map(it => `${it.kind} ${it.path}`);

test('a workspace names stores inside of itself alone', () => {
  expect(
    shown(['.otmodules/store', './old//versions/', 'a/../../b', '..', '', '/srv/store', 'C:\\store', 'a\\b']),
  ).toEqual([
    'relative .otmodules/store',
    'relative old/versions',
    'refused a/../../b',
    'refused ..',
    'refused /srv/store',
    'refused C:\\store',
    'refused a\\b',
  ]);
});

test('a person may name any folder in the own settings', () => {
  expect(shown(['/srv/store', 'C:\\store', '../x'], true)).toEqual([
    'absolute /srv/store',
    'absolute C:\\store',
    'refused ../x',
  ]);
});

test('what is no list of words names none', () => {
  expect([shown('x'), shown(undefined), shown([1, null, ['a']])]).toEqual([[], [], []]);
});
