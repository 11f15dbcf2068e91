import { expect, test } from 'vitest';
import { openedAtCursor } from '../support/fixture.ts';
import { expectRename, renameRefusal } from '../support/renaming.ts';

const others = `
  //- /init.lua
  g_modules.discoverModules()
  g_modules.ensureModuleLoaded('game_battle')
  //- /modules/game_battle/game_battle.otmod
  Module
    name: game_battle
    scripts: [ battle, /game_battle/more ]
    @onLoad: modules.game_battle.init()
  //- /modules/game_battle/battle.lua
  -- game_battle: modules.game_battle
  g_settings.setNode('game_battle', {})
  game_battle = game_battle or modules.game_battle
  dofile('more')
  //- /modules/game_battle/more.lua
  x = 1
  //- /modules/other/other.otmod
  Module
    name: other
    dependencies: [ "game_battle" ]
    load-later:
      - $0game_battle
  //- /modules/other/other.lua
  if modules['game_battle'] or g_modules.getModule("game_battle") then require 'game_battle' end
  icon:setImage('/game_battle/images/' .. name)
  //- /modules/other/other.otui
  Panel
    image-source: /modules/game_battle/images/x
    @onClick: modules.game_battle.toggle()
`;

test('a module is renamed wherever it is named, with the folder and the manifest of its name', () => {
  const warnings = expectRename(
    others,
    'game_fight',
    `
    //- /init.lua
    g_modules.discoverModules()
    g_modules.ensureModuleLoaded('game_fight')
    //- /modules/game_battle/battle.lua
    (gone)
    //- /modules/game_battle/game_battle.otmod
    (gone)
    //- /modules/game_battle/more.lua
    (gone)
    //- /modules/game_fight/game_fight.otmod
    Module
      name: game_fight
      scripts: [ battle, /game_fight/more ]
      @onLoad: modules.game_fight.init()
    //- /modules/game_fight/battle.lua
    -- game_battle: modules.game_battle
    g_settings.setNode('game_battle', {})
    game_battle = game_battle or modules.game_fight
    dofile('more')
    //- /modules/game_fight/more.lua
    x = 1
    //- /modules/other/other.otmod
    Module
      name: other
      dependencies: [ "game_fight" ]
      load-later:
        - game_fight
    //- /modules/other/other.lua
    if modules['game_fight'] or g_modules.getModule("game_fight") then require 'game_fight' end
    icon:setImage('/game_fight/images/' .. name)
    //- /modules/other/other.otui
    Panel
      image-source: /modules/game_fight/images/x
      @onClick: modules.game_fight.toggle()
    `,
  );
  expect(warnings).toEqual([]);
});

test('a name that is none for Lua stands in brackets', () => {
  expectRename(
    `
    //- /modules/folder/a.otmod
    Module
      name: $0a
    //- /modules/b/b.lua
    modules.a.f(modules['a'], modules . a)
    //- /modules/b/b.otui
    Panel
      @onClick: modules.a.f()
    `,
    'the-end',
    `
    //- /modules/b/b.lua
    modules['the-end'].f(modules['the-end'], modules ['the-end'])
    //- /modules/b/b.otui
    Panel
      @onClick: modules['the-end'].f()
    //- /modules/folder/a.otmod
    (gone)
    //- /modules/folder/the-end.otmod
    Module
      name: the-end
    `,
  );
  expectRename(
    `
    //- /modules/folder/file.otmod
    Module
      name: $0a
    //- /modules/b/b.lua
    modules.a.f()
    `,
    'until',
    `
    //- /modules/b/b.lua
    modules['until'].f()
    //- /modules/folder/file.otmod
    Module
      name: until
    `,
  );
});

test('quotes around a name in brackets end no attribute', () => {
  expectRename(
    `
    //- /modules/x/file.otmod
    Module
      name: $0a
    //- /modules/b/b.html
    <p onclick='modules.a.f()' onhover="modules.a.f()">{{ modules.a.x }}</p>
    <script>modules.a.h()</script>
    //- /modules/b/b.otmod.jsonc
    { "lifecycle": { "onLoad": "modules.a.f()" } }
    //- /modules/b/b.otui
    Panel
      @onClick: "modules.a.f()"
    `,
    'the-end',
    `
    //- /modules/b/b.html
    <p onclick='modules["the-end"].f()' onhover="modules['the-end'].f()">{{ modules['the-end'].x }}</p>
    <script>modules['the-end'].h()</script>
    //- /modules/b/b.otmod.jsonc
    { "lifecycle": { "onLoad": "modules['the-end'].f()" } }
    //- /modules/b/b.otui
    Panel
      @onClick: "modules['the-end'].f()"
    //- /modules/x/file.otmod
    Module
      name: the-end
    `,
  );
});

