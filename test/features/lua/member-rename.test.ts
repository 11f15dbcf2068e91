import { expect, test } from 'vitest';
import { openedAtCursor } from '../../support/fixture.ts';
import { luaClient, luaClientWith } from '../../support/lua-client.ts';
import { together } from '../../support/navigation.ts';
import { expectRename, renameRefusal } from '../../support/renaming.ts';

test('a member is renamed where it is made, in its own Lua, and wherever others look it up', () => {
  const warnings = expectRename(
    luaClientWith("box.put('x'", "box.pu$0t('x'"),
    'insert',
    together(`
    //- /modules/game_box/box.lua
    local hidden = 1
    SIZE = 20
    items = {}
    -- Puts a thing
    -- into the box.
    ---@param thing string What is put in
    ---@param count number? How many
    function insert(thing, count, ...)
      items[thing] = (items[thing] or 0) + count
      return insert
    end

    function init()
      connect(g_game, { onStart = insert })
      local put = 1
      clear(put)
    end
    function terminate() insert = nil end
    --[[
      Empties it.
    ]]
    function clear() items = {} end
    //- /modules/game_box/more.lua
    local later = 2
    if insert then insert('key', 1) end
    x = { put = insert }
    //- /modules/game_box/box.otui
    Panel
      @onClick: modules.game_box.insert('a', 1)
      @onHover: insert('b', 2)
      !text: tr(modules.game_box.SIZE)
    //- /modules/game_user/game_user.otmod
    Module
      name: game_user
      sandboxed: true
      dependencies: [ game_box ]
      scripts: [ user, gift ]
      @onLoad: modules.game_box.insert('user', 1)
    //- /modules/game_user/user.lua
    local box = modules.game_box
    box.insert('x', 1)
    function later()
      modules['game_box']['insert']('y', 2)
      if modules.game_box.missing then put() end
      modules.game_box.hidden()
      modules.game_box.print()
    end
    //- /modules/game_user/page.html
    <button onclick="modules.game_box.insert('page', 3)">put</button>
    `),
  );
  expect(warnings).toEqual([]);
});

test('the functions that a manifest calls are renamed there', () => {
  expectRename(
    luaClientWith('function terminate(', 'function term$0inate('),
    'stop',
    together(`
    //- /modules/game_box/box.lua
    local hidden = 1
    SIZE = 20
    items = {}
    -- Puts a thing
    -- into the box.
    ---@param thing string What is put in
    ---@param count number? How many
    function put(thing, count, ...)
      items[thing] = (items[thing] or 0) + count
      return put
    end

    function init()
      connect(g_game, { onStart = put })
      local put = 1
      clear(put)
    end
    function stop() put = nil end
    --[[
      Empties it.
    ]]
    function clear() items = {} end
    //- /modules/game_box/game_box.otmod
    Module
      name: game_box
      description: A box for things
      sandboxed: true
      scripts: [ box, more ]
      @onLoad: init()
      @onUnload: |
        stop()
        modules.game_box.clear(1)
    `),
  );
});

const put = luaClientWith('function put(', 'function p$0ut(');

test.each([
  ['put', 'That is its name already.'],
  ['end', '"end" is no name in Lua.'],
  ['a-b', '"a-b" is no name in Lua.'],
  ['1a', '"1a" is no name in Lua.'],
  ['print', '"print" is made by Lua or by the client itself.'],
  ['g_game', '"g_game" is made by Lua or by the client itself.'],
  ['clear', '"game_box" has a member "clear" already, made in modules/game_box/box.lua:22.'],
  ['gift', '"game_box" has a member "gift" already, made in modules/game_user/gift.lua:2.'],
  ['missing', 'modules/game_user/user.lua:5 asks for "modules.game_box.missing" and would find it.'],
  ['connect', 'modules/game_box/box.lua:14 uses a global "connect" and would find it.'],
  ['later', 'modules/game_box/more.lua:2 would then mean a local variable called "later".'],
])('%s is refused', (name, reason) => {
  expect(renameRefusal(put, name)).toBe(reason);
});

test('a local variable of that name that hides nothing is in nobody’s way', () => {
  expect(renameRefusal(luaClientWith('function init(', 'function i$0nit('), 'later')).toBe('it can');
});

/** Why the member at the cursor of that text cannot be renamed, with `more` in the client. */
function refusal(text: string, more = ''): string {
  return renameRefusal(luaClient(`\n//- /modules/game_user/new.lua\n${text}\n${more}`), 'other');
}

