import { describe, expect, test } from 'vitest';
import { clientRoots } from '../../src/workspace/client-roots.ts';
import { clientFolder, type Files, manifest, modules, snapshot, snapshotOf } from '../support/client.ts';

const advanced = (name: string, more: object = {}) => JSON.stringify({ name, ...more });
const told = (files: Files, settings = {}) =>
  [...snapshot(files, settings).advanced.values()].map(it => [it.path, it.place, it.kind, it.plain]);

describe('advanced manifests', () => {
  test('lie in module folders, or one level deeper in folders that give their kind', () => {
    const files = {
      'modules/a/a.otmod.jsonc': advanced('a'),
      'modules/core/b/b.otmod.jsonc': advanced('b'),
      'mods/plugins/c/c.otmod.jsonc': advanced('c'),
      'modules/extensions/d/d.otmod.jsonc': advanced('d'),
      'modules/integrations/e/e.otmod.jsonc': advanced('e'),
      'modules/custom/f/f.otmod.jsonc': advanced('f'),
      'modules/plugins/g/g.otmod.jsonc': advanced('g', { kind: 'core' }),
      'modules/other/h/h.otmod.jsonc': advanced('h'),
      'modules/plugins/x/y/i.otmod.jsonc': advanced('i'),
      'own/j.otmod.jsonc': advanced('j'),
    };
    expect(told(files)).toEqual([
      ['mods/plugins/c/c.otmod.jsonc', 'kind-folder', 'plugin', undefined],
      ['modules/a/a.otmod.jsonc', 'module', 'module', undefined],
      ['modules/core/b/b.otmod.jsonc', 'kind-folder', 'core', undefined],
      ['modules/custom/f/f.otmod.jsonc', 'kind-folder', 'custom', undefined],
      ['modules/extensions/d/d.otmod.jsonc', 'kind-folder', 'extension', undefined],
      ['modules/integrations/e/e.otmod.jsonc', 'kind-folder', 'integration', undefined],
      ['modules/other/h/h.otmod.jsonc', 'astray', 'module', undefined],
      ['modules/plugins/g/g.otmod.jsonc', 'kind-folder', 'core', undefined],
      ['modules/plugins/x/y/i.otmod.jsonc', 'astray', 'module', undefined],
      ['own/j.otmod.jsonc', 'module', 'module', undefined],
    ]);
    expect(told({ 'own/j.otmod.jsonc': advanced('j') }, { engine: 'otcv8' })[0]?.[1]).toBe('astray');
  });

  test('know the manifest beside them that clients read', () => {
    const beside = (...names: readonly string[]) =>
      told({
        'modules/a/a.otmod.jsonc': advanced('a'),
        ...Object.fromEntries(names.map(name => [`modules/a/${name}`, manifest(name)])),
      })[0]?.[3];
    expect(beside('a.otmod', 'b.otmod')).toBe('modules/a/a.otmod');
    expect(beside('other.otmod')).toBe('modules/a/other.otmod');
    expect(beside('b.otmod', 'c.otmod')).toBeUndefined();
  });

  test('do not change the order in which the client loads', () => {
    const plain = modules({ a: ['autoload: true'], b: ['autoload: true'] });
    const order = (files: Files) => snapshot(files).boot.loads.map(it => it.record.name);
    const more = advanced('a', { dependencies: ['b'], autoload: false, loadAfter: ['b'] });
    expect(order({ ...plain, 'modules/a/a.otmod.jsonc': more })).toEqual(order(plain));
    expect(snapshot({ 'modules/x/x.otmod.jsonc': more }).files).toEqual([]);
  });

  test('are kept as long as their texts stay, one by one', () => {
    const folder = clientFolder({
      'modules/a/a.otmod.jsonc': advanced('a'),
      'modules/b/b.otmod.jsonc': advanced('b'),
      ...modules({ c: [] }),
    });
    const before = snapshotOf(folder).advanced;
    folder.putBuffer('modules/c/c.otmod', manifest('c', 'autoload: true'));
    expect(snapshotOf(folder).advanced).toBe(before);
    folder.putBuffer('modules/a/a.otmod.jsonc', advanced('changed'));
    const after = snapshotOf(folder).advanced;
    expect(after.get('modules/a/a.otmod.jsonc')?.manifest.name?.value).toBe('changed');
    expect(after.get('modules/b/b.otmod.jsonc')).toBe(before.get('modules/b/b.otmod.jsonc'));
    expect(before.get('modules/a/a.otmod.jsonc')?.manifest.name?.value).toBe('a');
    folder.putFile('modules/b/b.otmod', manifest('b'));
    expect(snapshotOf(folder).advanced.get('modules/b/b.otmod.jsonc')?.plain).toBe('modules/b/b.otmod');
    folder.removeFile('modules/a/a.otmod.jsonc');
    expect([...snapshotOf(folder).advanced.keys()]).toEqual(['modules/b/b.otmod.jsonc']);
  });

  test('that are typed while others are read are not lost', () => {
    const folder = clientFolder({ 'modules/a/a.otmod.jsonc': advanced('a'), 'modules/b/b.otmod.jsonc': advanced('b') });
    const steps = folder.refresh();
    for (let i = 0; i < 8; i++) steps.next();
    folder.putBuffer('modules/a/a.otmod.jsonc', advanced('typed'));
    for (let step = steps.next(); !step.done; step = steps.next());
    expect(snapshotOf(folder).advanced.get('modules/a/a.otmod.jsonc')?.manifest.name?.value).toBe('typed');
  });
});

