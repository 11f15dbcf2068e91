import { expect, test } from 'vitest';
import { apply } from '../../support/edits.ts';
import { openedAtCursor } from '../../support/fixture.ts';
import { luaClient } from '../../support/lua-client.ts';
import { atCursor } from '../../support/navigation.ts';

function at(text: string, path = 'modules/game_user/new.lua') {
  return luaClient(
    `\n  //- /${path}\n${text
      .split('\n')
      .map(line => `  ${line}`)
      .join('\n')}\n`,
  );
}

function offered(fixture: string) {
  const { service, view, path, offset } = atCursor(fixture);
  return service.luaCompletion(view, path, offset).items;
}

function told(fixture: string) {
  return offered(fixture).map(({ label, signature, kind, note, detail }) =>
    [kind, label + signature, note, detail].filter(it => it !== '').join(' | '),
  );
}

/** The line of the cursor once the item with that label is taken. */
function taken(fixture: string, label: string): string {
  const { files, service, view, path, offset } = openedAtCursor(fixture);
  const item = service.luaCompletion(view, path, offset).items.find(it => it.label === label);
  if (!item) expect.fail(`"${label}" is not offered`);
  const text = apply(files, [{ kind: 'replace', path, span: item.span, text: item.text }]).get(path) ?? '';
  return text.slice(text.lastIndexOf('\n', item.span.start - 1) + 1).split('\n')[0];
}

test('behind "modules" stand the names of modules, with what they are and when they load', () => {
  expect(told(at('if modules.$0'))).toEqual([
    'module | game_box | #1 | A box for things',
    'module | game_user | #2 | modules/game_user/game_user.otmod',
  ]);
  expect(offered(at('modules.$0'))[0].documentation()).toContain('game\\_box');
});

test('a module that is not loaded says so, and one that needs the module at hand', () => {
  const alone = `
    //- /modules/game_box/box.lua
    x = modules.$0
    //- /modules/alone/alone.otmod
    Module
      name: alone
  `;
  const fixture = luaClient(alone);
  expect(told(fixture)).toEqual([
    'module | alone | not loaded | modules/alone/alone.otmod',
    'module | game_box | this module | A box for things',
    'module | game_user | needs game_box | modules/game_user/game_user.otmod',
  ]);
  expect(offered(fixture)[2].documentation()).toContain('would close a circle');
});

const members = [
  'member | SIZE | modules/game_box/box.lua:2',
  'function | clear() | modules/game_box/box.lua:22',
  'function | gift(to) | given by game_user | modules/game_user/gift.lua:2',
  'function | init() | modules/game_box/box.lua:13',
  'table | items | modules/game_box/box.lua:3',
  'function | put(thing, count, ...) | modules/game_box/box.lua:8',
  'function | terminate() | modules/game_box/box.lua:18',
  'table | x | modules/game_box/more.lua:3',
];

test('behind a module stand its members, and those that others give it', () => {
  expect(told(at('if modules.game_box.$0'))).toEqual(members);
  expect(told(at("modules['game_box'].$0'"))).toEqual(members);
  expect(told(at('_G.modules.game_box.c$0'))).toEqual(members);
  expect(told(at("modules.game_box['$0"))).toEqual(members);
  expect(told(at('local b = modules.game_box\nlocal function f() b.$0'))).toEqual(members);
});

test('a member tells the comment above it', () => {
  const notes = (label: string) =>
    offered(at('modules.game_box.$0'))
      .find(it => it.label === label)
      ?.documentation();
  expect(notes('put')).toContain('Puts a thing\\\ninto the box\\.');
  expect(notes('clear')).toBe('Empties it\\.');
  expect(notes('gift')).toBe('What a user gives\\.');
  expect(notes('SIZE')).toBe('');
});

