import { expect, test } from 'vitest';
import { finish } from '../../../src/base/stepwise.ts';
import { opened, openedAtCursor, parseFixture } from '../../support/fixture.ts';
import { applyInOrder, shownChanges, shownFixture } from '../../support/renaming.ts';

test('references are found from and in advanced manifests', () => {
  const { files, service, view, path, offset } = openedAtCursor(`
    //- /modules/a/a.otmod
    Module
      name: a
      dependencies: [ chat ]
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "loadAfter": ["$0chat"], "provides": ["chat"] }
    //- /mods/plugins/chat/c.otmod.jsonc
    { "name": "chat", "scripts": ["/plugins/chat/main.lua"] }
    //- /mods/plugins/chat/main.lua
    f('/plugins/chat/x', '/chat/x')
    `);
  const found = (declared: boolean) =>
    finish(service.references(view, path, offset, declared))?.map(({ path, span }) => {
      const text = files.get(path) ?? '';
      return `${path} ${span.start} ${text.slice(span.start, span.end)}`;
    });
  expect(found(true)).toEqual([
    'mods/plugins/chat/c.otmod.jsonc 11 chat',
    'mods/plugins/chat/c.otmod.jsonc 40 chat',
    'mods/plugins/chat/main.lua 12 chat',
    'modules/a/a.otmod 35 chat',
    'modules/b/b.otmod.jsonc 30 chat',
    'modules/b/b.otmod.jsonc 52 chat',
  ]);
  expect(found(false)?.map(it => it.replace(/ chat$/, ''))).toEqual([
    'mods/plugins/chat/c.otmod.jsonc 40',
    'mods/plugins/chat/main.lua 12',
    'modules/a/a.otmod 35',
    'modules/b/b.otmod.jsonc 30',
  ]);
});

test('of a path with escapes the whole is the place of the module', () => {
  const { files, service, view, path, offset } = openedAtCursor(`
    //- /modules/a/a.otmod.jsonc
    { "name": "$0a", "scripts": ["\\/a\\/x.lua"] }
    `);
  const found = finish(service.references(view, path, offset, false));
  expect(found?.map(it => files.get(it.path)?.slice(it.span.start, it.span.end))).toEqual(['\\/a\\/x.lua']);
});

test('files that are moved take the paths of advanced manifests along, and a folder its module', () => {
  const client = `
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "scripts": ["main.lua", "/a/main.lua"] }
    //- /modules/a/main.lua
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "dependencies": ["a"], "scripts": ["/a/main.lua"] }
    //- /old/x/modules/a/a.otmod.jsonc
    { "name": "a" }
    `;
  const moved = (from: string, to: string) => {
    const { files } = parseFixture(client);
    const { service, view } = opened(files);
    return shownChanges(files, applyInOrder(files, finish(service.filesMoved(view, [{ from, to }])).edits));
  };
  expect(moved('modules/a/main.lua', 'modules/a/"x".lua')).toBe(
    shownFixture(`
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "scripts": ["\\"x\\".lua", "/a/\\"x\\".lua"] }
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "dependencies": ["a"], "scripts": ["/a/\\"x\\".lua"] }
    `),
  );
  expect(moved('modules/a', 'modules/c')).toBe(
    shownFixture(`
    //- /modules/a/a.otmod.jsonc
    (gone)
    //- /modules/a/c.otmod.jsonc
    { "name": "c", "scripts": ["main.lua", "/c/main.lua"] }
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "dependencies": ["c"], "scripts": ["/c/main.lua"] }
    `),
  );
});