test('names of modules come from both manifests, and from what modules provide', () => {
  const names = snapshot({
    ...modules({ a: [] }),
    'modules/b/b.otmod.jsonc': advanced('b', { provides: ['v', 'b'] }),
    'modules/c/c.otmod.jsonc': advanced('c', { provides: { v: '1.0.0' } }),
  }).advancedNames();
  expect(names.all()).toEqual(['a', 'b', 'c', 'v']);
  expect(names.get('v')?.providers.map(it => it.manifest.name?.value)).toEqual(['b', 'c']);
  expect(names.get('b')?.providers).toEqual([]);
  expect([names.has('v'), names.has('w'), names.get('w')]).toEqual([true, false, undefined]);
});

test('names mean the same until one comes, goes or is provided by another module', () => {
  const path = 'modules/b/b.otmod.jsonc';
  const folder = clientFolder({ ...modules({ a: [] }), [path]: advanced('b') });
  const names = () => snapshotOf(folder).advancedNames();
  const { meaning } = names();
  folder.putBuffer(path, advanced('b', { author: 'me' }));
  folder.putBuffer('modules/a/a.otmod', manifest('a', 'autoload: true'));
  expect(names().meaning).toBe(meaning);
  expect(names().get('b')?.advanced[0]?.manifest.author?.value).toBe('me');
  folder.putBuffer(path, advanced('b', { provides: ['v'] }));
  expect([names().has('v'), names().meaning === meaning]).toEqual([true, false]);
  folder.putBuffer(path, advanced('c'));
  expect(names().all()).toEqual(['a', 'c']);
  folder.putBuffer('modules/a/a.otmod', manifest('d'));
  expect(names().all()).toEqual(['d', 'c']);
});

test('a folder with advanced manifests alone is a client too', () => {
  expect(clientRoots(['x/modules/a/a.otmod.jsonc'], 'opened')).toEqual([{ path: 'x', prefix: '' }]);
  expect(clientRoots(['plugins/a/a.otmod.jsonc'], 'opened')).toEqual([{ path: '', prefix: 'modules/' }]);
  expect(clientRoots(['a.otmod.jsonc'], 'opened')).toEqual([{ path: '', prefix: 'modules/opened/' }]);
});
