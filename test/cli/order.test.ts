import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { onDisk } from '../support/disk.ts';
import { jsonLines, otmod } from '../support/otmod.ts';

const init = [
  'g_modules.discoverModules()',
  "g_modules.ensureModuleLoaded('corelib')",
  'g_modules.autoLoadModules(99)',
  '',
].join('\n');
const corelib = { 'modules/corelib/corelib.otmod': 'Module\n  name: corelib\n' };
const early = {
  'modules/early/early.otmod':
    'Module\n  name: early\n  autoload: true\n  autoload-priority: 5\n  scripts: [ early ]\n',
};
const later = { 'modules/later/later.otmod': 'Module\n  name: later\n  autoload: true\n' };
const broken = {
  'modules/broken/broken.otmod':
    'Module\n  name: broken\n  autoload: true\n  autoload-priority: 6\n  dependencies: [ x ]\n',
};

const orderOf = (out: string) => out.split('\n').flatMap(line => /^ +\d+ (\S+)/.exec(line)?.[1] ?? []);

describe('--format text', () => {
  test('shows the boot steps with their line in init.lua, the modules in load order, and what does not load', async () => {
    const folder = onDisk({ 'init.lua': init, ...corelib, ...early, ...later, ...broken });
    const { code, out } = await otmod(['order', folder, '--boot', 'folder', '--engine', 'mehah']);
    expect(code).toBe(1);
    expect(out).toBe(`client engine mehah (chosen), init.lua of the folder

load corelib  (init.lua:2)
    1 corelib                      ensured at boot

autoload up to 99  (init.lua:3)
    2 early                        autoload, priority 5
    ! broken                       dependency 'x' was not found

not loaded
    - later                        nothing asks for it
`);
  });

  test('ends where the client ends', async () => {
    const folder = onDisk({ 'init.lua': init, ...corelib, ...early, ...broken });
    const { out } = await otmod(['order', folder, '--boot', 'folder', '--engine', 'otcv8']);
    expect(out).toContain("The client ends with a fatal error: “broken” does not load (dependency 'x' was not found).");
  });

  test('lists names and errors alone where the steps are given', async () => {
    const folder = onDisk({ ...corelib, ...broken });
    const { out } = await otmod(['order', folder, '--steps', 'discover,ensure:corelib,load:broken']);
    expect(out).toBe("corelib\nerror: Unable to load module 'broken': dependency 'x' was not found\n");
  });
});

describe('--format json', () => {
  test('has the engine and the reason for it, the manifests, the order and the events, on one line', async () => {
    const folder = onDisk({ 'init.lua': init, ...corelib, ...early });
    const { code, out } = await otmod(['order', folder, '--json', '--boot', 'folder']);
    expect(code).toBe(0);
    const discover = (name: string) => ['discover', name, `/${name}/${name}.otmod`, expect.any(Object)];
    expect(jsonLines(out)).toEqual([
      {
        engine: 'mehah',
        reason: expect.stringMatching(/^nothing in the folder tells/),
        boot: 'folder',
        discovered: [
          { name: 'corelib', file: 'modules/corelib/corelib.otmod' },
          { name: 'early', file: 'modules/early/early.otmod' },
        ],
        order: ['corelib', 'early'],
        events: [discover('corelib'), discover('early'), ['load', 'corelib'], ['load', 'early']],
      },
    ]);
    expect(await otmod(['order', folder, '--format', 'json', '--boot', 'folder'])).toEqual({ code, out, err: '' });
  });

  test('gives no name to a manifest without one', async () => {
    const { out } = await otmod(['order', onDisk({ 'modules/a/a.otmod': 'Module\n' }), '--json']);
    expect(jsonLines(out)).toMatchObject([{ discovered: [{ name: null, file: 'modules/a/a.otmod' }], order: [] }]);
  });

  test('names files below the folder that was given, if that is a part of a client', async () => {
    const { out } = await otmod(['order', join(onDisk(corelib), 'modules'), '--json']);
    expect(jsonLines(out)).toMatchObject([{ discovered: [{ file: 'corelib/corelib.otmod' }] }]);
  });
});

