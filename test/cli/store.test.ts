import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { onDisk } from '../support/disk.ts';
import { otmod } from '../support/otmod.ts';

const client = {
  'modules/box/box.otmod': 'Module\r\n  name: box\r\n  version: 1.0\r\n',
  'modules/box/images/a.png': new Uint8Array([0, 255, 13, 10]),
  'modules/box/.git/config': 'no part of it',
  'modules/lid/lid.otmod': 'Module\n  name: lid\n',
};
const place = '.otmodules/store/box/1.0.0';

describe('otmod store', () => {
  test('puts the files of a module into the store byte for byte, once', async () => {
    const folder = onDisk(client);
    const first = await otmod(['store', 'box', folder]);
    expect(first).toEqual({ code: 0, out: `box 1.0.0 stored in ${place}\n`, err: '' });
    expect(readFileSync(join(folder, place, 'images/a.png'))).toEqual(Buffer.from([0, 255, 13, 10]));
    expect(readFileSync(join(folder, place, 'box.otmod'), 'utf8')).toBe(client['modules/box/box.otmod']);
    expect(readdirSync(join(folder, place)).sort()).toEqual(['box.otmod', 'images']);
    expect(readdirSync(join(folder, '.otmodules/store'))).toEqual(['box']);
    expect((await otmod(['store', 'box', folder])).out).toBe(`${place} holds these files already\n`);
  });

  test('never puts other files under a version that is there', async () => {
    const folder = onDisk(client);
    await otmod(['store', 'box', folder]);
    writeFileSync(join(folder, 'modules/box/box.lua'), 'x = 1\n');
    const { code, err } = await otmod(['store', 'box', folder]);
    expect([code, err]).toEqual([
      1,
      'otmod: box was not stored. That version is stored already with other files (box.lua differs); raise the version first.\n',
    ]);
    expect(existsSync(join(folder, place, 'box.lua'))).toBe(false);
    const hint = await otmod(['check', folder, '--json']);
    const codes = JSON.parse(hint.out).diagnostics.map((it: { readonly code: string }) => it.code);
    expect(codes).toContain('changed-without-bump');
  });

  test('refuses a module without a version, with a link in it, and one that is not there', async () => {
    const folder = onDisk(client);
    expect(await otmod(['store', 'lid', folder])).toEqual({
      code: 1,
      out: '',
      err: 'otmod: lid was not stored. It states no version; bump it first.\n',
    });
    symlinkSync('/etc', join(folder, 'modules/box/etc'));
    expect((await otmod(['store', 'box', folder])).err).toBe(
      'otmod: box was not stored. etc is a link, and links cannot be stored.\n',
    );
    expect((await otmod(['store', 'other', folder])).code).toBe(2);
    expect(existsSync(join(folder, '.otmodules'))).toBe(false);
  });

  test('puts them elsewhere where it is told to, but follows no link out of the folder', async () => {
    const [folder, elsewhere] = [onDisk(client), onDisk({})];
    const { out } = await otmod(['store', 'box', folder, '--store', elsewhere, '--json']);
    expect(JSON.parse(out)).toMatchObject({ module: 'box', version: '1.0.0', state: 'stored' });
    expect(existsSync(join(elsewhere, 'box/1.0.0/box.otmod'))).toBe(true);
    symlinkSync(elsewhere, join(folder, '.otmodules'));
    expect((await otmod(['store', 'box', folder])).err).toBe(
      'otmod: the store lies outside of the folder; --store names another one\n',
    );
  });
});
