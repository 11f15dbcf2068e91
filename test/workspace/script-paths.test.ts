import { describe, expect, test } from 'vitest';
import { span } from '../../src/base/span.ts';
import type { EngineId } from '../../src/clients/client-engine.ts';
import { clients } from '../../src/clients/clients.ts';
import { folderOf } from '../../src/workspace/file-tree.ts';
import { isGlob, scriptFile, scriptPaths } from '../../src/workspace/script-paths.ts';
import { searchPath } from '../../src/workspace/search-path.ts';

const files = [
  'modules/m/a.lua',
  'modules/m/sub/b.lua',
  'modules/m/sub/deep/c.lua',
  'mods/m/sub/d.lua',
  'modules/m/sub/e.otui',
];

function paths(engine: EngineId, ...items: readonly string[]): readonly string[] {
  const search = searchPath(clients[engine], folderOf(files));
  const manifest = engine === 'otcv8' ? '/modules/m/m.otmod' : '/m/m.otmod';
  const mentions = items.map((value, i) => ({ value, span: span(i, i + 1) }));
  return scriptPaths(mentions, manifest, search).map(({ path }) => path);
}

describe.each<EngineId>(['edubart', 'otcv8'])('%s', engine => {
  const folder = engine === 'otcv8' ? '/modules/m' : '/m';

  test('keeps each item as it is, below the folder of the manifest', () => {
    expect(paths(engine, 'a', 'b.lua', 'x.otui', 'sub/c', '../n')).toEqual(
      ['a', 'b.lua', 'x.otui', 'sub/c', '../n'].map(item => `${folder}/${item}`),
    );
  });

  test('takes an item with a slash in front from the root of its file system', () => {
    expect(paths(engine, '/lib/a')).toEqual(['/lib/a']);
  });

  test('knows no patterns, and keeps what is listed twice', () => {
    expect(paths(engine, 'sub/*', 'a', 'a')).toEqual([`${folder}/sub/*`, `${folder}/a`, `${folder}/a`]);
  });
});

test('an empty item is the folder of the manifest, but nothing at all in OTCv8', () => {
  expect(paths('edubart', '')).toEqual(['/m/']);
  expect(paths('otcv8', '')).toEqual(['']);
});

describe.each<EngineId>(['mehah', 'opentibiabr'])('%s', engine => {
  test('drops whatever extension an item has, the last one alone', () => {
    expect(paths(engine, 'a', 'b.lua', 'x.otui', 'v1.2', 'a.b.lua', '.hidden', 'dir.d/x', '..')).toEqual([
      '/m/a',
      '/m/b',
      '/m/x',
      '/m/v1',
      '/m/a.b',
      '/m/.hidden',
      '/m/dir.d/x',
      '/m/..',
    ]);
  });

  test('takes an item with a slash in front from the root of its file system', () => {
    expect(paths(engine, '/lib/a.lua')).toEqual(['/lib/a']);
  });

  test('lists for a pattern every Lua file below the folder, of mods too, sorted', () => {
    const all = ['/m/sub/b', '/m/sub/d', '/m/sub/deep/c'];
    expect(paths(engine, 'sub/*')).toEqual(all);
    expect(paths(engine, 'sub/*.lua')).toEqual(all);
    expect(paths(engine, '*')).toEqual(['/m/a', ...all]);
    expect(paths(engine, '/m/sub/deep/*')).toEqual(['/m/sub/deep/c']);
    expect(paths(engine, 'nothing/*')).toEqual([]);
  });

  test('leaves out of a pattern what is listed before, not what is listed after', () => {
    expect(paths(engine, 'sub/deep/c', 'sub/*')).toEqual(['/m/sub/deep/c', '/m/sub/b', '/m/sub/d']);
    expect(paths(engine, 'sub/deep/*', 'sub/deep/c')).toEqual(['/m/sub/deep/c', '/m/sub/deep/c']);
  });
});

test('each path knows the item that it comes from', () => {
  const search = searchPath(clients.mehah, folderOf(files));
  const star = { value: 'sub/*', span: span(3, 8) };
  expect(scriptPaths([star], '/m/m.otmod', search).every(({ mention }) => mention === star)).toBe(true);
});

test('the file that is opened ends in ".lua" and starts at the root', () => {
  expect(scriptFile('/m/a')).toBe('/m/a.lua');
  expect(scriptFile('/m/a.lua')).toBe('/m/a.lua');
  expect(scriptFile('/m/x.otui')).toBe('/m/x.otui.lua');
  expect(scriptFile('/m/five.LUA')).toBe('/m/five.LUA.lua');
  expect(scriptFile('')).toBe('/.lua');
});

test('a pattern ends in a star, whatever extension stands behind it', () => {
  expect(['*', 'a/*', '*.lua', 'a*', 'a*.txt'].filter(isGlob)).toHaveLength(5);
  expect(['a', '*/a', '*a.lua', ''].filter(isGlob)).toEqual([]);
});