describe('--boot', () => {
  const folder = () => onDisk({ 'init.lua': init, ...corelib, ...early, ...later });

  test('folder follows the init.lua of the folder, whatever the engine', async () => {
    const { out } = await otmod(['order', folder(), '--boot', 'folder', '--engine', 'edubart']);
    expect(orderOf(out)).toEqual(['corelib', 'early']);
  });

  test('folder is a wrong use where no init.lua tells a sequence', async () => {
    const err = 'otmod: no init.lua of this folder tells a boot sequence\n';
    expect(await otmod(['order', onDisk(corelib), '--boot', 'folder'])).toEqual({ code: 2, out: '', err });
    const other = onDisk({ ...corelib, 'init.lua': 'print("hello")\n' });
    expect(await otmod(['order', other, '--boot', 'folder'])).toEqual({ code: 2, out: '', err });
  });

  test('upstream follows the sequence of the engine, without modules that are not there', async () => {
    const { out } = await otmod(['order', folder(), '--boot', 'upstream', '--engine', 'edubart']);
    expect(out).toContain('upstream sequence of edubart');
    expect(orderOf(out)).toEqual(['early', 'corelib', 'later']);
  });

  test('auto follows init.lua for the engine that the folder speaks for, and upstream for others', async () => {
    const own = await otmod(['order', folder()]);
    expect(own.out).toContain('client engine mehah (nothing in the folder');
    expect(own.out).toContain('init.lua of the folder');
    const other = await otmod(['order', folder(), '--engine', 'otcv8']);
    expect(other.out).toContain('client engine otcv8 (chosen), upstream sequence of otcv8');
  });
});

describe('--steps and --then', () => {
  const rows = async (...args: readonly string[]) => {
    const folder = onDisk({ ...corelib, ...early, ...later });
    const { out } = await otmod(['order', folder, '--format', 'events', '--engine', 'mehah', ...args]);
    return jsonLines(out).filter(row => !(Array.isArray(row) && row[0] === 'discover'));
  };

  test('play the steps in order, and answer those that ask', async () => {
    expect(await rows('--steps', 'discover,load:later,query:later', '--then', 'unload:later,state')).toEqual([
      ['load', 'later'],
      ['result', { step: 'load:later', value: true }],
      [
        'query',
        { module: 'later', exists: true, isLoaded: true, canUnload: true, canReload: true, isDependent: false },
      ],
      ['unload', 'later'],
      [
        'state',
        {
          modules: ['corelib', 'early', 'later'].map(module => ({ module, loaded: false })),
          autoload: [
            [5, 'early'],
            [9999, 'later'],
          ],
        },
      ],
    ]);
  });

  test('--then alone comes after the boot sequence', async () => {
    expect(await rows('--then', 'unloadall')).toEqual([
      ['load', 'early'],
      ['load', 'corelib'],
      ['load', 'later'],
      ['unload', 'later'],
      ['unload', 'corelib'],
      ['unload', 'early'],
    ]);
  });

  test('an empty list of steps is the boot sequence', async () => {
    expect(await rows('--steps', '')).toEqual(await rows());
  });
});

describe('--scripts', () => {
  const folder = () => onDisk({ ...corelib, ...early });

  test('off is the default: a script that is missing fails nothing', async () => {
    expect((await otmod(['order', folder()])).code).toBe(0);
  });

  test('check: a script that is missing fails its module', async () => {
    const { code, out } = await otmod(['order', folder(), '--scripts', 'check']);
    expect(code).toBe(1);
    expect(out).toContain("! early                        unable to open file '/early/early.lua': not found");
  });

  test('--verbose tells of each script that would run', async () => {
    const args = ['order', folder(), '--engine', 'edubart', '--steps', 'discover,auto:9', '--format', 'events'];
    const scripts = async (...more: readonly string[]) =>
      jsonLines((await otmod([...args, ...more])).out).filter(row => Array.isArray(row) && row[0] === 'script');
    expect(await scripts('--verbose')).toEqual([['script', { module: 'early', path: '/early/early' }]]);
    expect(await scripts()).toEqual([]);
  });
});

test('a module that is disabled is no failure', async () => {
  const text = 'Module\n  name: off\n  enabled: false\n  autoload: true\n';
  const { code, out } = await otmod(['order', onDisk({ 'modules/off/off.otmod': text })]);
  expect(code).toBe(0);
  expect(out).toContain('    - off                          enabled is false');
});

test('the same folder gives the same bytes', async () => {
  const folder = onDisk({ 'init.lua': init, ...later, ...early, ...corelib, ...broken });
  for (const format of ['text', 'json', 'events']) {
    const args = ['order', folder, '--format', format];
    expect(await otmod(args)).toEqual(await otmod(args));
  }
});

test('a manifest that cannot be read is no encrypted one', async () => {
  const folder = onDisk({ 'modules/a/a.otmod': `Module\n  name: a\n${'// x\n'.repeat(1_000_000)}` });
  const { code, out } = await otmod(['order', folder]);
  expect(out).toContain('      modules/a/a.otmod (cannot be read)\n');
  expect(code).toBe(2);
});