test('folders that lie over each other are renamed together; data that happens to have the name is not', () => {
  expectRename(
    `
    //- /modules/sounds/sounds.otmod
    Module
      name: sounds
    //- /modules/sounds/panel.otui
    Panel
    //- /mods/sounds/sounds.otmod
    Module
      name: $0sounds
    //- /data/sounds/a.png
    //- /modules/b/b.lua
    f('/sounds/a', '/sounds/panel', '/sounds/' .. x)
    `,
    'noise',
    `
    //- /mods/noise/noise.otmod
    Module
      name: noise
    //- /mods/sounds/sounds.otmod
    (gone)
    //- /modules/b/b.lua
    f('/sounds/a', '/noise/panel', '/noise/' .. x)
    //- /modules/noise/noise.otmod
    Module
      name: noise
    //- /modules/noise/panel.otui
    Panel
    //- /modules/sounds/panel.otui
    (gone)
    //- /modules/sounds/sounds.otmod
    (gone)
    `,
  );
});

test('in a client that does not lay them over each other only the own folder is', () => {
  expectRename(
    `
    //- /modules/a/a.otmod
    Module
      name: $0a
    //- /modules/a/panel.otui
    Panel
    //- /mods/a/own.otmod
    Module
      name: other
    //- /mods/a/sheet.otui
    Panel
    //- /modules/b/b.lua
    f('/a/panel', '/a/sheet', '/modules/a/panel')
    `,
    'c',
    `
    //- /modules/a/a.otmod
    (gone)
    //- /modules/a/panel.otui
    (gone)
    //- /modules/b/b.lua
    f('/c/panel', '/a/sheet', '/modules/c/panel')
    //- /modules/c/c.otmod
    Module
      name: c
    //- /modules/c/panel.otui
    Panel
    `,
    { engine: 'otcv8' },
  );
});

test('a copy that the client does not discover keeps its name', () => {
  expectRename(
    `
    //- /modules/x/a.otmod
    Module
      name: $0a
    //- /backup/old/modules/x/a.otmod
    Module
      name: a
      dependencies: [ a ]
    `,
    'b',
    `
    //- /backup/old/modules/x/a.otmod
    Module
      name: a
      dependencies: [ b ]
    //- /modules/x/a.otmod
    (gone)
    //- /modules/x/b.otmod
    Module
      name: b
    `,
  );
});

test('variables give way to the name that they stood for', () => {
  expectRename(
    `
    //- /modules/x/x.otmod
    Module
      name: $0lib
    //- /modules/y/y.otmod
    &used: lib
    Module
      name: y
      dependencies: [ $used ]
    `,
    'base',
    `
    //- /modules/x/x.otmod
    Module
      name: base
    //- /modules/y/y.otmod
    &used: lib
    Module
      name: y
      dependencies: [ base ]
    `,
    { engine: 'opentibiabr' },
  );
});

test('a folder with another place among the folders changes the load order, and that is said', () => {
  const module = (name: string) => `
    //- /modules/${name}/${name}.otmod
    Module
      name: ${name}
      autoload: true
    `;
  const fixture = `${module('a').replace('name: ', 'name: $0').trimEnd()}${module('b')}`;
  const after = `
    //- /modules/a/a.otmod
    (gone)
    //- /modules/c/c.otmod
    Module
      name: c
      autoload: true
    `;
  expect(expectRename(fixture, 'c', after)).toEqual([
    'The load order changes: at place 1 comes "b" instead of "c". The client discovers folders by their names.',
  ]);
});

test('a name that others list in vain means the module from now on, and that is said', () => {
  const fixture = `
    //- /modules/a/file.otmod
    Module
      name: $0x
      autoload: true
    //- /modules/c/c.otmod
    Module
      name: c
      autoload: true
      dependencies: [ ghost ]
    //- /modules/d/d.lua
    modules.ghost.f()
    `;
  const after = `
    //- /modules/a/file.otmod
    Module
      name: ghost
      autoload: true
    `;
  expect(expectRename(fixture, 'ghost', after)).toEqual([
    'modules/c/c.otmod and modules/d/d.lua name "ghost" already, which is no module yet: this one will be meant.',
    '"c" loads then, which it does not now.',
  ]);
});

