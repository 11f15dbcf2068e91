import { describe, expect, test } from 'vitest';
import type { EngineId } from '../../src/clients/client-engine.ts';
import { clients } from '../../src/clients/clients.ts';
import { folderOf } from '../../src/workspace/file-tree.ts';
import {
  findManifests,
  lookUp,
  lookUpRespelled,
  luaFilesBelow,
  searchPath,
  virtualPathOf,
} from '../../src/workspace/search-path.ts';

const search = (paths: readonly string[], engine: EngineId = 'mehah') => searchPath(clients[engine], folderOf(paths));
const found = (paths: readonly string[], engine: EngineId = 'mehah') =>
  findManifests(search(paths, engine)).map(({ path, virtualPath }) => `${virtualPath} = ${path}`);

describe('discovery in edubart, mehah and opentibiabr', () => {
  test.each<EngineId>(['edubart', 'mehah', 'opentibiabr'])(
    '%s looks through one root made of mods, modules, data and the folder itself',
    engine => {
      expect(found(['modules/b/b.otmod', 'mods/c/c.otmod', 'data/a/a.otmod', 'extra/d.otmod'], engine)).toEqual([
        '/a/a.otmod = data/a/a.otmod',
        '/b/b.otmod = modules/b/b.otmod',
        '/c/c.otmod = mods/c/c.otmod',
        '/extra/d.otmod = extra/d.otmod',
      ]);
    },
  );

  test('looks exactly one folder deep', () => {
    expect(found(['a.otmod', 'modules/a/deep/a.otmod', 'modules/a/a.otmod'])).toEqual([
      '/a/a.otmod = modules/a/a.otmod',
    ]);
  });

  test('takes manifests that lie directly in modules, since that is a folder of the root too', () => {
    expect(found(['modules/a.otmod'])).toEqual(['/modules/a.otmod = modules/a.otmod']);
  });

  test('a file in mods hides the one of the same path in modules, file by file', () => {
    expect(found(['modules/x/x.otmod', 'modules/x/y.otmod', 'mods/x/x.otmod'])).toEqual([
      '/x/x.otmod = mods/x/x.otmod',
      '/x/y.otmod = modules/x/y.otmod',
    ]);
  });

  test('folders, then files, come in the order of their bytes', () => {
    const names = ['aa', 'é', '_u', 'a.1', 'B', 'a', 'a_1', '10', 'a-1', 'Z', '9', 'b', 'a1', 'A'];
    expect(found(names.map(name => `modules/${name}/m.otmod`)).map(line => line.split('/')[1])).toEqual(
      '10 9 A B Z _u a a-1 a.1 a1 a_1 aa b é'.split(' '),
    );
    expect(found(['modules/x/b.otmod', 'modules/x/B.otmod', 'modules/x/a.otmod']).map(it => it[3])).toEqual([
      'B',
      'a',
      'b',
    ]);
  });
});

describe('discovery in OTCv8', () => {
  test('looks through modules and then mods, and hides nothing', () => {
    expect(
      found(['mods/a/a.otmod', 'modules/b/b.otmod', 'modules/a/a.otmod', 'data/c/c.otmod', 'd/d.otmod'], 'otcv8'),
    ).toEqual([
      '/modules/a/a.otmod = modules/a/a.otmod',
      '/modules/b/b.otmod = modules/b/b.otmod',
      '/mods/a/a.otmod = mods/a/a.otmod',
    ]);
  });

  test('falls back to data/mods, then modules/mods, where there is no folder mods', () => {
    expect(found(['data/mods/a/a.otmod', 'modules/mods/b/b.otmod'], 'otcv8')).toEqual([
      '/data/mods/a/a.otmod = data/mods/a/a.otmod',
    ]);
    expect(found(['modules/mods/b/b.otmod'], 'otcv8')).toEqual(['/modules/mods/b/b.otmod = modules/mods/b/b.otmod']);
    expect(found(['mods/readme.md', 'data/mods/a/a.otmod'], 'otcv8')).toEqual([]);
  });

  test('falls back to mods/modules, then data/modules, where there is no folder modules', () => {
    expect(found(['mods/modules/a/a.otmod', 'data/modules/b/b.otmod'], 'otcv8')).toEqual([
      '/mods/modules/a/a.otmod = mods/modules/a/a.otmod',
    ]);
    expect(found(['data/modules/b/b.otmod'], 'otcv8')).toEqual(['/data/modules/b/b.otmod = data/modules/b/b.otmod']);
  });
});

