import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { onDisk } from '../support/disk.ts';
import { otmod } from '../support/otmod.ts';

const advanced = (name: string, version: string, more: object = {}) => JSON.stringify({ name, version, ...more });
const asking = (name: string, range: string) => advanced(name, '1.0.0', { dependencies: { physics: range } });
const client = {
  'init.lua': '',
  'modules/lib/lib.otmod': 'Module\n  name: lib\n  autoload: true\n',
  'modules/hud/hud.otmod.jsonc': asking('hud', '^2.0.0'),
  '.otmodules/store/physics/2.4.0/physics.otmod.jsonc': advanced('physics', '2.4.0', { dependencies: ['lib'] }),
  '.otmodules/store/physics/3.0.0/physics.otmod.jsonc': advanced('physics', '3.0.0'),
};
const conflicting = { ...client, 'modules/boss/boss.otmod.jsonc': asking('boss', '^3.0.0') };

describe('otmod resolve of a folder', () => {
  test('prints what is chosen, in the order of loading, and where it lies', async () => {
    expect(await otmod(['resolve', onDisk(client)])).toEqual({
      code: 0,
      err: '',
      out: `resolved, 3 modules
    1 lib
    2 physics  2.4.0 from the version store
    3 hud      1.0.0
`,
    });
  });

  test('explains conflicts with places and fixes that were tried', async () => {
    const folder = onDisk(conflicting);
    expect(await otmod(['resolve', folder])).toEqual({
      code: 1,
      err: '',
      out: `no resolution, 1 conflict

CONFLICT  physics: no version suits everyone  [2 lines, minimal]
  boss 1.0.0 needs physics ^3.0.0  modules/boss/boss.otmod.jsonc:1:50
  hud 1.0.0 needs physics ^2.0.0   modules/hud/hud.otmod.jsonc:1:49
Verified fixes:
  1. hud: "physics": "^2.0.0" → "^2.0.0 || ^3.0.0" ⇒ physics 3.0.0, nothing else moves
  2. boss: "physics": "^3.0.0" → "^3.0.0 || ^2.4.0" ⇒ physics 2.4.0, nothing else moves
  3. hud: "physics": "^2.0.0" → "^3.0.0" ⇒ physics 3.0.0, nothing else moves
  4. boss: "physics": "^3.0.0" → "^2.4.0" ⇒ physics 2.4.0, nothing else moves
  5. leave hud out ⇒ physics 3.0.0, nothing else moves
  6. hud: without "physics" ⇒ physics 3.0.0, nothing else moves
  7. leave boss out ⇒ physics 2.4.0, nothing else moves
  8. boss: without "physics" ⇒ physics 2.4.0, nothing else moves
`,
    });
    const { code, out } = await otmod(['resolve', folder, '--json', '--write-lock']);
    const row = JSON.parse(out);
    expect(code).toBe(1);
    expect(row).toMatchObject({
      success: false,
      modules: {},
      order: [],
      circular: [],
      error: 'physics: no version suits everyone',
      conflicts: [
        {
          module: 'physics',
          versions: ['3.0.0', '2.4.0'],
          reason: 'physics: no version suits everyone',
          text: expect.stringContaining('CONFLICT  physics'),
        },
      ],
    });
    expect(row.conflicts[0].core).toContainEqual({
      module: 'hud',
      version: '1.0.0',
      dependency: 'physics',
      constraint: '^2.0.0',
      kind: 'dependency',
      file: 'modules/hud/hud.otmod.jsonc',
      line: 1,
      column: 49,
    });
    expect(row.conflicts[0].fixes[0].modules.physics).toBe('3.0.0');
    expect(existsSync(join(folder, 'otmodules.lock'))).toBe(false);
  });

  test('tells circles, with the versions that were chosen all the same', async () => {
    const folder = onDisk({
      'init.lua': '',
      'modules/a/a.otmod.jsonc': advanced('a', '1.0.0', { dependencies: ['b'] }),
      'modules/b/b.otmod.jsonc': advanced('b', '1.0.0', { dependencies: ['a'] }),
    });
    const { code, out } = await otmod(['resolve', folder]);
    expect(code).toBe(1);
    expect(out).toBe(`resolved, 2 modules
    1 b  1.0.0
    2 a  1.0.0

CIRCLE  a, b need each other: one way round
  drop "a" from b (b → a → b)  modules/b/b.otmod.jsonc:1:47
`);
    const row = JSON.parse((await otmod(['resolve', folder, '--json'])).out);
    expect(row).toMatchObject({ success: false, error: 'a and b need each other', conflicts: [] });
    expect(row.modules.a).toEqual({ version: '1.0.0', from: 'workspace', folder: 'modules/a' });
    expect(row.circular[0].modules).toEqual(['a', 'b']);
  });

  test('writes the lock, prefers it from then on, and holds what is chosen against it', async () => {
    const folder = onDisk({ ...client, 'modules/hud/hud.otmod.jsonc': asking('hud', '>=2') });
    const lock = join(folder, 'otmodules.lock');
    const frozen = () => otmod(['resolve', folder, '--frozen']);
    expect(await frozen()).toMatchObject({
      code: 1,
      err: 'otmod: there is no otmodules.lock; --write-lock makes it\n',
    });
    expect((await otmod(['resolve', folder, '--write-lock'])).code).toBe(0);
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toEqual({
      modules: { hud: '1.0.0', lib: '0.0.0', physics: '3.0.0' },
    });
    expect((await frozen()).code).toBe(0);
    const older = readFileSync(lock, 'utf8').replace('3.0.0', '2.4.0');
    writeFileSync(lock, older);
    expect((await otmod(['resolve', folder])).out).toContain('physics  2.4.0 from');
    expect((await frozen()).code).toBe(0);
    writeFileSync(lock, older.replace('2.4.0', '2.5.0'));
    expect(await frozen()).toMatchObject({
      code: 1,
      err: 'otmod: otmodules.lock has physics 2.5.0, but 3.0.0 is chosen\n',
    });
    writeFileSync(lock, older.replace('"hud": "1.0.0",', ''));
    expect((await frozen()).err).toBe('otmod: otmodules.lock has no hud, but 1.0.0 is chosen\n');
    writeFileSync(lock, older.replace('"hud"', '"gone": "1.0.0", "hud"'));
    expect((await frozen()).err).toBe('otmod: otmodules.lock has gone, which nothing asks for\n');
    writeFileSync(lock, '{');
    expect(await frozen()).toMatchObject({ code: 1, err: expect.stringContaining('otmodules.lock is broken') });
  });

  test('what only the client can read counts as there', async () => {
    const secret = { 'modules/secret/secret.otmod': 'ENC3\u0001\u0002', 'init.lua': '' };
    const folder = onDisk({ ...secret, 'modules/a/a.otmod': 'Module\n  name: a\n  dependencies: [ secret ]\n' });
    expect((await otmod(['resolve', folder])).out).toContain('resolved, 2 modules');
  });

  test('is called in one way or the other', async () => {
    const folder = onDisk(client);
    expect((await otmod(['resolve', folder, '--write-lock', '--frozen'])).code).toBe(2);
    expect((await otmod(['resolve', folder, '--universe', '-'])).code).toBe(2);
    expect((await otmod(['resolve', join(folder, 'nowhere')])).code).toBe(2);
    expect((await otmod(['resolve', join(folder, 'modules'), '--frozen'])).code).toBe(2);
  });
});
