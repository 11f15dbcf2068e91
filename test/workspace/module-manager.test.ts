import { describe, expect, test } from 'vitest';
import type { EngineId } from '../../src/clients/client-engine.ts';
import { manifest, modules, played } from '../support/client.ts';

const everyEngine: readonly EngineId[] = ['edubart', 'otcv8', 'mehah', 'opentibiabr'];
const auto = 'autoload: true';
const at = (priority: number) => `autoload-priority: ${priority}`;
const start = 'discover,auto:9999';

describe.each(everyEngine)('loading in %s', engine => {
  test('autoload goes by priority, and by the order of discovery where it is equal', () => {
    const files = modules({ b: [auto, at(2)], c: [auto, at(1)], a: [auto, at(2)], d: [auto], e: [] });
    expect(played(files, start, engine)).toEqual(['load c', 'load a', 'load b', 'load d']);
    expect(played(files, 'discover,auto:1', engine)).toEqual(['load c']);
  });

  test('dependencies come first, in the order of the list, whatever their own priority', () => {
    const files = modules({
      a: [auto, at(1), 'dependencies: [ z, y ]'],
      y: [auto, at(900)],
      z: ['dependencies: [ y ]'],
    });
    expect(played(files, start, engine)).toEqual(['load y', 'load z', 'load a']);
  });

  test('what load-later lists comes right after the module, and may depend on it', () => {
    const files = modules({ a: [auto, 'load-later: [ c, b ]'], b: ['dependencies: [ a ]'], c: [], d: [auto] });
    expect(played(files, start, engine)).toEqual(['load a', 'load c', 'load b', 'load d']);
  });

  test('a module that is needed while its load-later asks for what needs it loads twice', () => {
    const files = modules({
      a: [auto, 'dependencies: [ lib ]'],
      lib: ['load-later: [ x ]'],
      x: ['dependencies: [ a ]'],
    });
    expect(played(files, start, engine)).toEqual(['load lib', 'load a', 'load x', 'load a']);
  });

  test('a name in load-later that is not there is logged, and nothing else happens', () => {
    const files = modules({ a: [auto, 'load-later: [ gone, b ]'], b: [] });
    expect(played(files, start, engine)).toEqual([
      'load a',
      "error: Unable to find module 'gone' required by 'a'",
      'load b',
    ]);
  });

  test('a module that is asked for again stays as it is', () => {
    expect(played(modules({ a: [auto] }), 'discover,auto:9,auto:9999,ensure:a,auto:9999', engine)).toEqual(['load a']);
  });

  test('an endless search for a cycle ends the client', () => {
    const files = modules({
      entry: [auto, 'dependencies: [ p ]'],
      p: ['dependencies: [ q ]'],
      q: ['dependencies: [ p ]'],
    });
    expect(played(files, start, engine)).toEqual(['crash SIGSEGV']);
  });

  test('a module that must be there ends the client if it is not, or does not load', () => {
    expect(played(modules({ a: [auto] }), 'discover,ensure:b,auto:9999', engine)).toEqual([
      "fatal: Unable to load 'b' module",
    ]);
  });
});