test('a folder with the name of a manifest is taken for one', () => {
  const [first] = findManifests(search(['modules/a/a.otmod/readme.md']));
  expect(first).toEqual({ path: 'modules/a/a.otmod', virtualPath: '/a/a.otmod', isFolder: true });
});

test('the ending ".otmod" counts in lower case alone', () => {
  expect(found(['modules/a/a.OTMOD', 'modules/b/b.otmod.bak', 'modules/c/.otmod'])).toEqual([
    '/c/.otmod = modules/c/.otmod',
  ]);
});

describe('looking up a file', () => {
  const paths = ['mods/x/a.lua', 'modules/x/a.lua', 'modules/x/b.lua', 'data/c.lua', 'init.lua'];

  test('finds the first one along the search path', () => {
    expect(lookUp(search(paths), '/x/a.lua')).toEqual({ kind: 'file', path: 'mods/x/a.lua' });
    expect(lookUp(search(paths), '/x/b.lua')).toEqual({ kind: 'file', path: 'modules/x/b.lua' });
    expect(lookUp(search(paths), '/c.lua')).toEqual({ kind: 'file', path: 'data/c.lua' });
    expect(lookUp(search(paths), '/init.lua')).toEqual({ kind: 'file', path: 'init.lua' });
    expect(lookUp(search(paths), '/modules/x/a.lua')).toEqual({ kind: 'file', path: 'modules/x/a.lua' });
  });

  test('in OTCv8 is by real path first, then below mods, data and modules', () => {
    expect(lookUp(search(paths, 'otcv8'), '/modules/x/a.lua')).toEqual({ kind: 'file', path: 'modules/x/a.lua' });
    expect(lookUp(search(paths, 'otcv8'), '/x/a.lua')).toEqual({ kind: 'file', path: 'mods/x/a.lua' });
    expect(lookUp(search(paths, 'otcv8'), '/x/b.lua')).toEqual({ kind: 'file', path: 'modules/x/b.lua' });
  });

  test('minds upper and lower case, and can say how it would be spelled', () => {
    expect(lookUp(search(paths), '/x/A.lua')).toEqual({
      kind: 'missing',
      virtualPath: '/x/A.lua',
      reason: 'not found',
    });
    expect(lookUpRespelled(search(paths), '/X/A.lua')).toBe('mods/x/a.lua');
    expect(lookUpRespelled(search(paths, 'otcv8'), '/Modules/x/A.lua')).toBe('modules/x/a.lua');
    expect(lookUpRespelled(search(paths), '/x/q.lua')).toBeUndefined();
  });

  test.each(['/x/../x/a.lua', '/x/./a.lua', '/x\\a.lua', '/c:/a.lua'])('refuses %s', path => {
    expect(lookUp(search(paths), path)).toEqual({
      kind: 'missing',
      virtualPath: path,
      reason: 'filename is illegal or insecure',
    });
  });

  test('takes doubled slashes for one', () => {
    expect(lookUp(search(paths), '//x//b.lua')).toEqual({ kind: 'file', path: 'modules/x/b.lua' });
  });
});

test('the path in the client leaves out the folder that is mounted', () => {
  expect(virtualPathOf(search([]), 'modules/a/b.lua')).toBe('/a/b.lua');
  expect(virtualPathOf(search([]), 'other/b.lua')).toBe('/other/b.lua');
  expect(virtualPathOf(search([], 'otcv8'), 'modules/a/b.lua')).toBe('/modules/a/b.lua');
});

test('the Lua files below a folder are those of all folders on the search path, each once, in the order of their bytes', () => {
  const paths = [
    'modules/a/b.lua',
    'modules/a/sub/c.lua',
    'modules/a/B.lua',
    'mods/a/b.lua',
    'mods/a/d.lua',
    'mods/a/x.txt',
  ];
  expect(luaFilesBelow(search(paths), '/a')).toEqual(['/a/B.lua', '/a/b.lua', '/a/d.lua', '/a/sub/c.lua']);
  expect(luaFilesBelow(search(paths), '/a/sub')).toEqual(['/a/sub/c.lua']);
  expect(luaFilesBelow(search(paths), '/nothing')).toEqual([]);
  expect(luaFilesBelow(search(paths), '/a', 2)).toHaveLength(2);
});
