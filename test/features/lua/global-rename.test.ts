import { expect, test } from 'vitest';
import { finish } from '../../../src/base/stepwise.ts';
import { openedAtCursor } from '../../support/fixture.ts';
import { globalClient, globalClientWith } from '../../support/global-client.ts';
import { atCursor, together } from '../../support/navigation.ts';
import { expectRename, renameRefusal } from '../../support/renaming.ts';

const renamed = together(`
  //- /init.lua
  g_modules.discoverModules()
  g_modules.ensureModuleLoaded('lib')
  g_modules.ensureModuleLoaded('user')
  print(spread)
  //- /modules/lib/lib.otmod
  Module
    name: lib
    scripts: [ lib ]
    @onLoad: spread(1)
  //- /modules/lib/lib.lua
  -- Shares.
  function spread(x) return x end
  LIMIT = 3
  Box = newclass('Box')
  function Box:open() spread(LIMIT) end
  //- /modules/user/user.otmod
  Module
    name: user
    sandboxed: true
    scripts: [ user ]
    @onLoad: |
      local x = spread(1)
      init()
    @onUnload: _G.spread(2)
  //- /modules/user/user.lua
  local lib = modules.lib
  own = 2
  function init()
    modules.lib.spread(lib.spread)
    modules['lib']['spread']()
    if modules.user.spread then spread() end
    local function inner(share) return share, _G.spread end
    connect(x, { share = spread, onStart = inner })
    local share = rawget(_G, 'spread')
    share('share')
  end
  //- /modules/user/user.otui
  Panel
    @onClick: spread(1)
    @onHover: |
      function(self)
        modules.lib.spread(self)
      end
    !text: tr(spread('text'))
  //- /modules/user/page.html
  <button onclick="spread(3)" *if="spread(4) or false" class="share">{{spread(5)}} share</button>
  //- /modules/other/other.lua
  function share() end
  share(_G.spread, modules.other.share, modules.lib.spread)
  //- /data/styles/top.otui
  Panel
    @onClick: spread(6)
`);

test.each([
  ['function share(x)', 'function sh$0are(x)'],
  ['share(LIMIT)', '$0share(LIMIT)'],
  ['print(share)', 'print(share$0)'],
  ['@onLoad: share(1)', '@onLoad: sh$0are(1)'],
  ['= share(1)', '= sh$0are(1)'],
  ['_G.share(2)', '_G.sh$0are(2)'],
  ['modules.lib.share(lib', 'modules.lib.sha$0re(lib'],
  ['(lib.share)', '(lib.sha$0re)'],
  ["['share']", "['sh$0are']"],
  ['modules.user.share', 'modules.user.sh$0are'],
  ['{ share = share', '{ share = sh$0are'],
  ["(_G, 'share')", "(_G, 'sha$0re')"],
  ['@onClick: share(1)', '@onClick: sha$0re(1)'],
  ['modules.lib.share(self)', 'modules.lib.sha$0re(self)'],
  ["share('text')", "sha$0re('text')"],
  ['share(3)', 'sha$0re(3)'],
  ['share(4)', 'sha$0re(4)'],
  ['share(5)', 'sha$0re(5)'],
  ['share(6)', 'sha$0re(6)'],
  ['share(_G.share', 'share(_G.sh$0are'],
])('a global is renamed wherever it is named, from %s', (from, to) => {
  expect(expectRename(globalClientWith(from, to), 'spread', renamed)).toEqual([]);
});

test.each([
  ['local function inner(share)', 'local function inner(sh$0are)'],
  ['return share,', 'return sh$0are,'],
  ["local share = rawget(_G, 'share')\n    share(", "local share = rawget(_G, 'share')\n    sh$0are("],
  ['{ share = share', '{ sh$0are = share'],
  ['class="share"', 'class="sh$0are"'],
  ['print(share)', 'pri$0nt(share)'],
])('%s is none, and left to others', (from, to) => {
  expect(renameRefusal(globalClientWith(from, to), 'spread')).toBe('There is no name of a module here.');
});

test('what a module with a sandbox makes itself is its own', () => {
  const changed = [
    '//- /modules/other/other.lua\nfunction spread() end\nspread(_G.share, modules.other.spread, modules.lib.share)\n',
    '//- /modules/other/other.otui\nPanel\n  @onClick: spread()\n',
  ];
  const fixture = globalClientWith('modules.other.share', 'modules.other.sh$0are');
  const { service, view, path, offset } = openedAtCursor(fixture);
  expect(service.prepareRename(view, path, offset)).toEqual({
    ok: false,
    error: '"share" is a global of all modules, made in modules/lib/lib.lua:2: others may use it by its bare name.',
  });
  // Where nobody makes it for all it can be renamed.
  const alone = together(
    '//- /modules/other/other.otmod\nModule\n  name: other\n  sandboxed: true\n  scripts: [ other ]\n',
    '//- /modules/other/other.lua\nfunction sh$0are() end\nshare(_G.share, modules.other.share, modules.lib.share)\n',
    '//- /modules/other/other.otui\nPanel\n  @onClick: share()\n',
  );
  expectRename(alone, 'spread', together(...changed));
});

