import { describe, expect, test } from 'vitest';
import type { FileSource } from '../../src/files/file-source.ts';
import { isRead, load } from '../../src/files/load.ts';

/** A source of files in memory; a file without content cannot be read. */
function source(files: Readonly<Record<string, string | Uint8Array | undefined>>, batch = 2): FileSource {
  return {
    async *list() {
      const paths = Object.keys(files);
      for (let i = 0; i < paths.length; i += batch) yield paths.slice(i, i + batch);
    },
    async read(path) {
      const content = files[path];
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
  };
}

async function filled(from: FileSource, cancelled = () => false) {
  const put = new Map<string, string | undefined>();
  const told: (readonly [number, number])[] = [];
  const sink = { putFile: (path: string, text?: string) => void put.set(path, text) };
  await load(from, sink, cancelled, '', (seen, read) => void told.push([seen, read]));
  return { put, told };
}

describe('loading a folder', () => {
  test('puts the text of what is read, and the name alone of the rest', async () => {
    const { put } = await filled(source({ 'modules/a/a.otmod': 'Module\n', 'modules/a/a.png': 'x', 'init.lua': 'y' }));
    expect([...put]).toEqual(
      expect.arrayContaining([
        ['modules/a/a.otmod', 'Module\n'],
        ['modules/a/a.png', undefined],
        ['init.lua', 'y'],
      ]),
    );
    expect(put.size).toBe(3);
  });

  test('puts the name of a file that cannot be read', async () => {
    const { put } = await filled(source({ 'modules/a/a.otmod': undefined }));
    expect([...put]).toEqual([['modules/a/a.otmod', undefined]]);
  });

  test('keeps every byte: marks stay, and what is no UTF-8 becomes a lone surrogate', async () => {
    const { put } = await filled(source({ 'a.lua': Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xff) }));
    expect(put.get('a.lua')).toBe('\ufeffa\udcff');
  });

  test('tells after each batch how many files were seen and read', async () => {
    const { told } = await filled(source({ 'a.otmod': '', 'b.png': '', 'c.lua': '' }));
    expect(told).toEqual([
      [2, 1],
      [3, 2],
    ]);
  });

  test('reads nothing more once nobody waits for it', async () => {
    const { put } = await filled(source({ 'a.otmod': 'x', 'b.otmod': 'y' }), () => true);
    expect([...put.values()].filter(text => text !== undefined)).toEqual([]);
  });
});

test('texts that matter are manifests, widgets, Lua outside of the sources, and what tells engines apart', () => {
  const read = [
    'a.otmod',
    'modules/a/a.otmod',
    'init.lua',
    'data/x.lua',
    'modules/a/a.otui',
    'modules/a/a.otmod.jsonc',
    'src/framework/otml/otmlparser.cpp',
    'src/framework/core/module.cpp',
  ];
  const named = ['modules/a/a.png', 'a.OTMOD', 'src/tools/x.lua', 'src/main.cpp', 'x.luac', 'modules/init.lua.bak'];
  expect(read.filter(path => !isRead(path))).toEqual([]);
  expect(named.filter(isRead)).toEqual([]);
});