describe('a failure to load', () => {
  test.each([
    ['itself', 'cannot depend on itself', modules({ a: [auto, 'dependencies: [ a ]'] })],
    ['what is not there', "dependency 'x' was not found", modules({ a: [auto, 'dependencies: [ x ]'] })],
    ['nothing, in a list that looks empty', "dependency '' was not found", modules({ a: [auto, 'dependencies: [ ]'] })],
    [
      'a module that depends on it',
      "dependency 'b' is recursively depending on itself",
      modules({ a: [auto, 'dependencies: [ b ]'], b: ['dependencies: [ a ]'] }),
    ],
  ])('of a module that depends on %s', (_, message, files) => {
    expect(played(files, start)).toEqual([`error: Unable to load module 'a': ${message}`]);
    expect(played(files, start, 'otcv8')).toEqual([`fatal: Unable to load module 'a': ${message}`]);
  });

  test('is passed on to what depends on the module', () => {
    const files = modules({ a: [auto, 'dependencies: [ b ]'], b: ['dependencies: [ gone ]'], c: [auto] });
    expect(played(files, start)).toEqual([
      "error: Unable to load module 'b': dependency 'gone' was not found",
      "error: Unable to load module 'a': dependency 'b' has failed to load",
      'load c',
    ]);
  });

  test('ends OTCv8, which loads nothing more', () => {
    const files = modules({ a: [auto, at(1), 'dependencies: [ gone ]'], b: [auto, at(2)] });
    const message = "Unable to load module 'a': dependency 'gone' was not found";
    expect(played(files, `${start},ensure:b,state`, 'otcv8')).toEqual([`fatal: ${message}`]);
    expect(played(files, start, 'edubart')).toEqual([`error: ${message}`, 'load b']);
  });

  test('is tried again, and told again, at each further step', () => {
    const error = "error: Unable to load module 'a': dependency 'x' was not found";
    expect(played(modules({ a: [auto, 'dependencies: [ x ]'] }), 'discover,auto:9999,auto:9999')).toEqual([
      error,
      error,
    ]);
  });

  test('leaves the dependencies loaded that came before it', () => {
    const files = modules({ a: [auto, 'dependencies: [ lib, gone ]'], lib: [] });
    expect(played(files, start)[0]).toBe('load lib');
  });
});

describe('a module that is not for here', () => {
  const files = modules({
    a: [auto, 'dependencies: [ off, phone ]'],
    off: [auto, 'enabled: false', 'dependencies: [ gone ]'],
    phone: [auto, 'devices: [ mobile ]'],
  });

  test('does not load in Redemption, and counts as there for what depends on it', () => {
    expect(played(files, start, 'mehah')).toEqual(['load a']);
  });

  test('loads in clients that do not know the keys', () => {
    expect(played(files, start, 'edubart').slice(0, 2)).toEqual([
      "error: Unable to load module 'off': dependency 'gone' was not found",
      "error: Unable to load module 'a': dependency 'off' has failed to load",
    ]);
    expect(played(files, start, 'edubart')).toContain('load phone');
  });
});