test('a folder that is told by the name of a module boots as before, and that it will be told otherwise is said', () => {
  const fixture = `
    //- /init.lua
    g_modules.discoverModules()
    g_modules.ensureModuleLoaded('modulelib')
    g_modules.ensureModuleLoaded('gamelib')
    g_modules.ensureModuleLoaded('own')
    //- /modules/a/lib.otmod
    Module
      name: $0modulelib
    //- /modules/gamelib/gamelib.otmod
    Module
      name: gamelib
    //- /modules/own/own.otmod
    Module
      name: own
    `;
  const after = `
    //- /init.lua
    g_modules.discoverModules()
    g_modules.ensureModuleLoaded('lib')
    g_modules.ensureModuleLoaded('gamelib')
    g_modules.ensureModuleLoaded('own')
    //- /modules/a/lib.otmod
    Module
      name: lib
    `;
  expect(expectRename(fixture, 'lib', after, { engine: 'auto' })).toEqual([
    'The folder will be taken for one of OTClient (edubart), no more of OTClient Redemption (mehah): choose the client engine by hand.',
  ]);
  expect(expectRename(fixture, 'lib', after)).toEqual([]);
});

test('encrypted manifests may name it as well', () => {
  const fixture = `
    //- /modules/a/file.otmod
    Module
      name: $0x
    //- /modules/s/s.otmod
    ENC3
    `;
  const after = `
    //- /modules/a/file.otmod
    Module
      name: y
    `;
  expect(expectRename(fixture, 'y', after)).toEqual([
    '1 encrypted manifest may name the module and cannot be changed.',
  ]);
});

const taken = `
  //- /modules/a/a.otmod
  Module
    name: $0a
  //- /modules/b/own.otmod
  Module
    name: c
  //- /modules/s/s.otmod
  ENC3
`;

test.each([
  ['a', 'That is its name already.'],
  ['c', 'There is a module called "c" already.'],
  ['b', 'There is "modules/b" already.'],
  ['s', 'An encrypted manifest may be that of a module called "s".'],
  ['string', '"string" is a library of Lua: "modules.string" is taken by it.'],
  ['', /^A name is made of/],
  ['1a', /^A name is made of/],
  ['a b', /^A name is made of/],
  ['a, b', /^A name is made of/],
  ['-a', /^A name is made of/],
  ['~', /^A name is made of/],
  ['größe', /^A name is made of/],
])('a name that cannot be given: %j', (name, reason) => {
  expect(renameRefusal(taken, name)).toMatch(reason);
});

test.each([
  ['//- /modules/a/a.otmod\nModule\n  name: a\n  depend$0encies: []\n', 'There is no name of a module here.'],
  ['//- /modules/a/a.otmod\nModule\n  name: a\n  dependencies: [ $0x ]\n', 'No module is called "x".'],
  [
    '//- /modules/a/a.otmod\nModule\n  name: a\n  dependencies: [ $0s ]\n//- /modules/s/s.otmod\nENC3\n',
    'The manifest of "s" is encrypted and cannot be changed.',
  ],
  [
    '//- /modules/a/a.otmod\nModule\n  name: $0x\n//- /modules/b/b.otmod\nModule\n  name: x\n',
    'Several manifests give the name "x": modules/a/a.otmod, modules/b/b.otmod. Give them different names first.',
  ],
  [
    "//- /modules/a/a.otmod\nModule\n  name: x\n//- /modules/a/a.lua\nf('/$0a/b')\n",
    'The module of this folder is called "x": rename it where that name stands.',
  ],
])('what cannot be renamed: %j', (fixture, reason) => {
  const { service, view, path, offset } = openedAtCursor(`${fixture}`);
  expect(service.prepareRename(view, path, offset)).toEqual({ ok: false, error: reason });
  expect(renameRefusal(fixture, 'new_name')).toBe(reason);
});

test('what is edited is the name alone, without its quotes', () => {
  const { files, service, view, path, offset } = openedAtCursor('//- /modules/a/a.otmod\nModule\n  name: "$0a"\n');
  const found = service.prepareRename(view, path, offset);
  if (!found.ok) expect.fail(found.error);
  const { span, name } = found.value;
  expect([name, files.get(path)?.slice(span.start, span.end)]).toEqual(['a', 'a']);
});
