import { expect, test } from 'vitest';
import { replace } from '../../../src/checks/check.ts';
import { MOST_OFFERED } from '../../../src/features/advanced/completion.ts';
import { sorted } from '../../../src/features/completion/completion-item.ts';
import { applyEdits } from '../../../src/features/fixes.ts';
import { openedAtCursor } from '../../support/fixture.ts';

const workspace = `
//- /modules/game_x/game_x.otmod
Module
  name: game_x
  version: 2.1
//- /modules/plugins/chat/chat.otmod.jsonc
{ "name": "advanced_chat", "version": "2.1.0", "provides": { "chat": "2.0.0" }, }
//- /modules/a/a.lua
function init() end
local hidden = 1
local function secret() end
Chat = { close = function() end, count = 1 }
function Chat:send(text) end
function _G.shared() end
//- /modules/a/sub/b.lua
later = function() end
`;

const manifest = (line: string) => `//- /modules/a/a.otmod.jsonc\n{ "name": "a", ${line} }${workspace}`;

/** `label | detail` of everything offered. */
function offered(line: string): readonly string[] {
  const { service, view, path, offset } = openedAtCursor(manifest(line));
  return service.completion(view, path, offset).items.map(it => `${it.label} | ${it.note}`);
}

/** The line after the completion of that label. */
function completed(line: string, label: string): string {
  const { service, view, path, offset, files } = openedAtCursor(manifest(line));
  const item = service.completion(view, path, offset).items.find(it => it.label === label);
  if (!item) throw new Error(`"${label}" is not offered`);
  const text = applyEdits(files.get(path) ?? '', path, [replace(path, item.span, item.text)]);
  return text.slice('{ "name": "a", '.length, -' }\n'.length);
}

const modules = ['game_x | 2.1.0', 'advanced_chat | plugin 2.1.0', 'chat | provided by advanced_chat'];

test('modules are offered as keys and in lists, but not those that are there, nor the module itself', () => {
  expect(offered('"dependencies": { "$0" }')).toEqual(modules);
  expect(offered('"conflicts": { $0 }')).toEqual(modules);
  expect(offered('"loadAfter": ["$0"]')).toEqual(modules);
  expect(offered('"optionalDependencies": [$0]')).toEqual(modules);
  expect(offered('"dependencies": { "game_x": "*", "$0" }')).toEqual(modules.slice(1));
  expect(offered('"loadLater": ["game_x", "ch$0"]')).toEqual(modules.slice(1));
  expect(offered('"loadLater": ["$0game_x", "chat"]')).toEqual(modules.slice(0, 2));
});

test('a dependency that would close a circle says so and comes last', () => {
  const fixture = (key: string) => `
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "${key}": ["$0"] }
    //- /modules/b/b.otmod
    Module
      name: b
      dependencies: [ c ]
    //- /modules/c/c.otmod
    Module
      name: c
    //- /modules/c/c.otmod.jsonc
    { "name": "c", "dependencies": ["a"] }
    //- /modules/d/d.otmod
    Module
      name: d
    `;
  const notes = (key: string) => {
    const { service, view, path, offset } = openedAtCursor(fixture(key));
    return sorted(service.completion(view, path, offset).items).map(it => `${it.label} | ${it.note}`);
  };
  expect(notes('dependencies')).toEqual(['d | ', 'b | closes a circle', 'c | closes a circle']);
  expect(notes('loadLater')).toEqual(['b | ', 'c | module', 'd | ']);
});

test('a module is written with the range of its version where none follows', () => {
  expect(completed('"dependencies": { "ga$0" }', 'game_x')).toBe('"dependencies": { "game_x": "^2.1.0" }');
  expect(completed('"dependencies": { ga$0 }', 'game_x')).toBe('"dependencies": { "game_x": "^2.1.0" }');
  expect(completed('"dependencies": { "ga$0": "*" }', 'game_x')).toBe('"dependencies": { "game_x": "*" }');
  expect(completed('"dependencies": { "$0" }', 'chat')).toBe('"dependencies": { "chat": "*" }');
  expect(completed('"loadAfter": ["$0"]', 'game_x')).toBe('"loadAfter": ["game_x"]');
  expect(completed('"dependencies": ["ga$0', 'game_x')).toContain('"dependencies": ["game_x"');
});