test.each([
  ['modules.game_box.pri$0nt()', '', '"print" is made by Lua or by the client itself.'],
  ['modules.game_box.no$0ne()', '', 'Nothing gives "game_box" a member "none".'],
  ['modules.game_box.hid$0den()', '', '"hidden" is a local variable of "game_box", and no member.'],
  ['modules.nobody.f$0()', '', 'No module is called "nobody".'],
  [
    'modules.game_box.put$0()',
    '//- /modules/game_user/gift.lua\nmodules.game_box.put = 1\n',
    'Several modules make it: "game_box", "game_user".',
  ],
  [
    'modules.game_box.put$0()',
    '//- /modules/game_user/gift.lua\n_G.put = 1\n',
    '"put" is a global of all modules, made in modules/game_user/gift.lua:1: others may use it by its bare name.',
  ],
  [
    'modules.game_box.put$0()',
    '//- /modules/game_user/gift.lua\nmodules.game_box[name] = 1\n',
    'Members of "game_box" are made under names that are worked out: not all can be seen.',
  ],
  [
    'modules.game_box.put$0()',
    '//- /modules/game_box/more.lua\nsetfenv(1, {})\n',
    '"modules/game_box/more.lua" makes names in ways that cannot be followed: not all of "game_box" can be seen.',
  ],
  [
    'modules.game_box.put$0()',
    '//- /modules/game_box/more.lua\nput = (\n',
    '"modules/game_box/more.lua" cannot be read as it is now.',
  ],
  [
    'modules.game_box.put$0()',
    '//- /modules/both/both.otmod\nModule\n  name: both\n  sandboxed: true\n  scripts: [ /game_box/box ]\n',
    '"modules/game_box/box.lua" is run by "both" as well.',
  ],
  [
    'modules.game_box.put$0()',
    '//- /modules/game_user/new.otui\nPanel\n  @onClick: "modules.game_box.put(\\"a\\")"\n',
    '"@onClick" in "modules/game_user/new.otui" is quoted with escapes and cannot be changed.',
  ],
])('%s with %s is refused', (text, more, reason) => {
  const shown = refusal(text, more);
  expect(shown).toBe(reason);
});

test('a file that uses it and is broken now is in the way', () => {
  const { files, service, path, offset } = openedAtCursor(put);
  service.folder.putBuffer('modules/game_user/user.lua', `${files.get('modules/game_user/user.lua')}\nx = (`);
  const renamed = service.rename(service.view(), path, offset, 'other');
  let step = renamed.next();
  while (!step.done) step = renamed.next();
  expect(step.value).toEqual({
    ok: false,
    error: '"modules/game_user/user.lua" names it, but cannot be read as it is now.',
  });
});

test('an advanced manifest that may name it is told', () => {
  const more = '\n//- /modules/game_box/game_box.otmod.jsonc\n{ "name": "game_box", "hooks": { "onStart": "put" } }\n';
  const { service, view, path, offset } = openedAtCursor(together(put, more));
  const renamed = service.rename(view, path, offset, 'other');
  let step = renamed.next();
  while (!step.done) step = renamed.next();
  expect(step.value.ok && step.value.value.warnings).toEqual([
    '"modules/game_box/game_box.otmod.jsonc" may name it too and is not changed.',
  ]);
});

test('who looks members up under names that are worked out is told', () => {
  const warnings = expectRename(
    luaClient(
      '\n//- /modules/game_user/user.lua\nx = modules.game_box[y]\nmodules.game_box.si$0ze()\n//- /modules/game_user/page.html\n\n//- /modules/game_box/more.lua\nfunction size() end\n',
    ),
    'width',
    '//- /modules/game_box/more.lua\nfunction width() end\n//- /modules/game_user/user.lua\nx = modules.game_box[y]\nmodules.game_box.width()\n',
  );
  expect(warnings).toEqual([
    'modules/game_user/user.lua:1 looks up members of "game_box" under names that are worked out.',
  ]);
});

test('the name of a member is prepared as it stands, elsewhere a reason is given', () => {
  const prepared = (fixture: string) => {
    const { service, view, path, offset } = openedAtCursor(fixture);
    const found = service.prepareRename(view, path, offset);
    return found.ok ? found.value.name : found.error;
  };
  expect(prepared(put)).toBe('put');
  expect(prepared(luaClientWith("['put']", "['pu$0t']"))).toBe('put');
  const escaped = "modules.game_box['it\\'s'] = 1\nmodules.game_box['it\\'$0s']()";
  expect(prepared(luaClient(`\n//- /modules/game_user/gift.lua\n${escaped}\n`))).toContain('is written otherwise here');
  expect(prepared(luaClientWith('return put', 'return p$0ut'))).toBe('There is no name of a module here.');
});