test('members are offered in handlers of widgets, in pages and in the chunks of manifests', () => {
  expect(told(at('Panel\n  @onClick: modules.game_box.$0', 'modules/game_user/new.otui'))).toEqual(members);
  expect(told(at('Panel\n  @onClick: |\n    f()\n    modules.game_box.$0', 'modules/game_user/new.otui'))).toEqual(
    members,
  );
  expect(told(at('<a onclick="modules.game_box.$0">', 'modules/game_user/new.html'))).toEqual(members);
  expect(told(at('Module\n  name: b\n  @onLoad: modules.game_box.$0', 'modules/b/b.otmod'))).toEqual(members);
});

test('nothing is offered elsewhere', () => {
  for (const text of [
    '-- modules.$0',
    "'modules.$0'",
    'modules$0',
    'modules.game_box.put.$0',
    'modules.nobody.$0',
    'x.$0',
  ])
    expect(offered(at(text)), text).toEqual([]);
  expect(offered(at('Panel\n  text: modules.$0', 'modules/game_user/new.otui'))).toEqual([]);
  expect(offered(at('Module\n  name: b\n  author: modules.$0', 'modules/b/b.otmod'))).toEqual([]);
});

test('the name alone is put in, over the one that is there', () => {
  expect(taken(at('modules.game_box.p$0t(1)'), 'put')).toBe('modules.game_box.put(1)');
  expect(taken(at('modules.$0'), 'game_box')).toBe('modules.game_box');
  expect(taken(at("modules['ga$0'].x()"), 'game_box')).toBe("modules['game_box'].x()");
  expect(taken(at("x = modules['ga$0 = 3"), 'game_box')).toBe("x = modules['game_box = 3");
});

test('a name that is none for Lua gets brackets', () => {
  const fixture = luaClient(`
    //- /modules/odd-one/odd-one.otmod
    Module
      name: odd-one
    //- /modules/game_user/new.lua
    if modules.odd$0 then
  `);
  expect(taken(fixture, 'odd-one')).toBe("if modules['odd-one'] then");
  expect(offered(fixture).find(it => it.label === 'odd-one')?.filterText).toBe('.odd-one');
});

test('a name that needs brackets is not offered where its dot stands on another line', () => {
  const odd = (text: string) =>
    luaClient(
      `\n//- /modules/odd-one/odd-one.otmod\nModule\n  name: odd-one\n//- /modules/game_user/new.lua\n${text}\n`,
    );
  expect(offered(odd('modules.$0')).map(it => it.label)).toEqual(['game_box', 'game_user', 'odd-one']);
  expect(offered(odd('modules.\n  $0')).map(it => it.label)).toEqual(['game_box', 'game_user']);
});

test('a parenthesis takes a function only where all members are known', () => {
  const put = (fixture: string) => offered(fixture).find(it => it.label === 'put')?.commitCharacters;
  expect(put(at('modules.game_box.$0'))).toEqual(['(']);
  expect(put(at("modules['game_user'] = 1 modules.game_box[name] = 1\nmodules.game_box.$0"))).toEqual(['(']);
  const unseen = luaClient(`
    //- /modules/game_user/gift.lua
    modules.game_box[name] = 1
    //- /modules/game_user/new.lua
    modules.game_box.$0
  `);
  expect(put(unseen)).toEqual([]);
});

test('what a file says that is broken now is what it said before', () => {
  const { files, service, path } = openedAtCursor(at('$0'));
  const own = 'modules/game_box/box.lua';
  const text = files.get(own) ?? '';
  const broken = `-- one more line\n${text.replace('function init()', 'modules.game_box.\nfunction init()')}`;
  service.folder.putBuffer(own, broken);
  const offset = broken.indexOf('modules.game_box.\n') + 'modules.game_box.'.length;
  const items = service.luaCompletion(service.view(), own, offset).items;
  expect(items.map(it => it.label)).toEqual(['SIZE', 'clear', 'gift', 'init', 'items', 'put', 'terminate', 'x']);
  // The places are those of the text of now.
  expect(items.find(it => it.label === 'put')?.detail).toBe('modules/game_box/box.lua:9');
  expect(items.find(it => it.label === 'put')?.documentation()).toContain('Puts a thing');
  expect(path).not.toBe(own);
});
