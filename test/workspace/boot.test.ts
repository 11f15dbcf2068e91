import { describe, expect, test } from 'vitest';
import type { EngineId } from '../../src/clients/client-engine.ts';
import { type Files, loaded, manifest, modules, snapshot } from '../support/client.ts';

const auto = 'autoload: true';
const at = (priority: number) => `autoload-priority: ${priority}`;
const init = (...calls: readonly string[]) => ({
  'init.lua': ['discoverModules()', ...calls].map(call => `g_modules.${call}\n`).join(''),
});

describe('the upstream sequence', () => {
  const files = modules({
    corelib: [],
    gamelib: [],
    modulelib: [],
    startup: [],
    game_shaders: [],
    client: [],
    game_interface: [],
    client_mods: [],
    crash_reporter: [],
    p50: [auto, at(50)],
    p450: [auto, at(450)],
    p900: [auto, at(900)],
    p9000: [auto, at(9000)],
    p10000: [auto, at(10000)],
  });

  test.each<[EngineId, string]>([
    ['edubart', 'p50 corelib gamelib p450 client p900 game_interface p9000'],
    ['otcv8', 'corelib crash_reporter p50 gamelib p450 client p900 game_interface p9000'],
    ['mehah', 'p50 corelib gamelib modulelib startup p450 p900 game_shaders client game_interface p9000 client_mods'],
    [
      'opentibiabr',
      'p50 corelib gamelib modulelib startup p450 p900 game_shaders client game_interface p9000 client_mods',
    ],
  ])('of %s', (engine, order) => {
    expect(loaded(files, { engine, boot: 'upstream' })).toEqual(order.split(' '));
  });

  test('names are told by their places, from 1', () => {
    const { boot } = snapshot(files, { engine: 'edubart', boot: 'upstream' });
    const names = Array.from({ length: boot.count + 2 }, (_, i) => boot.nameAt(i));
    expect(names).toEqual([undefined, ...boot.loads.map(it => it.record.name), undefined]);
  });

  test('goes on where a module that it ensures is not there', () => {
    expect(loaded(modules({ p50: [auto, at(50)], p9000: [auto, at(9000)] }), { boot: 'upstream' })).toEqual([
      'p50',
      'p9000',
    ]);
  });
});

describe('the sequence of an init.lua', () => {
  const files: Files = {
    ...modules({ a: [auto], b: [] }),
    ...init("ensureModuleLoaded('b')", 'autoLoadModules(9999)'),
  };

  test('is followed where the folder speaks for the engine, and phases know their lines', () => {
    const { sequence, boot } = snapshot(files, { engine: 'auto' });
    expect(sequence.origin).toBe('folder');
    expect(boot.phases.map(({ line, loads }) => [line, loads.map(it => it.record.name)])).toEqual([
      [1, []],
      [2, ['b']],
      [3, ['a']],
    ]);
  });

  test('is not followed for another engine, unless that is asked for', () => {
    expect(snapshot(files, { engine: 'edubart' }).sequence.origin).toBe('upstream');
    expect(snapshot(files, { engine: 'edubart', boot: 'folder' }).sequence.origin).toBe('folder');
    expect(snapshot(files, { engine: 'auto', boot: 'upstream' }).sequence.origin).toBe('upstream');
  });

  test('ends the client where a module that it ensures is not there', () => {
    const { boot } = snapshot({ ...files, ...init("ensureModuleLoaded('gone')", 'autoLoadModules(9999)') });
    expect(boot.end).toEqual({ kind: 'ensure-failed', name: 'gone' });
    expect(boot.loads).toEqual([]);
  });

  test('does not end it where that module may be an encrypted one', () => {
    const sealed = { 'modules/gone/gone.otmod': 'ENC3 whatever' };
    const { boot } = snapshot({ ...files, ...sealed, ...init("ensureModuleLoaded('gone')", 'autoLoadModules(9999)') });
    expect(boot.end).toBeUndefined();
    expect(boot.loads.map(it => it.record.name)).toEqual(['a']);
  });

  test('is the upstream one where init.lua cannot be read as one', () => {
    expect(snapshot({ ...files, 'init.lua': 'this is no Lua\n' }).sequence.origin).toBe('upstream');
  });
});