test('ranges are those of the version that is there', () => {
  expect(offered('"dependencies": { "game_x": "$0" }')).toEqual([
    '^2.1.0 | no breaking change',
    '~2.1.0 | patches alone',
    '>=2.1.0 | this one or any later',
    '2.1.0 | this one alone',
    '* | any version',
  ]);
  expect(offered('"dependencies": { "other": "$0" }')).toEqual(['* | any version']);
});

test('scripts are the Lua files of the folder that are not listed yet', () => {
  expect(offered('"scripts": ["$0"]')).toEqual(['a.lua | ', 'sub/b.lua | ', '* | 2 files', 'sub/* | 1 file']);
  expect(offered('"scripts": ["a", "$0"]')).toEqual(['sub/b.lua | ', '* | 1 file', 'sub/* | 1 file']);
  expect(offered('"scripts": ["sub/*", "$0"]')).toEqual(['a.lua | ', 'sub/b.lua | ', '* | 2 files']);
  expect(completed('"scripts": [$0]', 'sub/b.lua')).toBe('"scripts": ["sub/b.lua"]');
});

const scripts = '"scripts": ["a.lua", "sub/b.lua"]';

test('functions are those of the scripts, members by their table', () => {
  const all = [
    'init | a.lua',
    'Chat.close | a.lua, Chat',
    'Chat.send | a.lua, Chat',
    'shared | a.lua',
    'later | sub/b.lua',
  ];
  expect(offered(`${scripts}, "hooks": { "onGameStart": "$0" }`)).toEqual(all);
  expect(offered(`${scripts}, "hooks": { "onGameStart": { "handler": "$0" } }`)).toEqual(all);
  expect(offered(`${scripts}, "lifecycle": { "getState": "$0" }`)).toEqual(all);
  expect(offered(`${scripts}, "lifecycle": { "object": "Chat", "getState": "$0" }`)).toEqual(
    all.map(it => it.replace('Chat.', '')),
  );
  expect(offered(`${scripts}, "kind": "plugin", "hooks": { "onX": "$0" }`)).toContain('send | a.lua, Chat');
});

test('statements call functions, the object is a table', () => {
  expect(completed(`${scripts}, "lifecycle": { "onLoad": "$0" }`, 'init')).toBe(
    `${scripts}, "lifecycle": { "onLoad": "init()" }`,
  );
  expect(offered(`${scripts}, "lifecycle": { "object": "$0" }`)).toEqual(['Chat | 2 functions']);
});

test('a transformer in Lua is a function too, deep inside an integration', () => {
  const transformer = '"transform": { "type": "lua", "config": { "function": "$0" } }';
  expect(offered(`${scripts}, "integrations": { "x": { ${transformer} } }`)).toContain('init | a.lua');
});

test('the functions are those of the scripts of the .otmod where only it lists them', () => {
  const { service, view, path, offset } = openedAtCursor(
    `//- /modules/a/a.otmod\nModule\n  name: a\n  scripts: [ a ]\n${manifest('"hooks": { "onX": "$0" }')}`,
  );
  expect(service.completion(view, path, offset).items.map(it => it.label)).toContain('init');
});

test.each(['"author": "$0"', '$0', '"hooks": { "$0" }', '"provides": { "$0": "1.0.0" }', '// $0\n"x": 1'])(
  'nothing is offered at %s',
  line => {
    expect(offered(line)).toEqual([]);
  },
);

test('of very many modules those are offered that fit what is typed, and no more than help', () => {
  const many = Array.from({ length: 500 }, (_, i) => `//- /modules/m${i}/m${i}.otmod\nModule\n  name: m${i}\n`).join(
    '',
  );
  const at = (line: string) => {
    const { service, view, path, offset } = openedAtCursor(
      `//- /modules/a/a.otmod.jsonc\n{ "name": "a", "loadAfter": [${line}] }\n${many}`,
    );
    return service.completion(view, path, offset).items.map(it => it.label);
  };
  expect(at('"$0"').length).toBe(MOST_OFFERED);
  const fitting = at('"M49$0"');
  expect(fitting).toContain('m149');
  expect(fitting.filter(it => !/4.*9/.test(it))).toEqual([]);
});

test('letters are looked for in their order, and not for ever in a name that is full of them', () => {
  const long = `\n//- /modules/long/long.otmod\nModule\n  name: ${'a'.repeat(100)}\n`;
  const found = (typed: string) => offered(`"dependencies": { "${typed}$0" } }${long}//- /modules/z/z.otmod.jsonc\n{`);
  expect(found('GM_X')).toEqual(['game_x | 2.1.0']);
  expect(found('aaaaab')).toEqual([]);
});
