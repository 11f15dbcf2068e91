import { expect, test } from 'vitest';
import { languageService } from '../../src/service.ts';
import { defaultSettings } from '../../src/workspace/client-settings.ts';
import { modules } from '../support/client.ts';
import { opened } from '../support/fixture.ts';

function found(names: readonly string[], query: string): readonly string[] {
  const files = new Map(Object.entries(modules(Object.fromEntries(names.map(name => [name, []])))));
  const { service, view } = opened(files);
  return service.workspaceSymbols(view, query).map(it => it.name);
}

const names = ['client_options', 'game_interface', 'game_battle', 'corelib'];

test.each([
  ['', ['client_options', 'corelib', 'game_battle', 'game_interface']],
  ['game', ['game_battle', 'game_interface']],
  ['GmIn', ['game_interface']],
  ['options', ['client_options']],
  ['int game', ['game_interface']],
  ['*game*', ['game_battle', 'game_interface']],
  ['ecamg', []],
  ['x', []],
])('the letters of %j are looked for in their order', (query, wanted) => {
  expect(found(names, query)).toEqual(wanted);
});

test('names that start with the query come before those that hold it, and before those that hold its letters', () => {
  expect(found(['a_b_c', 'my_abc', 'z', 'abc'], 'abc')).toEqual(['abc', 'my_abc', 'a_b_c']);
});

test('no more than a few hundred are told, the best of them', () => {
  const many = Array.from({ length: 1_000 }, (_, i) => `m${i}x`);
  expect(found(many, 'm')).toHaveLength(300);
  expect(found([...many, 'zz_m999x'], 'm999x')).toEqual(['m999x', 'zz_m999x']);
  expect(found([...many, 'zz_m_x', 'x_start'], 'x')[0]).toBe('x_start');
});

test('each tells where its name stands, duplicates and manifests astray too', () => {
  const service = languageService({ ...defaultSettings, engine: 'mehah' });
  service.folder.putFile('modules/a/a.otmod', 'Module\n  name: "same"\n');
  service.folder.putFile('mods/b/b.otmod', 'Module\n  name: same\n\tbroken');
  service.folder.putFile('modules/deep/er/c.otmod', 'Module\n  name: same\n');
  service.folder.putFile('modules/none/none.otmod', 'Module\n  autoload: true\n');
  service.folder.putFile('modules/empty/empty.otmod', 'Module\n  name:\n');
  const symbols = service.workspaceSymbols(service.view(), '');
  expect(symbols.map(it => `${it.container} ${it.path} ${it.span.start}-${it.span.end}`)).toEqual([
    'modules/a modules/a/a.otmod 15-21',
    'mods/b mods/b/b.otmod 15-19',
    'modules/deep/er modules/deep/er/c.otmod 15-19',
  ]);
});

test('a module that has an advanced manifest alone is found too, another one once', () => {
  const { service, view } = opened(
    new Map([
      ['modules/plugins/chat/chat.otmod.jsonc', '{ "name": "chat" }'],
      ['modules/a/a.otmod', 'Module\n  name: chat_a\n'],
      ['modules/a/a.otmod.jsonc', '{ "name": "chat_a" }'],
      ['modules/b/b.otmod.jsonc', '{}'],
    ]),
  );
  expect(service.workspaceSymbols(view, 'chat').map(it => it.path)).toEqual([
    'modules/a/a.otmod',
    'modules/plugins/chat/chat.otmod.jsonc',
  ]);
});