test('the name of a class goes with it', () => {
  expectRename(
    globalClientWith('Box = newclass', 'B$0ox = newclass'),
    'Crate',
    "//- /modules/lib/lib.lua\n-- Shares.\nfunction share(x) return x end\nLIMIT = 3\nCrate = newclass('Crate')\nfunction Crate:open() share(LIMIT) end\n",
  );
});

const share = globalClientWith('function share(x)', 'function sh$0are(x)');

test.each([
  ['share', 'That is its name already.'],
  ['end', '"end" is no name in Lua.'],
  ['print', '"print" is made by Lua or by the client itself.'],
  ['g_game', '"g_game" is made by Lua or by the client itself.'],
  ['modules', '"modules" is made by Lua or by the client itself.'],
  ['UIRadioGroup', '"UIRadioGroup" is made by Lua or by the client itself.'],
  ['LIMIT', '"LIMIT" is a global of all modules, made in modules/lib/lib.lua:3.'],
  ['own', 'modules/user/page.html:1 would then mean "own" of "user" itself.'],
  ['inner', 'modules/user/user.lua:8 would then mean a local variable called "inner".'],
  ['connect', 'modules/user/user.lua:8 uses a global "connect" and would find it.'],
  ['x', 'modules/user/user.lua:8 uses a global "x" and would find it.'],
])('%s is refused', (name, reason) => {
  expect(renameRefusal(share, name)).toBe(reason);
});

/** Why the global cannot be renamed with `more` in the client. */
const refusal = (more: string) => renameRefusal(together(share, more), 'spread');
const withModule = (script: string, sandboxed = true) =>
  `//- /modules/more/more.otmod\nModule\n  name: more\n  sandboxed: ${sandboxed}\n  scripts: [ more ]\n//- /modules/more/more.lua\n${script}\n`;

test.each([
  [withModule('function share() end', false), 'Several modules make it: "lib" and "more".'],
  [withModule('_G.share = 1'), 'Several modules make it: "lib" and "more".'],
  ['//- /init.lua\nshare = 1\n', '"init.lua" makes it too.'],
  ['//- /modules/user/user.otui\nPanel\n  @onClick: share = 1\n', '"modules/user/user.otui" makes it too.'],
  ['//- /data/styles/top.otui\nPanel\n  @onClick: share = 1\n', '"data/styles/top.otui" makes it too.'],
  [withModule('share = share or {}', false), 'it can'],
  [
    withModule('share = share or {}'),
    'modules/more/more.lua:1 means the global "share" or a value that its module makes of it.',
  ],
  [withModule('share = 1 share()'), 'it can'],
  [
    withModule('setfenv(1, {})\nshare()'),
    'modules/more/more.lua:1 gives the file another environment, in which "share" may be something else.',
  ],
  [withModule("export(f, 'share')"), 'modules/more/more.lua:1 names "share" in a string, which cannot be followed.'],
  [
    withModule("\nloadstring('share()')"),
    'modules/more/more.lua:2 names "share" in a string, which cannot be followed.',
  ],
  [withModule('getfenv().share()'), 'modules/more/more.lua:1 names "share" in a string, which cannot be followed.'],
  [withModule('x = _G[y] x = _G[share]'), 'it can'],
  [withModule('share('), '"modules/more/more.lua" names it, but cannot be read as it is now.'],
  [withModule('x( -- share'), 'it can'],
  [
    '//- /modules/more/more.otui\nPanel\n  @onClick: share(\n',
    '"modules/more/more.otui" names it, but cannot be read as it is now.',
  ],
  [
    '//- /modules/more/more.otui\nPanel\n  @onClick: "share(\\"a\\")"\n',
    '"@onClick" in "modules/more/more.otui" is quoted with escapes and cannot be changed.',
  ],
  ['//- /modules/more/more.otui\nPanel\n  @onClick: "shared(\\"a\\")"\n', 'it can'],
  [
    '//- /modules/more/more.html\n<p *for="local x in (share())">\n',
    '"modules/more/more.html" names it, but cannot be read as it is now.',
  ],
  [
    '//- /modules/more/more.otui\nPanel\n  __class: share\n',
    'modules/more/more.otui:2 makes widgets of the class "share".',
  ],
  [
    withModule('modules.lib.share = 1'),
    'modules/more/more.lua:1 means the global "share" or a value that its module makes of it.',
  ],
])('with %s', (more, reason) => {
  expect(refusal(more)).toBe(reason);
});

test.each([
  ['UIBox < UIWidget\n', 'it can'],
  ['Box < UIBox\n', 'modules/lib/box.otui:1 makes widgets of the class "UIBox".'],
  ['Panel\n  UIBox\n', 'modules/lib/box.otui:2 makes widgets of the class "UIBox".'],
])('a class that widgets are made of stays: %s', (styles, reason) => {
  const lib = `//- /modules/lib/lib.lua\nUI$0Box = extends(UIWidget, 'UIBox')\n//- /modules/lib/box.otui\n${styles}`;
  expect(renameRefusal(globalClient(lib), 'UICrate')).toBe(reason);
});

