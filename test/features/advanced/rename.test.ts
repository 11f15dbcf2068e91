import { expect, test } from 'vitest';
import { opened, openedAtCursor } from '../../support/fixture.ts';
import { expectRename, renameRefusal } from '../../support/renaming.ts';

test('an advanced manifest goes along with the plain one beside it, and names the module as the others do', () => {
  expectRename(
    `
    //- /modules/game_chat/game_chat.otmod
    Module
      name: $0game_chat
    //- /modules/game_chat/game_chat.otmod.jsonc
    {
      // game_chat
      "name": "game_chat",
      "description": "game_chat",
      "scripts": ["chat.lua", "/game_chat/more.lua"],
      "provides": { "game_chat": "1.0.0" },
      "hooks": { "game_chat": "game_chat" },
      "lifecycle": { "onLoad": "modules.game_chat.init(\\"game_chat\\")" },
      "config": { "icon": "/game_chat/icon", "list": [{ "deep": "/modules/game_chat/a/" }], "game_chat": "game_chat" }
    }
    //- /modules/game_chat/more.lua
    x = 1
    //- /modules/other/other.otmod.jsonc
    {
      "name": "other",
      "dependencies": { "game_chat": "^1.0.0" },
      "optionalDependencies": ["game_chat"],
      "runtimeDependencies": { "a": "*", "game\\u005fchat": "game_chat" },
      "conflicts": { "game_chat": "<1" },
      "loadAfter": ["game_chat"],
      "loadBefore": ["game_chat", 1],
      "loadLater": ["game_chat"],
      "loadLater": ["game_chat",],
      "integrations": { "game_chat": { "protocol": { "config": { "endpoints": { "x": "/game_chat/x" } } } } }
    }
    `,
    'game_talk',
    `
    //- /modules/game_chat/game_chat.otmod
    (gone)
    //- /modules/game_chat/game_chat.otmod.jsonc
    (gone)
    //- /modules/game_chat/more.lua
    (gone)
    //- /modules/game_talk/game_talk.otmod
    Module
      name: game_talk
    //- /modules/game_talk/game_talk.otmod.jsonc
    {
      // game_chat
      "name": "game_talk",
      "description": "game_chat",
      "scripts": ["chat.lua", "/game_talk/more.lua"],
      "provides": { "game_talk": "1.0.0" },
      "hooks": { "game_chat": "game_chat" },
      "lifecycle": { "onLoad": "modules.game_talk.init(\\"game_chat\\")" },
      "config": { "icon": "/game_talk/icon", "list": [{ "deep": "/modules/game_talk/a/" }], "game_chat": "game_chat" }
    }
    //- /modules/game_talk/more.lua
    x = 1
    //- /modules/other/other.otmod.jsonc
    {
      "name": "other",
      "dependencies": { "game_talk": "^1.0.0" },
      "optionalDependencies": ["game_talk"],
      "runtimeDependencies": { "a": "*", "game_talk": "game_chat" },
      "conflicts": { "game_talk": "<1" },
      "loadAfter": ["game_talk"],
      "loadBefore": ["game_talk", 1],
      "loadLater": ["game_talk"],
      "loadLater": ["game_talk",],
      "integrations": { "game_chat": { "protocol": { "config": { "endpoints": { "x": "/game_chat/x" } } } } }
    }
    `,
  );
});

test('a module that has an advanced manifest alone is renamed from any place that names it', () => {
  const files = `
    //- /mods/plugins/chat/chat.otmod.jsonc
    { "name": "chat", "scripts": ["/plugins/chat/main.lua"] }
    //- /mods/plugins/chat/main.lua
    dofile('/plugins/chat/more')
    //- /modules/a/a.otmod
    Module
      name: a
      dependencies: [ chat ]
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "dependencies": { "chat": "*" } }
    `;
  const after = `
    //- /mods/plugins/chat/chat.otmod.jsonc
    (gone)
    //- /mods/plugins/chat/main.lua
    (gone)
    //- /mods/plugins/talk/main.lua
    dofile('/plugins/talk/more')
    //- /mods/plugins/talk/talk.otmod.jsonc
    { "name": "talk", "scripts": ["/plugins/talk/main.lua"] }
    //- /modules/a/a.otmod
    Module
      name: a
      dependencies: [ talk ]
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "dependencies": { "talk": "*" } }
    `;
  for (const place of ['"name": "chat', '[ chat', '"dependencies": { "chat', "'/plugins/chat", '["/plugins/chat'])
    expectRename(files.replace(place, `${place}$0`), 'talk', after);
});

test('a manifest that states another name than the one beside it keeps it', () => {
  expectRename(
    `
    //- /modules/a/a.otmod
    Module
      name: $0a
    //- /modules/a/a.otmod.jsonc
    { "name": "b", "dependencies": ["a"] }
    `,
    'c',
    `
    //- /modules/a/a.otmod
    (gone)
    //- /modules/a/a.otmod.jsonc
    (gone)
    //- /modules/c/c.otmod
    Module
      name: c
    //- /modules/c/c.otmod.jsonc
    { "name": "b", "dependencies": ["c"] }
    `,
  );
});

