import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findGit } from '../../src/files/node-git.ts';
import { onDisk } from '../support/disk.ts';
import { otmod } from '../support/otmod.ts';

const manifest = (version: string) =>
  `Module\n  name: box\n  version: ${version}\n  sandboxed: true\n  scripts: [ box ]\n`;
const client = (version: string, lua: string) => ({
  'init.lua': '',
  'modules/box/box.otmod': manifest(version),
  'modules/box/box.lua': lua,
});
const stored = {
  '.otmodules/store/box/1.0.0/box.otmod': manifest('1.0.0'),
  '.otmodules/store/box/1.0.0/box.lua': 'function show() end\n',
};
const read = (folder: string, path = 'modules/box/box.otmod') => readFileSync(join(folder, path), 'utf8');

describe('otmod bump', () => {
  test('raises the version as proposed, and says why', async () => {
    const folder = onDisk({ ...client('1.0.0', 'function hide(a) end\n'), ...stored });
    const { code, out, err } = await otmod(['bump', 'box', folder]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe('box 1.0.0 → 2.0.0\nsince 1.0.0:\n  major  "show" is gone.\n  minor  "hide" is new.\n');
    expect(read(folder)).toBe(manifest('2.0.0'));
  });

  test('writes nothing where it is only asked, and shows what it would', async () => {
    const folder = onDisk({ ...client('1.0.0', 'function show() end\nx = 1\n'), ...stored });
    const { code, out } = await otmod(['bump', 'box', '--dry-run', folder]);
    expect([code, read(folder)]).toEqual([0, manifest('1.0.0')]);
    expect(out).toContain('box 1.0.0 → 1.1.0 (nothing is written)\n');
    expect(out).toContain('-  version: 1.0.0\n+  version: 1.1.0\n');
    const { out: json } = await otmod(['bump', 'box', folder, '--dry-run', '--json']);
    expect(JSON.parse(json)).toEqual({
      dryRun: true,
      module: 'box',
      from: '1.0.0',
      to: '1.1.0',
      since: '1.0.0',
      reasons: [{ level: 'minor', text: '"x" is new.' }],
      doubts: [],
      files: ['modules/box/box.otmod'],
    });
  });

  test('says so where nothing has to be raised', async () => {
    const folder = onDisk({ ...client('1.0.0', 'function show() end\n'), ...stored });
    expect(await otmod(['bump', 'box', folder])).toEqual({
      code: 0,
      out: 'Nothing has changed since 1.0.0.\n',
      err: '',
    });
    const high = onDisk({ ...client('3.0.0', ''), ...stored });
    expect((await otmod(['bump', 'box', high])).out).toBe(
      '3.0.0 is high enough for what has changed since 1.0.0: "show" is gone.\n',
    );
  });

  test('needs a level where nothing is stored, takes any where it is given one, and begins with 1.0.0', async () => {
    const folder = onDisk(client('1.0', ''));
    const { code, err } = await otmod(['bump', 'box', folder]);
    expect([code, err]).toEqual([
      2,
      'otmod: No version up to 1.0.0 is stored or tagged that it could be compared with. --level says how far to raise it.\n',
    ]);
    expect((await otmod(['bump', 'box', folder, '--level', 'minor'])).out).toBe('box 1.0.0 → 1.1.0\n');
    expect(read(folder)).toBe(manifest('1.1.0'));
    const none = onDisk({ 'modules/box/box.otmod': 'Module\n  name: box\n  author: me\n' });
    expect((await otmod(['bump', 'box', none])).out).toBe('box 1.0.0\n');
    expect(read(none)).toBe('Module\n  name: box\n  author: me\n  version: 1.0.0\n');
  });

  test('tells what is wrong in the store, and compares with what is right', async () => {
    const folder = onDisk({ ...client('1.0.0', ''), ...stored, '.otmodules/store/box/0.9/box.otmod': '' });
    const { code, err, out } = await otmod(['bump', 'box', folder]);
    expect([code, err]).toEqual([0, 'otmod: .otmodules/store/box/0.9: "0.9" is no semantic version.\n']);
    expect(out).toContain('1.0.0 → 2.0.0');
  });

  test('compares with the tags of the repository', async () => {
    const folder = onDisk(client('1.0.0', 'function show() end\n'));
    const git = (...args: readonly string[]) =>
      execFileSync(findGit() ?? 'git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
        env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
      });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'one');
    git('tag', 'box@v1.0.0');
    await otmod(['bump', 'box', folder]);
    expect(read(folder)).toBe(manifest('1.0.0'));
    symlinkSync(join(folder, 'init.lua'), join(folder, 'modules/box/more.lua'));
    expect((await otmod(['bump', 'box', folder])).out).toContain('patch  more.lua differs.');
  });

  test('is told when it is called wrongly', async () => {
    const folder = onDisk(client('1.0.0', ''));
    expect(await otmod(['bump'])).toEqual({
      code: 2,
      out: '',
      err: 'otmod: bump takes a module, and a folder after it\n',
    });
    expect((await otmod(['bump', 'lid', folder])).err).toBe(
      'otmod: there is no module "lid" with a folder of its own\n',
    );
    expect((await otmod(['bump', 'box', folder, '--level', 'huge'])).code).toBe(2);
  });

  test('leaves a manifest alone that must be mended first', async () => {
    const folder = onDisk({
      'modules/box/box.otmod.jsonc': '{ "name": "box", "version": "1.0.0", }}',
      'modules/box/box.otmod': manifest('1.0.0'),
    });
    const { code, err } = await otmod(['bump', 'box', folder, '--level', 'patch']);
    expect([code, err]).toEqual([1, 'otmod: modules/box/box.otmod.jsonc is no JSON; mend it first.\n']);
  });
});