test.each([
  ['mehah', 'The client itself asks for the global "EnterGame".'],
  ['edubart', 'it can'],
] as const)('what the client asks for by its name stays: %s', (engine, reason) => {
  const lib = '//- /modules/lib/lib.lua\nEnter$0Game = {}\n';
  expect(renameRefusal(globalClient(lib), 'Enter', { engine })).toBe(reason);
});

test('a member of another module is in the way where the global is looked up behind that', () => {
  const more = withModule('function spread() end');
  const lib = '//- /modules/lib/lib.lua\nfunction sh$0are() end\nmodules.more.share()\n';
  expect(renameRefusal(globalClient(more + lib), 'spread')).toBe('"more" has a member "spread" of its own.');
});

test('in a text that cannot be read the reason is that', () => {
  expect(renameRefusal(globalClient('//- /modules/user/user.lua\nmodules.lib.sh$0are( x = \n'), 'spread')).toBe(
    '"modules/user/user.lua" names it, but cannot be read as it is now.',
  );
});

test('scripts that no module runs are renamed too, and told; those with something of that name of their own are not', () => {
  const lib = '//- /modules/lib/lib.lua\nfunction sh$0are() end\n';
  const after = (more: string) => `//- /modules/lib/lib.lua\nfunction spread() end\n${more}`;
  const only = (more: string) =>
    together('//- /modules/lib/lib.otmod\nModule\n  name: lib\n  scripts: [ lib ]\n', lib, more);
  expect(
    expectRename(
      only('//- /modules/lib/loose.lua\nshare()\n'),
      'spread',
      after('//- /modules/lib/loose.lua\nspread()\n'),
    ),
  ).toEqual(['No module runs "modules/lib/loose.lua", where it is renamed too.']);
  expect(
    expectRename(
      only('//- /modules/lib/loose.lua\nshare = 1\n_G.share()\n'),
      'spread',
      after('//- /modules/lib/loose.lua\nshare = 1\n_G.spread()\n'),
    ),
  ).toEqual(['No module runs "modules/lib/loose.lua", where it is not renamed.']);
  expect(expectRename(only('//- /modules/lib/loose.lua\nshare(\n'), 'spread', after(''))).toEqual([
    'No module runs "modules/lib/loose.lua", where it is not renamed.',
  ]);
  const bot =
    '//- /modules/bot/bot.otmod\nModule\n  name: bot\n  sandboxed: true\n  scripts: [ bot ]\n//- /modules/bot/bot.lua\nsetfenv(f, {})\n//- /modules/bot/user/script.lua\nshare()\n';
  expect(expectRename(only(bot), 'spread', after(''))).toEqual([
    'No module runs "modules/bot/user/script.lua", where it is not renamed.',
  ]);
});

test('an advanced manifest that may name it is told', () => {
  const { service, view, path, offset } = openedAtCursor(
    together(share, '//- /modules/lib/lib.otmod.jsonc\n{ "name": "lib", "hooks": { "onStart": "share" } }\n'),
  );
  const found = finish(service.rename(view, path, offset, 'spread'));
  expect(found.ok && found.value.warnings).toEqual([
    '"modules/lib/lib.otmod.jsonc" may name it too and is not changed.',
  ]);
});

test('the references of a global are the places that a rename changes', () => {
  const { service, view, path, offset, told } = atCursor(share);
  const edits = finish(service.rename(view, path, offset, 'spread'));
  const places = edits.ok ? edits.value.edits.map(it => (it.kind === 'replace' ? told(it.path, it.span) : '')) : [];
  const found = (declared: boolean) =>
    finish(service.references(view, path, offset, declared))?.map(it => told(it.path, it.span));
  expect(found(true)).toEqual(places);
  expect(places.length).toBe(23);
  expect(found(false)).toEqual(places.filter(it => it !== '/modules/lib/lib.lua:2:10 share'));
});

test('where several modules make it, the references of each are its own', () => {
  const more = withModule('function share() end', false);
  const { service, view, path, offset, told } = atCursor(together(share, more));
  const found = finish(service.references(view, path, offset, true))?.map(it => told(it.path, it.span)) ?? [];
  expect(found).toContain('/modules/lib/lib.lua:2:10 share');
  expect(found.some(it => it.startsWith('/modules/more/'))).toBe(false);
});

test('in a script that need not mean the global it is not renamed', () => {
  const bot =
    '//- /modules/bot/bot.otmod\nModule\n  name: bot\n  sandboxed: true\n  scripts: [ bot ]\n//- /modules/bot/bot.lua\nsetfenv(f, {})\n//- /modules/bot/user/script.lua\nsh$0are()\n';
  expect(renameRefusal(globalClient(bot), 'spread')).toBe(
    'It is not sure that this place means that global: rename it where it is made.',
  );
});