test('a copy where nobody looks keeps its name', () => {
  expectRename(
    `
    //- /modules/a/x.otmod.jsonc
    { "name": "$0x" }
    //- /backup/old/a/x.otmod.jsonc
    { "name": "x", "loadAfter": ["x"] }
    `,
    'y',
    `
    //- /backup/old/a/x.otmod.jsonc
    { "name": "x", "loadAfter": ["y"] }
    //- /modules/a/x.otmod.jsonc
    (gone)
    //- /modules/a/y.otmod.jsonc
    { "name": "y" }
    `,
  );
});

test('a name that modules only provide is renamed where it is named', () => {
  expectRename(
    `
    //- /modules/chat/a.otmod.jsonc
    { "name": "a", "provides": ["chat"] }
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "provides": { "chat": "1.0.0" }, "loadAfter": ["$0chat"] }
    `,
    'talk',
    `
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "provides": { "talk": "1.0.0" }, "loadAfter": ["talk"] }
    //- /modules/chat/a.otmod.jsonc
    { "name": "a", "provides": ["talk"] }
    `,
  );
});

test('escapes count as what they mean, and what is broken is left alone', () => {
  expectRename(
    `
    //- /modules/a/a.otmod.jsonc
    { "name": "$0a" }
    //- /modules/a/x.lua
    //- /modules/b/b.otmod.jsonc
    {
      "name": "\\u0062", "scripts": ["\\/a\\/x.lua"],
      "lifecycle": { "onLoad": "f(\\"\\u00e9\\", modules.a, modules[\\"a\\"], modules['\\u0061'])" },
      "loadAfter": ["\\u0061", "\\q\\u0061", "a\\"", "a]
    }
    `,
    'the-end',
    `
    //- /modules/a/a.otmod.jsonc
    (gone)
    //- /modules/a/x.lua
    (gone)
    //- /modules/b/b.otmod.jsonc
    {
      "name": "\\u0062", "scripts": ["/the-end/x.lua"],
      "lifecycle": { "onLoad": "f(\\"\\u00e9\\", modules['the-end'], modules[\\"the-end\\"], modules['the-end'])" },
      "loadAfter": ["the-end", "\\q\\u0061", "a\\"", "a]
    }
    //- /modules/the-end/the-end.otmod.jsonc
    { "name": "the-end" }
    //- /modules/the-end/x.lua
    `,
  );
});

test('what is edited is the name alone, as it reads without its escapes', () => {
  const { files, service, view, path, offset } = openedAtCursor(
    '//- /modules/a/a.otmod.jsonc\n{ "name": "a" }\n//- /modules/b/b.otmod.jsonc\n{ "loadAfter": ["\\u006$01"] }\n',
  );
  const found = service.prepareRename(view, path, offset);
  if (!found.ok) expect.fail(found.error);
  const { span, name } = found.value;
  expect([name, files.get(path)?.slice(span.start, span.end)]).toEqual(['a', '\\u0061']);
});

const taken = `
  //- /modules/a/a.otmod.jsonc
  { "name": "$0a" }
  //- /modules/b/b.otmod.jsonc
  { "name": "b", "provides": ["v"] }
  //- /modules/c/x.otmod
  Module
    name: x
  //- /modules/plugins/p/p.otmod.jsonc
  { "name": "q" }
`;

test.each([
  ['b', 'There is a module called "b" already.'],
  ['v', '"v" is provided by modules/b/b.otmod.jsonc already.'],
  ['c', 'There is "modules/c" already.'],
  // Another folder of that name, of another kind, is in nobody's way.
  ['p', 'it can'],
])('a name that cannot be given: %j', (name, reason) => {
  expect(renameRefusal(taken, name)).toBe(reason);
});

test.each([
  [
    '//- /modules/a/a.otmod\nModule\n  name: x\n//- /modules/plugins/b/b.otmod.jsonc\n{ "name": "$0x" }\n',
    'Several manifests give the name "x": modules/a/a.otmod, modules/plugins/b/b.otmod.jsonc. Give them different names first.',
  ],
  [
    '//- /modules/x/x.otmod\nENC3\n//- /modules/x/x.otmod.jsonc\n{ "name": "$0x" }\n',
    'The manifest of "x" is encrypted and cannot be changed.',
  ],
  ['//- /modules/far/too/deep/x.otmod.jsonc\n{ "name": "$0x" }\n', 'No module is called "x".'],
  ['//- /modules/x/x.otmod.jsonc\n{ "name": "x", "description": "$0x" }\n', 'There is no name of a module here.'],
  ['//- /modules/x/x.otmod.jsonc\n{ "name": "$0" }\n', 'There is no name of a module here.'],
])('what cannot be renamed: %j', (fixture, reason) => {
  const { service, view, path, offset } = openedAtCursor(fixture);
  expect(service.prepareRename(view, path, offset)).toEqual({ ok: false, error: reason });
});

test('an advanced manifest is read again once it is a file, though its text stays', () => {
  const path = 'modules/a/a.otmod.jsonc';
  const { service } = opened(new Map([['modules/b/b.otmod.jsonc', '{ "name": "b" }']]));
  service.folder.putBuffer(path, '{ "name": "a" }');
  expect(service.view().snapshot.mentions(path).modules).toHaveLength(0);
  service.folder.putFile(path, '{ "name": "a" }');
  expect(service.view().snapshot.mentions(path).modules).toHaveLength(1);
});
