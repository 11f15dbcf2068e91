import { expect, test } from 'vitest';
import { clients } from '../../src/clients/clients.ts';
import { storeSource } from '../../src/versions/store-source.ts';
import { manifest } from '../support/client.ts';
import { memoryStore } from '../support/memory-store.ts';

const files = {
  'box/1.2.0/box.otmod': manifest('box', 'version: 1.2.0'),
  'box/1.2.0/box.lua': 'function show() end\n',
  'box/1.2.0/images/a.png': '\0',
  'box/1.0.0/box.otmod.jsonc': '{ "name": "box", "version": "1.0.0" }',
  'box/1.1.0/box.otmod.jsonc': '{ "name": "box", "version": "1.0.0" }',
  'box/latest/box.otmod': manifest('box'),
  'chest/1.0.0/chest.otmod': manifest('box'),
  'readme.md': '',
  '.abc.new/box.otmod': '',
  '.abc.new/1.0.0/box.otmod': '',
  'box/notes.txt': '',
};
const isText = (path: string) => path.endsWith('.lua');
const source = storeSource(memoryStore(files), clients.mehah, isText);

test('each folder of a version is a candidate with its files, and the texts that clients read', async () => {
  const { all } = await source.list();
  expect(all.map(it => [it.name, it.version?.raw, it.origin.folder, it.files, [...(it.texts?.keys() ?? [])]])).toEqual([
    ['box', '1.2.0', 'box/1.2.0', ['box.lua', 'box.otmod', 'images/a.png'], ['box.lua', 'box.otmod']],
    ['box', '1.0.0', 'box/1.0.0', ['box.otmod.jsonc'], ['box.otmod.jsonc']],
  ]);
});

test('what is not as its folders promise is told, and is no candidate', async () => {
  const { problems } = await source.list();
  expect(problems.map(it => `${it.origin.folder}: ${it.message}`)).toEqual([
    'box: Files lie beside the folders of its versions.',
    'box/1.1.0: Its manifest states the version 1.0.0, not 1.1.0.',
    'box/latest: "latest" is no semantic version.',
    'chest/1.0.0: Its manifest states the name "box", not "chest".',
  ]);
});

test('files are read as bytes', async () => {
  const [first] = (await source.list()).all;
  expect(await source.read(first, 'images/a.png')).toEqual(new Uint8Array([0]));
  expect(await source.read(first, 'missing.lua')).toBeUndefined();
});
