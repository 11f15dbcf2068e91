import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LARGEST_TEXT } from '../../src/files/file-source.ts';
import { nodeFiles } from '../../src/files/node-files.ts';
import { onDisk } from '../support/disk.ts';

async function listed(folder: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const batch of nodeFiles(folder).list(() => false)) paths.push(...batch);
  return paths.sort();
}

async function textOf(folder: string, path: string): Promise<string | undefined> {
  const bytes = await nodeFiles(folder).read(path);
  return bytes && Buffer.from(bytes).toString('utf8');
}

describe('listing', () => {
  test('gives every file below the folder, with "/" between the names', async () => {
    const folder = onDisk({ 'init.lua': '', 'modules/a/a.otmod': '', 'modules/a/sub/b.lua': '', '.hidden/x': '' });
    mkdirSync(join(folder, 'empty'));
    expect(await listed(folder)).toEqual(['.hidden/x', 'init.lua', 'modules/a/a.otmod', 'modules/a/sub/b.lua']);
  });

  test('leaves out folders in which no client looks', async () => {
    const folder = onDisk({
      '.git/config': '',
      '.hg/x': '',
      '.svn/x': '',
      '.otmodules/x': '',
      'modules/a/node_modules/x.js': '',
      'modules/a/a.otmod': '',
    });
    expect(await listed(folder)).toEqual(['modules/a/a.otmod']);
  });

  test('gives more folders than are read at a time', async () => {
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`modules/m${i}/m.otmod`, '']));
    expect(await listed(onDisk(files))).toEqual(Object.keys(files).sort());
  });

  test('ends where nobody waits for it any more', async () => {
    const folder = onDisk({ 'a/b/c/d': '', a2: '' });
    const seen: string[] = [];
    for await (const batch of nodeFiles(folder).list(() => seen.length > 0)) seen.push(...batch);
    expect(seen).toEqual(['a2']);
  });

  test('gives nothing of a folder that is not there', async () => {
    expect(await listed('/no/such/folder')).toEqual([]);
  });
});

describe('links', () => {
  test('to files count as files', async () => {
    const folder = onDisk({ 'a.lua': 'x = 1\n' });
    symlinkSync(join(folder, 'a.lua'), join(folder, 'b.lua'));
    expect(await listed(folder)).toEqual(['a.lua', 'b.lua']);
    expect(await textOf(folder, 'b.lua')).toBe('x = 1\n');
  });

  test('to folders are not followed, as the clients do not', async () => {
    const folder = onDisk({ 'elsewhere/a.otmod': '', 'modules/b/b.otmod': '' });
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'modules', 'a'));
    symlinkSync(folder, join(folder, 'modules', 'round'));
    expect(await listed(folder)).toEqual(['elsewhere/a.otmod', 'modules/b/b.otmod']);
  });

  test.each(['modules', 'mods', 'data'])(
    'to folders are followed where "%s" itself is one, since it is mounted',
    async name => {
      const other = onDisk({ 'a/a.otmod': '', [`${name}/b.otmod`]: '' });
      const folder = onDisk({});
      symlinkSync(other, join(folder, name));
      symlinkSync(other, join(folder, 'other'));
      expect(await listed(folder)).toEqual([`${name}/a/a.otmod`, `${name}/${name}/b.otmod`]);
    },
  );

  test('that lead nowhere are no files', async () => {
    const folder = onDisk({});
    symlinkSync(join(folder, 'gone'), join(folder, 'broken.otmod'));
    symlinkSync(join(folder, 'self'), join(folder, 'self'));
    expect(await listed(folder)).toEqual([]);
  });
});

describe('reading', () => {
  test('gives the bytes as they are', async () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0xff, 0x00, 0x0d, 0x0a);
    const folder = onDisk({ a: bytes });
    expect([...((await nodeFiles(folder).read('a')) ?? [])]).toEqual([...bytes]);
  });

  test('gives nothing of a file that is not there, or that is a folder', async () => {
    const folder = onDisk({ 'a/b': '' });
    expect(await textOf(folder, 'gone')).toBeUndefined();
    expect(await textOf(folder, 'a')).toBeUndefined();
  });

  test('gives nothing of a file that is too large for a text', async () => {
    const folder = onDisk({ large: '', fits: '' });
    truncateSync(join(folder, 'large'), LARGEST_TEXT + 1);
    truncateSync(join(folder, 'fits'), LARGEST_TEXT);
    expect(await textOf(folder, 'large')).toBeUndefined();
    expect((await nodeFiles(folder).read('fits'))?.length).toBe(LARGEST_TEXT);
  });
});
