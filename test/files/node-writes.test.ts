import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changeFile, createFile, liesInside, renameFile, replaceFile } from '../../src/files/node-writes.ts';
import { onDisk } from '../support/disk.ts';

const bytes = (text: string) => Buffer.from(text);
const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const outside = { ok: false, error: 'it lies outside of the folder' };

test('a path lies inside where no link leads away from the folder', () => {
  const other = onDisk({ 'x.txt': '' });
  const folder = onDisk({ 'a/b.txt': '' });
  symlinkSync(other, join(folder, 'away'));
  symlinkSync(join(folder, 'a'), join(folder, 'near'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'broken'));
  const inside = ['a/b.txt', 'a/new.txt', 'new/er/x.txt', 'near/b.txt'];
  const away = ['away/x.txt', 'away/new.txt', '../x.txt', 'a/../../x.txt', '', '/etc/x', 'broken'];
  expect(inside.filter(it => !liesInside(folder, it))).toEqual([]);
  expect(away.filter(it => liesInside(folder, it))).toEqual([]);
});

test('a file is changed only where it is what was read', async () => {
  const folder = onDisk({ 'a.txt': 'old' });
  expect(await changeFile(folder, 'a.txt', bytes('older'), bytes('new'))).toEqual({
    ok: false,
    error: 'it has changed in the meantime',
  });
  expect(await changeFile(folder, 'a.txt', bytes('old'), bytes('new'))).toEqual({ ok: true });
  expect(read(folder, 'a.txt')).toBe('new');
  expect(await changeFile(folder, '../a.txt', bytes(''), bytes(''))).toEqual(outside);
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

test('a file is created with its folders, and never over another', async () => {
  const folder = onDisk({ 'a.txt': 'old' });
  expect(await createFile(folder, 'x/y/z.txt', bytes('new'))).toEqual({ ok: true });
  expect(read(folder, 'x/y/z.txt')).toBe('new');
  expect(await createFile(folder, 'a.txt', bytes('new'))).toEqual({ ok: false, error: 'there is such a file already' });
  expect(await createFile(folder, '../z.txt', bytes(''))).toEqual(outside);
});

test('a folder is renamed where nothing has the new name', async () => {
  const folder = onDisk({ 'a/x.txt': 'x', 'b/y.txt': 'y' });
  expect(await renameFile(folder, 'a', 'b')).toEqual({ ok: false, error: 'b is there already' });
  expect(await renameFile(folder, 'a', 'deep/c')).toEqual({ ok: true });
  expect(read(folder, 'deep/c/x.txt')).toBe('x');
  expect(existsSync(join(folder, 'a'))).toBe(false);
  expect(await renameFile(folder, 'b', '../b')).toEqual(outside);
});

test('a link is replaced, not followed, by a file that is written anew', async () => {
  const folder = onDisk({ 'a.txt': 'old' });
  symlinkSync(join(folder, 'a.txt'), join(folder, 'b.txt'));
  expect(await replaceFile(join(folder, 'b.txt'), bytes('new'))).toEqual({ ok: true });
  expect([read(folder, 'a.txt'), read(folder, 'b.txt')]).toEqual(['old', 'new']);
  expect(await replaceFile(join(folder, 'no', 'b.txt'), bytes(''))).toEqual({
    ok: false,
    error: 'there is no such folder',
  });
});
