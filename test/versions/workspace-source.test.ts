import { expect, test } from 'vitest';
import { decode, encode } from '../../src/base/bytes.ts';
import { moduleAt } from '../../src/versions/workspace-module.ts';
import { workspaceCandidates, workspaceSource } from '../../src/versions/workspace-source.ts';
import { clientFolder, manifest, snapshotOf } from '../support/client.ts';

const files = {
  'modules/box/box.otmod': manifest('box', 'version: 1.2'),
  'modules/box/b.lua': 'saved\n',
  'modules/box/a/c.otui': 'Panel\n',
  'modules/plugins/chat/chat.otmod.jsonc': '{ "name": "chat", "version": "0.1.0" }',
  'modules/both/both.otmod': manifest('both', 'version: 1'),
  'modules/both/both.otmod.jsonc': '{ "name": "both", "version": "1.0.0" }',
  'modules/none/none.otmod': manifest('none'),
  'modules/loose.otmod': manifest('loose', 'version: 1.0.0'),
  'docs/astray/astray.otmod.jsonc': '{ "name": "astray", "version": "1.0.0" }',
};

test('every module with a folder of its own is a candidate', () => {
  const { all } = workspaceCandidates(snapshotOf(clientFolder(files)));
  expect(all.map(it => [it.name, it.version?.raw, it.origin.folder, it.plain?.path, it.advanced?.path])).toEqual([
    ['both', '1.0.0', 'modules/both', 'both.otmod', 'both.otmod.jsonc'],
    ['box', '1.2.0', 'modules/box', 'box.otmod', undefined],
    ['chat', '0.1.0', 'modules/plugins/chat', undefined, 'chat.otmod.jsonc'],
    ['none', undefined, 'modules/none', 'none.otmod', undefined],
  ]);
  expect(all[1].files).toEqual(['a/c.otui', 'b.lua', 'box.otmod']);
});

test('its files are read as an editor shows them, and from disk where no text is held', async () => {
  const folder = clientFolder(files);
  folder.putFile('modules/box/d.png');
  folder.putBuffer('modules/box/b.lua', 'unsaved\n');
  const source = workspaceSource(snapshotOf(folder), async path => encode(`disk ${path}`));
  const box = (await source.list()).all.find(it => it.name === 'box');
  const read = async (path: string) => box && decode((await source.read(box, path)) ?? new Uint8Array());
  expect([await read('b.lua'), await read('d.png')]).toEqual(['unsaved\n', 'disk modules/box/d.png']);
  expect([...(box?.texts?.keys() ?? [])]).toEqual(['a/c.otui', 'b.lua', 'box.otmod']);
});

test('a module is found by its manifests, and by any file in its folder', () => {
  const snapshot = snapshotOf(clientFolder(files));
  const found = (path: string) => moduleAt(snapshot, path)?.name;
  expect([
    found('modules/box/box.otmod'),
    found('modules/plugins/chat/chat.otmod.jsonc'),
    found('modules/box/a/c.otui'),
    found('modules/boxes/x.lua'),
    found('modules/loose.otmod'),
  ]).toEqual(['box', 'chat', 'box', undefined, undefined]);
});
