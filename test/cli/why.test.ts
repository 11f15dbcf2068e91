import { describe, expect, test } from 'vitest';
import { onDisk } from '../support/disk.ts';
import { otmod } from '../support/otmod.ts';

const files = {
  'init.lua': "g_modules.discoverModules()\ng_modules.autoLoadModules(99)\ng_modules.ensureModuleLoaded('corelib')\n",
  'modules/corelib/corelib.otmod': 'Module\n  name: corelib\n',
  'modules/a/a.otmod': 'Module\n  name: a\n  autoload: true\n  autoload-priority: 5\n  dependencies: [ gone ]\n',
  'modules/hud/hud.otmod.jsonc':
    '{\n  "name": "hud",\n  "version": "2.1.0",\n  "dependencies": { "physics": "^2.0.0" }\n}\n',
  '.otmodules/store/physics/2.0.0/physics.otmod.jsonc': '{ "name": "physics", "version": "2.0.0" }\n',
  '.otmodules/store/physics/3.0.0/physics.otmod.jsonc': '{ "name": "physics", "version": "3.0.0" }\n',
};

describe('otmod why', () => {
  test('tells why a module is loaded, line by line', async () => {
    const folder = onDisk(files);
    const { code, out, err } = await otmod(['why', 'corelib', folder, '--engine', 'mehah']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(`Why is corelib loaded

Number 1 of 1 in the load order of OTClient Redemption (mehah).
No other way leads to it.

What happens at start:
  init.lua loads corelib  init.lua:3
`);
    const { out: text } = await otmod(['why', 'corelib', folder, '--engine', 'mehah', '--json']);
    const reason = { module: null, text: 'init.lua loads corelib', file: 'init.lua', line: 3, column: 1 };
    expect(JSON.parse(text)).toEqual({
      module: 'corelib',
      state: 'loaded',
      number: 1,
      of: 1,
      chain: [reason],
      reasons: [{ ...reason, askers: [] }],
      left: 0,
      providers: [],
      versions: null,
    });
  });

  test('a module that fails is a finding, one that is not there wrong use', async () => {
    const folder = onDisk(files);
    const failed = await otmod(['why', 'a', folder, '--engine', 'mehah']);
    expect(failed.code).toBe(1);
    expect(failed.out).toContain("  a does not load: dependency 'gone' was not found  modules/a/a.otmod:5\n");
    expect(await otmod(['why', 'nothing', folder])).toEqual({
      code: 2,
      out: '',
      err: 'otmod: there is no module "nothing"\n',
    });
    expect((await otmod(['why'])).code).toBe(2);
    expect((await otmod(['why', 'hud', folder, '--not', 'x'])).err).toContain('--not takes a version such as 1.2.0');
  });

  test('tells which lines exclude a version, and what would move where none do', async () => {
    const folder = onDisk(files);
    const not = await otmod(['why', 'physics', folder, '--not', '3.0.0']);
    expect(not.code).toBe(1);
    expect(not.out).toContain('  hud 2.1.0 needs physics ^2.0.0  modules/hud/hud.otmod.jsonc:4\n');
    const { out } = await otmod(['why', 'physics', folder, '--not', '3.0.0', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      module: 'physics',
      not: '3.0.0',
      answer: 'impossible',
      reason: null,
      core: [
        { text: 'hud is asked for', module: null, dependency: 'hud' },
        {
          module: 'hud',
          version: '2.1.0',
          dependency: 'physics',
          constraint: '^2.0.0',
          kind: 'dependency',
          file: 'modules/hud/hud.otmod.jsonc',
          line: 4,
          column: 21,
        },
      ],
    });
    expect(JSON.parse((await otmod(['why', 'physics', folder, '--not', '2.0.0', '--json'])).out)).toEqual({
      module: 'physics',
      not: '2.0.0',
      answer: 'chosen',
    });
    expect((await otmod(['why', 'physics', folder, '--not', '9.0.0'])).code).toBe(1);
  });

  test('looks into the stores that are named', async () => {
    const folder = onDisk(files);
    const store = onDisk({ 'physics/2.9.0/physics.otmod.jsonc': '{ "name": "physics", "version": "2.9.0" }\n' });
    const { out } = await otmod(['why', 'physics', folder, '--store', store]);
    expect(out).toContain('  2.9.0 is the only version on offer.\n');
  });
});