describe('unloading and reloading', () => {
  const files = modules({ a: [auto, 'dependencies: [ lib ]'], lib: [], fixed: [auto, 'reloadable: false'], idle: [] });
  const answers = (steps: string) => played(files, `${start},${steps}`).slice(3);

  test('unloading asks nobody, and dependents stay', () => {
    expect(answers('unload:lib,query:a')).toEqual([
      'unload lib',
      'query {"module":"a","exists":true,"isLoaded":true,"canUnload":true,"canReload":true,"isDependent":false}',
    ]);
  });

  test('unloading what is not loaded does nothing', () => {
    expect(answers('unload:idle,unload:nosuch')).toEqual([]);
  });

  test('reloading unloads and loads, dependencies first', () => {
    expect(answers('unload:lib,reload:a')).toEqual([
      'unload lib',
      'unload a',
      'load lib',
      'load a',
      'result {"step":"reload:a","value":true}',
    ]);
  });

  test('what a loaded module depends on may not be unloaded by the manager, nor what is not reloadable', () => {
    const can = (name: string) => /"canUnload":\w+,"canReload":\w+/.exec(answers(`query:${name}`)[0])?.[0];
    expect(can('lib')).toBe('"canUnload":false,"canReload":false');
    expect(can('fixed')).toBe('"canUnload":false,"canReload":false');
    expect(can('idle')).toBe('"canUnload":false,"canReload":true');
    expect(can('a')).toBe('"canUnload":true,"canReload":true');
    expect(answers('query:nosuch')).toEqual(['query {"module":"nosuch","exists":false}']);
  });

  test('unloading all goes from the latest to the first', () => {
    expect(answers('unloadall')).toEqual(['unload fixed', 'unload a', 'unload lib']);
  });

  test('reloading all leaves alone what may not be unloaded', () => {
    expect(answers('reloadall')).toEqual(['unload a', 'unload lib', 'load lib', 'load a']);
  });

  test('clearing forgets every module', () => {
    expect(answers('clear,state,ensure:a')).toEqual([
      'state {"modules":[],"autoload":[]}',
      "fatal: Unable to load 'a' module",
    ]);
  });

  test('the manager lists loaded modules first, the latest in front', () => {
    const listed = (steps: string) =>
      /"modules":\[(.*)\],"autoload"/.exec(answers(`${steps},state`).at(-1) ?? '')?.[1].match(/\w+","loaded":\w/g);
    expect(listed('query:a')).toEqual(['fixed","loaded":t', 'a","loaded":t', 'lib","loaded":t', 'idle","loaded":f']);
    expect(listed('unload:a')).toEqual(['fixed","loaded":t', 'lib","loaded":t', 'idle","loaded":f', 'a","loaded":f']);
  });
});

describe('a manifest that is read in part', () => {
  const partial = { 'modules/p/p.otmod': manifest('p', auto, 'sandboxed: maybe', 'dependencies: [ gone ]') };
  const error = (word: string) => word.startsWith('error: Unable to discover module from file');

  test('loads automatically all the same, without what comes after the mistake', () => {
    const told = played(partial, start);
    expect(told.map(it => (error(it) ? 'error' : it))).toEqual(['error', 'discover-partial p', 'load p']);
  });

  test('is not found as a dependency until it has loaded', () => {
    const early = modules({ a: [auto, at(-1), 'dependencies: [ p ]'], b: [auto, at(5), 'dependencies: [ p ]'] });
    expect(played({ ...partial, ...early }, start).slice(2)).toEqual([
      "error: Unable to load module 'a': dependency 'p' was not found",
      'load p',
      'load b',
    ]);
  });

  test('is left out where not even its name can be read', () => {
    expect(played({ 'modules/p/p.otmod': 'Module\n autoload: true\n' }, `${start},state`).slice(1)).toEqual([
      'state {"modules":[],"autoload":[]}',
    ]);
  });
});

describe('two manifests of one name', () => {
  test('make one module: lists grow, scalars are those of the second, but the place on the autoload list stays', () => {
    const files = {
      'modules/a/a.otmod': manifest('same', auto, 'dependencies: [ x ]', '@onLoad: first()'),
      'modules/b/b.otmod': manifest('same', 'dependencies: [ y ]'),
      ...modules({ x: [], y: [] }),
    };
    expect(played(files, `${start},state`)).toEqual([
      'load x',
      'load y',
      'load same',
      expect.stringMatching(/"autoload":\[\[9999,"same"\]\]\}$/),
    ]);
  });

  test('put the module on the autoload list once for each that says so', () => {
    const files = {
      'modules/a/a.otmod': manifest('same', auto, at(3)),
      'modules/b/b.otmod': manifest('same', auto, at(1)),
    };
    const [state] = played(files, 'discover,state').slice(-1);
    expect(state).toContain('"autoload":[[1,"same"],[3,"same"]]');
  });

  test('double their lists where modules are discovered again', () => {
    const files = modules({ a: [auto, 'load-later: [ gone ]'] });
    const lost = "error: Unable to find module 'gone' required by 'a'";
    expect(played(files, 'discover,auto:9999')).toEqual(['load a', lost]);
    expect(played(files, 'discover,discover,auto:9999')).toEqual(['load a', lost, lost]);
  });
});

describe('a client that dies while it discovers', () => {
  test('reads no further', () => {
    const files = { 'modules/a/a.otmod': '  Module\n', ...modules({ b: [auto] }) };
    expect(played(files, `${start},state`, 'mehah')).toEqual(['crash SIGSEGV']);
    expect(played(files, `${start},state`, 'edubart')).toEqual(['crash SIGABRT']);
    expect(played(files, `${start},state`, 'otcv8')).toEqual([
      expect.stringMatching(/^fatal: Fatal error: px != nullptr/),
    ]);
  });

  test('opentibiabr tells an error and goes on', () => {
    const files = { 'modules/a/a.otmod': '  Module\n', ...modules({ b: [auto] }) };
    expect(played(files, start, 'opentibiabr')).toEqual([expect.stringContaining('orphaned node detected'), 'load b']);
  });
});
