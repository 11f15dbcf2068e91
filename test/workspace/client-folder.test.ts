import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../src/workspace/client-settings.ts';
import type { Snapshot } from '../../src/workspace/snapshot.ts';
import { clientFolder, manifest, modules, snapshot, snapshotOf } from '../support/client.ts';

const path = 'modules/a/a.otmod';
const auto = 'autoload: true';
const needs = (...names: readonly string[]) => `dependencies: [${names.join(', ')}]`;
const names = (shot: Snapshot) => shot.files.map(file => file.manifest.name?.value);
const order = (shot: Snapshot) => shot.boot.loads.map(load => load.record.name);

test('by itself it tells the engine from the folder and checks scripts', () => {
  expect(defaultSettings).toEqual({ engine: 'auto', boot: 'auto', scripts: 'check', caseMatters: true });
});

describe('unsaved buffers', () => {
  test('win over the disk, and the disk is back when the buffer is closed', () => {
    const folder = clientFolder({ [path]: manifest('saved') });
    folder.putBuffer(path, manifest('unsaved'));
    expect(names(snapshotOf(folder))).toEqual(['unsaved']);
    expect(folder.text(path)).toBe(manifest('unsaved'));
    folder.closeBuffer(path);
    expect(names(snapshotOf(folder))).toEqual(['saved']);
    expect(folder.text(path)).toBe(manifest('saved'));
  });

  test('win over what is written to the disk meanwhile', () => {
    const folder = clientFolder({ [path]: manifest('saved') });
    folder.putBuffer(path, manifest('unsaved'));
    folder.putFile(path, manifest('written'));
    expect(names(snapshotOf(folder))).toEqual(['unsaved']);
    folder.closeBuffer(path);
    expect(names(snapshotOf(folder))).toEqual(['written']);
  });

  test('of init.lua and of scripts count too', () => {
    const folder = clientFolder(
      { ...modules({ a: [auto, 'scripts: [ a ]'] }), 'modules/a/a.lua': '', 'init.lua': 'print(1)\n' },
      { scripts: 'check' },
    );
    expect(order(snapshotOf(folder))).toEqual(['a']);
    folder.putBuffer('modules/a/a.lua', 'no Lua');
    expect(order(snapshotOf(folder))).toEqual([]);
    folder.closeBuffer('modules/a/a.lua');
    folder.putBuffer('init.lua', 'g_modules.discoverModules()\n');
    const shot = snapshotOf(folder);
    expect([shot.sequence.origin, order(shot)]).toEqual(['folder', []]);
  });

  test('of files that are not on disk are no files', () => {
    const folder = clientFolder({});
    folder.putBuffer(path, manifest('a'));
    expect(names(snapshotOf(folder))).toEqual([]);
    expect(folder.has(path)).toBe(false);
  });
});

describe('files that come and go', () => {
  test('a new manifest is discovered, a removed one is not', () => {
    const folder = clientFolder(modules({ a: [auto, needs('b')] }));
    expect(order(snapshotOf(folder))).toEqual([]);
    folder.putFile('modules/b/b.otmod', manifest('b'));
    expect(order(snapshotOf(folder))).toEqual(['b', 'a']);
    folder.removeFile('modules/b/b.otmod');
    expect(order(snapshotOf(folder))).toEqual([]);
    expect([...folder.paths()]).toEqual([path]);
  });

  test('a manifest in mods hides that in modules as long as it is there', () => {
    const folder = clientFolder({ [path]: manifest('plain') });
    folder.putFile('mods/a/a.otmod', manifest('patched'));
    expect(names(snapshotOf(folder))).toEqual(['patched']);
    expect(snapshotOf(folder).strays.map(it => it.path)).toEqual([path]);
    folder.removeFile('mods/a/a.otmod');
    expect(names(snapshotOf(folder))).toEqual(['plain']);
  });

  test('a script that appears lets its module load', () => {
    const folder = clientFolder(modules({ a: [auto, 'scripts: [ a ]'] }), { scripts: 'check' });
    expect(order(snapshotOf(folder))).toEqual([]);
    folder.putFile('modules/a/a.lua', '');
    expect(order(snapshotOf(folder))).toEqual(['a']);
    folder.removeFile('modules/a/a.lua');
    expect(order(snapshotOf(folder))).toEqual([]);
  });

  test('a Lua file that appears is part of what a pattern lists', () => {
    const folder = clientFolder({ ...modules({ a: ['scripts: [ * ]'] }), 'modules/a/x.lua': '' });
    const scripts = () => snapshotOf(folder).files[0].scripts.map(it => it.path);
    expect(scripts()).toEqual(['/a/x']);
    folder.putFile('modules/a/sub/y.lua', '');
    expect(scripts()).toEqual(['/a/sub/y', '/a/x']);
  });

  test('a manifest where the client does not look is a stray', () => {
    const shot = snapshot({ 'modules/a/deep/a.otmod': manifest('a') });
    expect([names(shot), shot.strays.map(it => it.path)]).toEqual([[], ['modules/a/deep/a.otmod']]);
  });
});

