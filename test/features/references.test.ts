import { expect, test } from 'vitest';
import { finish } from '../../src/base/stepwise.ts';
import { openedAtCursor } from '../support/fixture.ts';
import { atCursor } from '../support/navigation.ts';

const client = (cursor: string) => {
  const files = `
    //- /init.lua
    g_modules.discoverModules()
    g_modules.ensureModuleLoaded("lib")
    //- /modules/lib/lib.otmod
    Module
      name: lib
      scripts: [ main, sub/more.lua ]
    //- /modules/lib/main.lua
    dofile('sub/more')
    //- /modules/lib/sub/more.lua
    x = '/lib/images/' .. y
    //- /modules/lib/images/a.png
    //- /modules/game/game.otmod
    Module
      name: game
      dependencies: [ lib ]
      load-later:
        - lib
      scripts:
        - /lib/main.lua
    //- /modules/game/game.lua
    -- modules.lib is not meant
    local lib = modules.lib
    lib.f('lib')
    g_ui.loadUI('/modules/lib/panel')
    icon:setImage('lib/images/a')
    //- /modules/game/game.otui
    Panel
      image-source: /lib/images/a
    //- /modules/lib/panel.otui
    Panel
    `;
  const at = files.indexOf(cursor.replace('$0', ''));
  return files.slice(0, at) + cursor + files.slice(at + cursor.length - 2);
};

/** `path:line text` of each reference at the cursor. */
function references(cursor: string, includeDeclaration = true): readonly string[] | undefined {
  const { files, service, view, path, offset } = openedAtCursor(client(cursor));
  return finish(service.references(view, path, offset, includeDeclaration))?.map(({ path, span }) => {
    const text = files.get(path) ?? '';
    return `${path}:${text.slice(0, span.start).split('\n').length} ${text.slice(span.start, span.end)}`;
  });
}

const ofLib = [
  'init.lua:2 lib',
  'modules/game/game.lua:2 lib',
  'modules/game/game.lua:4 lib',
  'modules/game/game.lua:5 lib',
  'modules/game/game.otmod:3 lib',
  'modules/game/game.otmod:5 lib',
  'modules/game/game.otmod:7 lib',
  'modules/game/game.otui:2 lib',
  'modules/lib/lib.otmod:2 lib',
  'modules/lib/sub/more.lua:1 lib',
];

test.each([
  'name: l$0ib',
  '[ lib$0 ]',
  '- $0lib',
  'modules.$0lib\n',
  'Loaded("l$0ib")',
  'source: /lib$0/images/a',
  "/modules/li$0b/panel'",
])('every place that names a module, from any of them: %s', cursor => {
  expect(references(cursor)).toEqual(ofLib);
});

test('without its declaration', () => {
  expect(references('name: l$0ib', false)).toEqual(ofLib.filter(it => !it.startsWith('modules/lib/lib.otmod')));
});

test.each(['sub/more$0.lua', "dofile('sub/m$0ore')"])('every place that leads to a script: %s', cursor => {
  expect(references(cursor)).toEqual(['modules/lib/lib.otmod:3 sub/more.lua', 'modules/lib/main.lua:1 sub/more']);
});

test('a script is the same from its own manifest and from another one', () => {
  const found = ['modules/game/game.otmod:7 /lib/main.lua', 'modules/lib/lib.otmod:3 main'];
  expect(references('[ m$0ain')).toEqual(found);
  expect(references('- /lib/ma$0in.lua')).toEqual(found);
});

test('a file of widgets', () => {
  expect(references("/modules/lib/pan$0el'")).toEqual(['modules/game/game.lua:4 /modules/lib/panel']);
});

test.each(['-- modules.l$0ib is', "lib.f('l$0ib'", 'local l$0ib =', 'depend$0encies', 'discover$0Modules'])(
  'nothing where no module is named: %s',
  cursor => {
    expect(references(cursor)).toBeUndefined();
  },
);

const functions = (cursor: string) => {
  const files = `
    //- /modules/a/a.otmod
    Module
      name: a
      scripts: [ a ]
      @onLoad: init() Box:open()
      @onUnload: modules.b.x() init()
    //- /modules/a/a.lua
    function init() end
    function Box:open() end
    function helper() end
    dofile('more')
    //- /modules/a/more.lua
    init = function() end
    //- /modules/b/b.otmod
    Module
      name: b
      scripts: [ b ]
      @onLoad: init()
    //- /modules/b/b.lua
    local function init() end
    `;
  const at = files.indexOf(cursor.replace('$0', ''));
  return files.slice(0, at) + cursor + files.slice(at + cursor.length - 2);
};

function ofFunction(cursor: string, includeDeclaration = true): readonly string[] | undefined {
  const { service, view, path, offset, told } = atCursor(functions(cursor));
  return finish(service.references(view, path, offset, includeDeclaration))?.map(it => told(it.path, it.span));
}

test.each(['onLoad: i$0nit', 'x() in$0it', 'function i$0nit() end\n    function Box', 'i$0nit = '])(
  'a function is found where the Lua of its manifest calls it and where it is made: %s',
  cursor => {
    const calls = ['/modules/a/a.otmod:4:12 init', '/modules/a/a.otmod:5:28 init'];
    // Without a sandbox it is the one global of that name.
    const others = ['/modules/b/b.otmod:4:12 init'];
    const made = ['/modules/a/a.lua:1:10 init', '/modules/a/more.lua:1:1 init'];
    expect(ofFunction(cursor)).toEqual([...made, ...calls, ...others].sort());
    expect(ofFunction(cursor, false)).toEqual([...calls, ...others]);
  },
);

test('so is one of a table; a local function is left to others', () => {
  const wanted = ['/modules/a/a.lua:2:14 open', '/modules/a/a.otmod:4:23 open'];
  expect(ofFunction('Box:o$0pen() end')).toEqual(wanted);
  expect(ofFunction('() Box:o$0pen()')).toEqual(wanted);
  expect(ofFunction('function hel$0per')).toEqual(['/modules/a/a.lua:3:10 helper']);
  expect(ofFunction('local function i$0nit')).toBeUndefined();
});
