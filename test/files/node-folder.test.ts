import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeFolder } from '../../src/files/node-folder.ts';
import { storeVersion } from '../../src/versions/store-version.ts';
import { onDisk } from '../support/disk.ts';

const bytes = (...values: readonly number[]) => new Uint8Array(values);
const store = (folder: string, name: string, version: string, files: ReadonlyMap<string, Uint8Array>) =>
  storeVersion(nodeFolder(folder), name, version, files, '.new');
const files = new Map([
  ['box.lua', bytes(1, 2, 13, 10)],
  ['images/a.png', bytes(0, 255)],
]);

describe('a version is stored', () => {
  test('byte for byte, with no trace of how', async () => {
    const folder = join(onDisk({}), 'store');
    expect(await store(folder, 'box', '1.0.0', files)).toEqual({ ok: true, value: 'stored' });
    expect(readFileSync(join(folder, 'box/1.0.0/images/a.png'))).toEqual(Buffer.from([0, 255]));
    expect(readFileSync(join(folder, 'box/1.0.0/box.lua'))).toEqual(Buffer.from([1, 2, 13, 10]));
    expect([readdirSync(folder), readdirSync(join(folder, 'box'))]).toEqual([['box'], ['1.0.0']]);
  });

  test('once: the same again is the same, anything else is refused and nothing changes', async () => {
    const folder = onDisk({});
    await store(folder, 'box', '1.0.0', files);
    expect(await store(folder, 'box', '1.0.0', files)).toEqual({ ok: true, value: 'same' });
    const refusal = (path: string) => ({
      ok: false,
      error: `That version is stored already with other files (${path} differs); raise the version first.`,
    });
    const other = new Map([...files, ['box.lua', bytes(9)]]);
    expect(await store(folder, 'box', '1.0.0', other)).toEqual(refusal('box.lua'));
    expect(await store(folder, 'box', '1.0.0', new Map([...files, ['more', bytes(1)]]))).toEqual(refusal('more'));
    expect(await store(folder, 'box', '1.0.0', new Map([...files].slice(1)))).toEqual(refusal('box.lua'));
    expect(readFileSync(join(folder, 'box/1.0.0/box.lua'))).toEqual(Buffer.from([1, 2, 13, 10]));
  });

  test('or nothing is: a file that cannot be written leaves no trace', async () => {
    const folder = onDisk({});
    const impossible = new Map([...files, ['box.lua/inner', bytes(1)]]);
    expect((await store(folder, 'box', '1.0.0', impossible)).ok).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('nowhere but in its own folder', async () => {
    const folder = onDisk({});
    for (const name of ['..', 'a/b', '', 'con', 'a\\b', '.hidden', 'a.']) {
      expect((await store(folder, name, '1.0.0', files)).ok, name).toBe(false);
    }
    for (const name of ['game_box', 'Ein Modul', 'é'])
      expect((await store(folder, name, '1.0.0', files)).ok).toBe(true);
    const outside = onDisk({});
    symlinkSync(outside, join(folder, 'box'));
    expect(await store(folder, 'box', '1.0.0', files)).toEqual({
      ok: false,
      error: 'The folder of the module in the store is a link.',
    });
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe('the files of a folder', () => {
  test('are listed without links and without folders that are no part of a module', async () => {
    const folder = onDisk({ 'a.lua': '', 'b/c.png': 'x', '.git/config': '', '.otmodules/store/x': '', '.hidden': '' });
    symlinkSync(join(folder, 'a.lua'), join(folder, 'link.lua'));
    symlinkSync(join(folder, 'b'), join(folder, 'linked'));
    const source = nodeFolder(folder);
    expect(await source.contents('')).toEqual({
      files: ['.hidden', 'a.lua', 'b/c.png'],
      links: ['link.lua', 'linked'],
    });
    expect((await source.contents('b')).files).toEqual(['c.png']);
    expect(await source.read('b/c.png')).toEqual(Buffer.from('x'));
    expect(await source.read('link.lua')).toBeUndefined();
    expect(await source.read('linked/c.png')).toBeUndefined();
    expect(await source.read('../x')).toBeUndefined();
  });

  test('that leads out of it by a link are not read', async () => {
    const [folder, outside] = [onDisk({}), onDisk({})];
    writeFileSync(join(outside, 'secret'), 's');
    mkdirSync(join(folder, 'a'));
    symlinkSync(outside, join(folder, 'a/out'));
    expect(await nodeFolder(folder).read('a/out/secret')).toBeUndefined();
  });
});