describe('settings', () => {
  test('choose the engine, whatever the folder speaks for', () => {
    const folder = clientFolder({ ...modules({ a: [] }), 'layouts/x': '' }, { engine: 'auto' });
    expect([snapshotOf(folder).engine.id, snapshotOf(folder).engineChosen]).toEqual(['otcv8', false]);
    folder.configure({ ...folder.settings, engine: 'edubart' });
    const shot = snapshotOf(folder);
    expect([shot.engine.id, shot.engineChosen, shot.detection.engine]).toEqual(['edubart', true, 'otcv8']);
  });

  test('read the same text anew for another engine', () => {
    const folder = clientFolder({ [path]: manifest('a', 'enabled: false', auto) }, { engine: 'mehah' });
    expect(order(snapshotOf(folder))).toEqual([]);
    folder.configure({ ...folder.settings, engine: 'edubart' });
    expect(order(snapshotOf(folder))).toEqual(['a']);
  });

  test('say whether scripts are looked at', () => {
    const folder = clientFolder(modules({ a: [auto, 'scripts: [ gone ]'] }), { scripts: 'off' });
    expect(order(snapshotOf(folder))).toEqual(['a']);
    folder.configure({ ...folder.settings, scripts: 'check' });
    expect(order(snapshotOf(folder))).toEqual([]);
  });
});

describe('manifests that only the client can read', () => {
  test.each([
    ['encrypted', 'ENC3\u0001\u0002'],
    ['binary', '\0\0\0\u0001\u0002\u0003'],
  ])('are left alone: %s', (_, text) => {
    const shot = snapshot({ [path]: text, ...modules({ b: [auto] }) });
    expect(shot.sealed).toEqual([path]);
    expect([names(shot), order(shot), shot.boot.end]).toEqual([['b'], ['b'], undefined]);
  });
});

test('a manifest may become one that only the client can read, and be readable again', () => {
  const folder = clientFolder({ [path]: manifest('a', auto) });
  const state = () => [snapshotOf(folder).sealed, order(snapshotOf(folder))];
  expect(state()).toEqual([[], ['a']]);
  folder.putFile(path, 'ENC3\u0001\u0002');
  expect(state()).toEqual([[path], []]);
  folder.putFile(path, manifest('b', auto));
  expect(state()).toEqual([[], ['b']]);
});