describe('what a boot tells', () => {
  test('numbers the loads, and says what asked for each', () => {
    const { boot } = snapshot({
      ...modules({ a: [auto, at(7), 'dependencies: [ lib ]', 'load-later: [ late ]'], lib: [], late: [], client: [] }),
      ...init('autoLoadModules(9)', "ensureModuleLoaded('client')"),
    });
    expect(boot.loads.map(({ number, record, request }) => [number, record.name, request.kind])).toEqual([
      [1, 'lib', 'dependency'],
      [2, 'a', 'autoload'],
      [3, 'late', 'load-later'],
      [4, 'client', 'ensure'],
    ]);
    expect(boot.loads[1].request).toEqual({ kind: 'autoload', upTo: 9, priority: 7 });
  });

  test('has the first failure of each module, and in each phase those that had not failed before', () => {
    const { boot } = snapshot({
      ...modules({ a: [auto, 'dependencies: [ x ]'] }),
      ...init('autoLoadModules(9999)', 'autoLoadModules(9999)'),
    });
    expect([...boot.failures].map(([record, failure]) => [record.name, failure])).toEqual([
      ['a', { kind: 'missing', dependency: 'x' }],
    ]);
    expect(boot.phases.map(it => it.failures.length)).toEqual([0, 1, 0]);
    expect(boot.end).toBeUndefined();
  });

  test('has names that load-later did not find', () => {
    const { boot } = snapshot({ ...modules({ a: [auto, 'load-later: [ gone ]'] }), ...init('autoLoadModules(9999)') });
    expect(boot.missingLater.map(({ record, wanted }) => [record.name, wanted])).toEqual([['a', 'gone']]);
  });

  test('ends OTCv8 with the first failure', () => {
    const files = modules({ a: [auto, at(1), 'dependencies: [ x ]'], b: [auto, at(2)] });
    const { boot } = snapshot(files, { engine: 'otcv8' });
    expect(boot.end).toMatchObject({ kind: 'fatal', failure: { kind: 'missing', dependency: 'x' } });
    expect(boot.loads).toEqual([]);
  });

  test('ends where the client dies, with the module or the file that it was busy with', () => {
    const files = modules({ a: [auto, 'dependencies: [ b ]'], b: ['dependencies: [ b ]'] });
    const { end } = snapshot(files).boot;
    expect(end).toMatchObject({ kind: 'died', death: { kind: 'crash', signal: 'SIGSEGV' }, record: { name: 'a' } });
    const text = snapshot({ 'modules/a/a.otmod': '  Module\n' }).boot.end;
    expect(text).toMatchObject({ kind: 'died', file: { path: 'modules/a/a.otmod' } });
  });

  test('finds the first load of a module, and none of one that does not load', () => {
    const files = {
      ...modules({
        a: [auto, 'dependencies: [ lib ]'],
        lib: ['load-later: [ x ]'],
        x: ['dependencies: [ a ]'],
        idle: [],
      }),
      ...init('autoLoadModules(9999)'),
    };
    const { boot, graph } = snapshot(files);
    const placeOf = (name: string) => {
      const record = boot.recordOf(graph.filesOf(name)[0]);
      return record && boot.loadOf(record)?.number;
    };
    expect(boot.loads.map(it => it.record.name)).toEqual(['lib', 'a', 'x', 'a']);
    expect(['lib', 'a', 'x', 'idle'].map(placeOf)).toEqual([1, 2, 3, undefined]);
  });

  test('knows what could be loaded and is never asked for', () => {
    const files = {
      ...modules({ a: [auto], idle: [], off: ['enabled: false'], phone: ['devices: [ mobile ]'] }),
      ...init('autoLoadModules(9999)'),
    };
    const { boot } = snapshot(files);
    expect(boot.unrequested().map(number => boot.factsOf(number).name.value)).toEqual(['idle']);
  });

  test('knows the module that each manifest was read into', () => {
    const { boot, files } = snapshot({
      'modules/a/a.otmod': manifest('same'),
      'modules/b/b.otmod': manifest('same'),
      'modules/c/c.otmod': 'Module\n',
    });
    const [a, b, c] = files.map(file => boot.recordOf(file));
    expect(a).toBeDefined();
    expect(b).toBe(a);
    expect(c).toBeUndefined();
    expect(a?.files).toEqual([files[0], files[1]]);
  });
});

test('the place of a manifest in the load order is that of the first load of its module', () => {
  const { boot, files } = snapshot({
    ...modules({ corelib: [], b: [auto, 'dependencies: [ c ]'], c: [], idle: [] }),
    'modules/z/z.otmod': manifest('c', auto),
  });
  const numbers = files.map(file => [file.path, boot.numberOf(file)]);
  expect(Object.fromEntries(numbers)).toEqual({
    'modules/corelib/corelib.otmod': boot.loads.findIndex(it => it.record.name === 'corelib') + 1,
    'modules/b/b.otmod': boot.loads.findIndex(it => it.record.name === 'b') + 1,
    'modules/c/c.otmod': boot.loads.findIndex(it => it.record.name === 'c') + 1,
    'modules/z/z.otmod': boot.loads.findIndex(it => it.record.name === 'c') + 1,
    'modules/idle/idle.otmod': undefined,
  });
  for (const file of files) {
    const record = boot.recordOf(file);
    expect(boot.numberOf(file)).toBe(record && boot.loadOf(record)?.number);
  }
});
