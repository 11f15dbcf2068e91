import { expect, test } from 'vitest';
import { finish } from '../../src/base/stepwise.ts';
import type { Move } from '../../src/features/path-edits.ts';
import type { ClientSettings } from '../../src/workspace/client-settings.ts';
import { opened, parseFixture } from '../support/fixture.ts';
import { applyInOrder, shownChanges, shownFixture } from '../support/renaming.ts';

const client = `
  //- /modules/a/a.otmod
  Module
    name: a
    scripts: [ main, "sub/more.lua", /a/main.lua, sub/* ]
    @onLoad: dofile('sub/more')
  //- /modules/a/main.lua
  dofile('sub/more')
  g_ui.importStyle('panel')
  g_ui.importStyle('/a/panel.otui')
  print('panel', 'sub/more', '/a/unknown/' .. x)
  //- /modules/a/sub/more.lua
  dofile('/a/main')
  //- /modules/a/panel.otui
  Panel
    image-source: /a/images/x
  //- /modules/a/images/x.png
  //- /modules/b/b.otmod
  Module
    name: b
    dependencies: [ a ]
    scripts: [ /modules/a/main ]
  //- /modules/b/b.lua
  modules.a.f('/a/images/x')
`;

/** Moves files and expects the texts of `after`, which names only those that change, where they lay before. */
function expectMoved(moves: readonly Move[], after: string, settings: Partial<ClientSettings> = {}): void {
  const { files } = parseFixture(client);
  const { service, view } = opened(files, settings);
  const edits = finish(service.filesMoved(view, moves));
  expect(shownChanges(files, applyInOrder(files, edits))).toBe(shownFixture(after));
}

test('a script that is renamed: each path keeps its manner', () => {
  expectMoved(
    [{ from: 'modules/a/main.lua', to: 'modules/a/start.lua' }],
    `
    //- /modules/a/a.otmod
    Module
      name: a
      scripts: [ start, "sub/more.lua", /a/start.lua, sub/* ]
      @onLoad: dofile('sub/more')
    //- /modules/a/sub/more.lua
    dofile('/a/start')
    //- /modules/b/b.otmod
    Module
      name: b
      dependencies: [ a ]
      scripts: [ /modules/a/start ]
    `,
  );
});

test('a script that leaves its folder is named from the root, and names what it left behind so', () => {
  expectMoved(
    [{ from: 'modules/a/main.lua', to: 'modules/b/main.lua' }],
    `
    //- /modules/a/a.otmod
    Module
      name: a
      scripts: [ /b/main, "sub/more.lua", /b/main.lua, sub/* ]
      @onLoad: dofile('sub/more')
    //- /modules/a/main.lua
    dofile('/a/sub/more')
    g_ui.importStyle('/a/panel')
    g_ui.importStyle('/a/panel.otui')
    print('panel', '/a/sub/more', '/a/unknown/' .. x)
    //- /modules/a/sub/more.lua
    dofile('/b/main')
    //- /modules/b/b.otmod
    Module
      name: b
      dependencies: [ a ]
      scripts: [ /modules/b/main ]
    `,
  );
});

test('widgets and images are followed as well', () => {
  expectMoved(
    [
      { from: 'modules/a/panel.otui', to: 'modules/a/ui/panel.otui' },
      { from: 'modules/a/images', to: 'modules/a/pictures' },
    ],
    `
    //- /modules/a/main.lua
    dofile('sub/more')
    g_ui.importStyle('ui/panel')
    g_ui.importStyle('/a/ui/panel.otui')
    print('panel', 'sub/more', '/a/unknown/' .. x)
    //- /modules/a/panel.otui
    Panel
      image-source: /a/pictures/x
    //- /modules/b/b.lua
    modules.a.f('/a/pictures/x')
    `,
  );
});

test('a folder that is renamed takes the module of its name along', () => {
  expectMoved(
    [{ from: 'modules/a', to: 'modules/c' }],
    `
    //- /modules/a/a.otmod
    Module
      name: c
      scripts: [ main, "sub/more.lua", /c/main.lua, sub/* ]
      @onLoad: dofile('sub/more')
    //- /modules/a/main.lua
    dofile('sub/more')
    g_ui.importStyle('panel')
    g_ui.importStyle('/c/panel.otui')
    print('panel', 'sub/more', '/c/unknown/' .. x)
    //- /modules/a/panel.otui
    Panel
      image-source: /c/images/x
    //- /modules/a/sub/more.lua
    dofile('/c/main')
    //- /modules/b/b.lua
    modules.c.f('/c/images/x')
    //- /modules/b/b.otmod
    Module
      name: b
      dependencies: [ c ]
      scripts: [ /modules/c/main ]
    `,
  );
});

test('from modules to mods only what names the one or the other changes', () => {
  const after = `
    //- /modules/b/b.otmod
    Module
      name: b
      dependencies: [ a ]
      scripts: [ /mods/a/main ]
    `;
  expectMoved([{ from: 'modules/a', to: 'mods/a' }], after);
  expectMoved([{ from: 'modules/a', to: 'mods/a' }], after, { engine: 'otcv8' });
});

test('a name that the module cannot have is left as it is', () => {
  const { files } = parseFixture(client);
  const { service, view } = opened(files);
  const changed = (to: string) =>
    finish(service.filesMoved(view, [{ from: 'modules/a', to }])).some(
      it => it.kind === 'replace' && it.path === 'modules/b/b.lua' && it.span.start === 8,
    );
  expect(changed('modules/c')).toBe(true);
  expect(changed('modules/a copy')).toBe(false);
  expect(changed('other/b')).toBe(false);
  const elsewhere = finish(service.filesMoved(view, [{ from: 'data/a', to: 'data/c' }]));
  expect(elsewhere).toEqual([]);
});

test('files that nothing names are moved without ado', () => {
  expectMoved([{ from: 'modules/a/a.otmod', to: 'modules/a/z.otmod' }], '');
  expectMoved([{ from: 'no/such', to: 'no/other' }], '');
  expectMoved([{ from: 'modules/a/main.lua', to: 'modules/a/main.lua' }], '');
});

test('the beginning of a path that may as well lie in a folder that stays is left as it is', () => {
  const files = new Map([
    ['modules/a/images/x.png', ''],
    ['mods/a/images/y.png', ''],
    ['modules/a/sounds/z.ogg', ''],
    ['modules/b/b.lua', "f('/a/images/' .. x, '/a/sounds/' .. y, '/a/' .. z)\n"],
  ]);
  const { service, view } = opened(files);
  const edits = finish(service.filesMoved(view, [{ from: 'modules/a', to: 'modules/c' }]));
  expect(applyInOrder(files, edits).get('modules/b/b.lua')).toBe(
    "f('/a/images/' .. x, '/c/sounds/' .. y, '/a/' .. z)\n",
  );
});
