import { expect, test } from 'vitest';
import type { Diagnostic, Edit } from '../../src/checks/check.ts';
import { fixFolder } from '../../src/features/fix-folder.ts';
import { clientFolder, manifest } from '../support/client.ts';

const all = () => true;

/** Diagnostics with a preferred fix each, which go once a predicate says so. */
function finding(path: string, edits: readonly Edit[], code = 'x'): Diagnostic {
  const fixes = () => [{ title: `Mend ${path}`, edits, preferred: true }];
  return { code, path, span: { start: 0, end: 0 }, message: '', severity: 'error', fixes };
}

test('files are created and renamed, and what was written goes with them', () => {
  const path = 'modules/a/a.otmod';
  const folder = clientFolder({ [path]: 'x', 'modules/a/a.lua': '' });
  const rounds = [
    [
      finding(path, [
        { kind: 'replace', path, span: { start: 0, end: 1 }, text: manifest('a') },
        { kind: 'create', path: 'modules/a/new.lua', text: '-- new\n' },
      ]),
    ],
    [finding(path, [{ kind: 'rename', from: 'modules/a', to: 'modules/b' }])],
    [finding(path, [{ kind: 'rename', from: 'modules/none', to: 'modules/c' }])],
  ];
  const { changes, applied } = fixFolder(folder, () => new Map([[path, rounds.shift() ?? []]]), all, all);
  expect(changes).toEqual([
    { kind: 'rename', from: 'modules/a', to: 'modules/b' },
    { kind: 'write', path: 'modules/b/a.otmod', was: path, before: 'x', text: manifest('a') },
    { kind: 'write', path: 'modules/b/new.lua', was: 'modules/a/new.lua', before: undefined, text: '-- new\n' },
  ]);
  expect(applied.length).toBe(2);
  expect([...folder.paths()].sort()).toEqual(['modules/b/a.lua', 'modules/b/a.otmod', 'modules/b/new.lua']);
});

test('nothing is renamed to what is there, created over what is there, or changed where it may not be', () => {
  const files = { 'a/a.txt': 'a', 'b/b.txt': 'b' };
  const made = (edit: Edit, mayChange: (path: string) => boolean = all) =>
    fixFolder(clientFolder(files), () => new Map([['a', [finding('a', [edit])]]]), all, mayChange).changes;
  expect(made({ kind: 'rename', from: 'a', to: 'b' })).toEqual([]);
  expect(made({ kind: 'create', path: 'a/a.txt', text: '' })).toEqual([]);
  expect(made({ kind: 'create', path: 'c.txt', text: '' }, path => path !== 'c.txt')).toEqual([]);
  expect(made({ kind: 'rename', from: 'a', to: 'c' }, path => path !== 'c')).toEqual([]);
});

test('fixes that make each other necessary come to an end', () => {
  const path = 'a.otmod';
  const folder = clientFolder({ [path]: 'a' });
  const { applied } = fixFolder(
    folder,
    () => new Map([[path, [finding(path, [{ kind: 'replace', path, span: { start: 0, end: 0 }, text: 'x' }])]]]),
    all,
    all,
  );
  expect(applied.length).toBe(20);
});

test('two fixes of one place are made one after the other', () => {
  const path = 'a.otmod';
  const folder = clientFolder({ [path]: 'ab' });
  const mend = (text: string): Edit => ({ kind: 'replace', path, span: { start: 0, end: 2 }, text });
  const list = () => {
    const now = folder.text(path);
    return now === 'ab'
      ? [finding(path, [mend('cd')]), finding('b', [mend('ef')])]
      : now === 'cd'
        ? [finding('b', [mend('ef')])]
        : [];
  };
  const { changes, applied } = fixFolder(folder, () => new Map([[path, list()]]), all, all);
  expect(applied.map(it => it.path)).toEqual([path, 'b']);
  expect(changes).toEqual([{ kind: 'write', path, was: path, before: 'ab', text: 'ef' }]);
});

test('only wanted codes count', () => {
  const edit: Edit = { kind: 'create', path: 'c.txt', text: '' };
  const found = new Map([['a', [finding('a', [edit], 'one')]]]);
  expect(
    fixFolder(
      clientFolder({}),
      () => found,
      code => code !== 'one',
      all,
    ).applied,
  ).toEqual([]);
});