describe('a snapshot', () => {
  const three = modules({ a: [auto, needs('b')], b: [], c: [auto] });

  test('is the same object as long as nothing changes', () => {
    const folder = clientFolder(three);
    const shot = snapshotOf(folder);
    expect(snapshotOf(folder)).toBe(shot);
    expect(folder.isCurrent(shot)).toBe(true);
    folder.putBuffer(path, manifest('other'));
    expect(folder.isCurrent(shot)).toBe(false);
    expect(snapshotOf(folder)).not.toBe(shot);
  });

  test('keeps what did not change', () => {
    const folder = clientFolder(three);
    const before = snapshotOf(folder);
    folder.putBuffer('modules/c/c.otmod', manifest('c', auto, needs('b')));
    const after = snapshotOf(folder);
    expect(after.files.map((file, i) => file === before.files[i])).toEqual([true, true, false]);
    expect([after.tree === before.tree, after.search === before.search]).toEqual([true, true]);
    expect(after.filesVersion).toBe(before.filesVersion);
  });

  test('counts its files anew where one comes or goes, or Lua changes', () => {
    const folder = clientFolder({ ...three, 'modules/a/a.lua': '' });
    const versions = new Set([snapshotOf(folder).filesVersion]);
    folder.putFile('modules/a/b.lua', '');
    versions.add(snapshotOf(folder).filesVersion);
    folder.removeFile('modules/a/b.lua');
    versions.add(snapshotOf(folder).filesVersion);
    folder.putBuffer('modules/a/a.lua', 'x = 1\n');
    versions.add(snapshotOf(folder).filesVersion);
    expect(versions.size).toBe(4);
  });

  test('counts the texts of widgets, and those alone', () => {
    const path = 'modules/a/a.otui';
    const folder = clientFolder({ ...three, 'modules/a/a.lua': '', [path]: 'Panel\n' });
    const version = () => snapshotOf(folder).widgetsVersion;
    const first = version();
    folder.putBuffer('modules/a/a.lua', 'x = 1\n');
    folder.putBuffer('modules/c/c.otmod', manifest('c', auto, needs('b')));
    expect(version()).toBe(first);
    folder.putBuffer(path, 'Label\n');
    const second = version();
    folder.closeBuffer(path);
    expect(new Set([first, second, version()]).size).toBe(3);
  });

  test('never changes, whatever happens to the folder after it', () => {
    const folder = clientFolder({ ...three, 'modules/a/a.lua': 'x = 1\n' });
    folder.putBuffer(path, manifest('a', auto, needs('c')));
    const shot = snapshotOf(folder);
    const look = () => ({
      names: names(shot),
      order: order(shot),
      texts: [path, 'modules/b/b.otmod', 'modules/a/a.lua', 'modules/new/new.otmod'].map(shot.text),
      globals: [...(shot.lua('modules/a/a.lua')?.globals.keys() ?? [])],
      lua: [...shot.luaPaths()],
      needs: shot.graph.dependenciesOf('a').map(edge => edge.mention.value),
      found: shot.tree.folders.get('modules')?.folders.has('new'),
    });
    const before = look();
    folder.closeBuffer(path);
    folder.putFile('modules/a/a.lua', 'y = 1\n');
    folder.removeFile('modules/b/b.otmod');
    folder.putFile('modules/new/new.otmod', manifest('new', auto));
    folder.configure({ ...folder.settings, engine: 'otcv8', boot: 'upstream' });
    snapshotOf(folder);
    expect(look()).toEqual(before);
  });

  test('is of one moment, even where files change while it is made', () => {
    const folder = clientFolder(three);
    const steps = folder.refresh();
    steps.next();
    folder.putFile('modules/d/d.otmod', manifest('d', auto));
    folder.putBuffer('modules/c/c.otmod', manifest('c2', auto));
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(names(step.value)).toEqual(['a', 'b', 'c2', 'd']);
    expect(folder.isCurrent(step.value)).toBe(true);
  });
});

test('a manifest whose text could not be read is left alone, like an encrypted one', () => {
  const folder = clientFolder({ 'modules/b/b.otmod': manifest('b', 'autoload: true') });
  folder.putFile('modules/a/a.otmod');
  expect(snapshotOf(folder).sealed).toEqual(['modules/a/a.otmod']);
  folder.putFile('modules/a/a.otmod', manifest('a', 'autoload: true'));
  expect(snapshotOf(folder).sealed).toEqual([]);
  expect(snapshotOf(folder).boot.loads.map(({ record }) => record.name)).toEqual(['a', 'b']);
});

test('the engine is not told from a text that is not saved', () => {
  const folder = clientFolder({ 'init.lua': '-- boots\n', [path]: manifest('a') }, { engine: 'auto' });
  folder.putBuffer('init.lua', '-- for OTCv8\n');
  expect(snapshotOf(folder).engine.id).toBe('mehah');
});
