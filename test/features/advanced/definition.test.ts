import { expect, test } from 'vitest';
import { openedAtCursor } from '../../support/fixture.ts';

const workspace = `
//- /modules/game_x/game_x.otmod
Module
  name: game_x
//- /modules/game_x/x.otmod.jsonc
{ "name": "game_x" }
//- /modules/plugins/chat/chat.otmod.jsonc
{ "name": "advanced_chat", "provides": { "chat": "2.0.0" } }
//- /modules/a/a.lua
function init() end
Chat = {}
function Chat.send() end
`;

/** `/path: text` of every place that the name at the cursor leads to. */
function targets(line: string): readonly string[] {
  const { service, view, path, offset, files } = openedAtCursor(
    `//- /modules/a/a.otmod.jsonc\n{ "name": "a", "scripts": ["a"], ${line} }${workspace}`,
  );
  const found = service.definition(view, path, offset)?.targets ?? [];
  return found.map(({ path, span }) => `/${path}: ${(files.get(path) ?? '').slice(span.start, span.end)}`);
}

test('modules lead to their manifests, of both kinds, virtual ones to what provides them', () => {
  expect(targets('"loadAfter": ["game$0_x"]')).toEqual([
    '/modules/game_x/game_x.otmod: game_x',
    '/modules/game_x/x.otmod.jsonc: "game_x"',
  ]);
  expect(targets('"dependencies": { "ch$0at": "*" }')).toEqual(['/modules/plugins/chat/chat.otmod.jsonc: "chat"']);
  expect(targets('"dependencies": { "no$0body": "*" }')).toEqual([]);
});

test('scripts lead to their files, functions to where they are made', () => {
  const { service, view, path, offset } = openedAtCursor(
    `//- /modules/a/a.otmod.jsonc\n{ "name": "a", "scripts": ["a$0.lua"] }${workspace}`,
  );
  expect(service.definition(view, path, offset)?.targets.map(it => it.path)).toEqual(['modules/a/a.lua']);
  expect(targets('"lifecycle": { "onLoad": "init$0()" }')).toEqual(['/modules/a/a.lua: init']);
  expect(targets('"hooks": { "onX": "Chat.se$0nd" }')).toEqual(['/modules/a/a.lua: send']);
  expect(targets('"lifecycle": { "object": "Cha$0t" }')).toEqual(['/modules/a/a.lua: send']);
});
