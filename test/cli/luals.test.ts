import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { onDisk } from '../support/disk.ts';
import { otmod } from '../support/otmod.ts';

const client = {
  'init.lua': '',
  'modules/a/a.otmod': 'Module\n  name: a\n  sandboxed: true\n  scripts: [ a ]\n',
  'modules/a/a.lua': '-- Opens it.\nfunction open(box) end\n',
  'src/client/luafunctions.cpp': 'g_lua.registerSingletonClass("g_game");\n',
};

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

describe('otmod luals', () => {
  test('writes the library, and tells how it is read', async () => {
    const folder = onDisk(client);
    const { code, out, err } = await otmod(['luals', folder]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^\S*\.otmodules\/luals\/modules\.lua written\n\S*natives\.lua written\n\nFor the Lua language server.*\n {2}\{"workspace\.library":\["\.otmodules\/luals"\]\}\n$/,
    );
    expect(read(folder, '.otmodules/luals/modules.lua')).toContain(
      '--- Opens it.\n---@return any ...\nfunction modules.a.open(box) end\n',
    );
    expect(read(folder, '.otmodules/luals/natives.lua')).toContain('---@class g_game\ng_game = {}\n');
    expect(read(folder, '.otmodules/luals/.gitignore')).toBe('*\n');
  });

  test('writes nothing where nothing changed, nor where it is only asked', async () => {
    const folder = onDisk(client);
    expect((await otmod(['luals', folder, '--dry-run'])).out).toContain('modules.lua would be written\n');
    expect(existsSync(join(folder, '.otmodules'))).toBe(false);
    await otmod(['luals', folder]);
    const before = read(folder, '.otmodules/luals/modules.lua');
    expect((await otmod(['luals', folder])).out).toContain('modules.lua is up to date\n');
    writeFileSync(join(folder, 'modules/a/a.lua'), 'function close() end\n');
    const { out } = await otmod(['luals', folder]);
    expect(out).toMatch(/modules\.lua written\n.*natives\.lua is up to date\n/);
    expect(read(folder, '.otmodules/luals/modules.lua')).not.toBe(before);
  });

  test('leaves alone what somebody has changed, unless it is told to', async () => {
    const folder = onDisk({
      ...client,
      '.otmodules/luals/modules.lua': '-- mine\n',
      '.otmodules/luals/.gitignore': '',
    });
    const { code, err } = await otmod(['luals', folder]);
    expect(code).toBe(1);
    expect(err).toMatch(/modules\.lua was changed by hand; --force overwrites it\n$/);
    expect(read(folder, '.otmodules/luals/modules.lua')).toBe('-- mine\n');
    expect(read(folder, '.otmodules/luals/.gitignore')).toBe('');
    expect((await otmod(['luals', folder, '--force'])).code).toBe(0);
    expect(read(folder, '.otmodules/luals/modules.lua')).toContain('modules.a = {}');
  });

  test('writes into another folder, and says nothing where that is read already', async () => {
    const folder = onDisk({ ...client, '.luarc.json': '{ "workspace.library": ["types"] /* mine */ }' });
    const { code, out } = await otmod(['luals', folder, '--out', join(folder, 'types')]);
    expect(code).toBe(0);
    expect(out).toMatch(/^\S*types\/modules\.lua written\n\S*types\/natives\.lua written\n$/);
    expect(existsSync(join(folder, 'types/.gitignore'))).toBe(false);
    // What it wrote itself is no description of natives.
    const again = await otmod(['luals', folder, '--out', join(folder, 'types')]);
    expect(again.out).toMatch(/modules\.lua is up to date\n.*natives\.lua is up to date\n$/);
  });

  test('tells it as JSON', async () => {
    const folder = onDisk(client);
    const { out } = await otmod(['luals', folder, '--json']);
    expect(JSON.parse(out)).toEqual({
      dryRun: false,
      files: [
        { file: expect.stringMatching(/modules\.lua$/), state: 'written' },
        { file: expect.stringMatching(/natives\.lua$/), state: 'written' },
      ],
      library: '.otmodules/luals',
      inLuarc: false,
    });
  });

  test('does not follow a link out of the folder', async () => {
    const folder = onDisk(client);
    symlinkSync(onDisk({}), join(folder, '.otmodules'));
    const { code, err } = await otmod(['luals', folder]);
    expect([code, err]).toEqual([2, expect.stringContaining('lies outside of the folder; --out names another one')]);
  });

  test('is wrong to call otherwise', async () => {
    expect((await otmod(['luals', 'a', 'b'])).code).toBe(2);
    expect((await otmod(['luals', onDisk(client), '--out', ''])).code).toBe(2);
    const folder = onDisk({ ...client, taken: '' });
    const { code, err } = await otmod(['luals', folder, '--out', join(folder, 'taken')]);
    expect([code, err]).toEqual([2, expect.stringContaining('cannot write')]);
  });
});
