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
  const { edits } = finish(service.filesMoved(view, moves));
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
    (gone)
    //- /modules/a/c.otmod
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
    finish(service.filesMoved(view, [{ from: 'modules/a', to }])).edits.some(
      it => it.kind === 'replace' && it.path === 'modules/b/b.lua' && it.span.start === 8,
    );
  expect(changed('modules/c')).toBe(true);
  expect(changed('modules/a copy')).toBe(false);
  expect(changed('other/b')).toBe(false);
  const elsewhere = finish(service.filesMoved(view, [{ from: 'data/a', to: 'data/c' }]));
  expect(elsewhere).toEqual({ edits: [], warnings: [] });
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
  const { edits } = finish(service.filesMoved(view, [{ from: 'modules/a', to: 'modules/c' }]));
  expect(applyInOrder(files, edits).get('modules/b/b.lua')).toBe(
    "f('/a/images/' .. x, '/c/sounds/' .. y, '/a/' .. z)\n",
  );
});

const writing = `
  //- /modules/a/a.otmod
  Module
    name: a
    scripts: [ main, sub/two ]
    @onLoad: dofiles('sub')
  //- /modules/a/main.lua
  dofile('sub/two')
  dofile("sub/two")
  dofile [[sub/two]]
  dofiles('sub/')
  //- /modules/a/sub/two.lua
  //- /modules/b/b.otmod
  Module
    name: b
    scripts:
      - /a/sub/*
      - /a/sub/two
  //- /modules/c/c.otmod
  Module
    name: c
    scripts: [ sub/*, sub*, "*" ]
  //- /modules/c/sub/x.lua
`;

/** What is changed, the lines that differ alone, and what is told. */
function moved(fixture: string, from: string, to: string, settings: Partial<ClientSettings> = {}) {
  const { files } = parseFixture(fixture);
  const { service, view } = opened(files, settings);
  const { edits, warnings } = finish(service.filesMoved(view, [{ from, to }]));
  const before = new Set([...files.values()].flatMap(text => text.split('\n')));
  const after = [...applyInOrder(files, edits).values()].flatMap(text => text.split('\n'));
  return { lines: after.filter(line => !before.has(line)).map(it => it.trim()), warnings };
}

test('a script whose name has a dot keeps its ending, which some clients drop', () => {
  const { lines, warnings } = moved(writing, 'modules/a/main.lua', 'modules/a/main.v2.lua');
  expect(lines).toEqual(['scripts: [ main.v2.lua, sub/two ]']);
  expect(warnings).toEqual([]);
});

test('what is no plain word of a list, or a pattern, is left out and told', () => {
  expect(moved(writing, 'modules/a/main.lua', 'modules/a/ma,in.lua')).toEqual({
    lines: [],
    warnings: ['modules/a/a.otmod:3 still says "main": "ma,in" cannot be written there.'],
  });
  expect(moved(writing, 'modules/a/main.lua', 'modules/a/main*.lua').warnings).toHaveLength(1);
  expect(moved(writing, 'modules/a/main.lua', 'modules/a/main*.lua', { engine: 'edubart' }).lines).toEqual([
    'scripts: [ main*, sub/two ]',
  ]);
  expect(moved(writing, 'modules/a/sub/two.lua', 'modules/a/sub/a:b.lua').warnings).toEqual([
    'modules/a/a.otmod:3 still says "sub/two": "sub/a:b" cannot be written there.',
    'modules/a/main.lua:1 still says "sub/two": "sub/a:b" cannot be written there.',
    'modules/a/main.lua:2 still says "sub/two": "sub/a:b" cannot be written there.',
    'So do 2 other places.',
  ]);
  expect(moved(writing, 'modules/a/main.lua', 'modules/a/main.txt').warnings).toHaveLength(1);
});

test('quotes in a path are escaped in strings of Lua, and followed again', () => {
  const { lines, warnings } = moved(writing, 'modules/a/sub/two.lua', "modules/a/sub/it's.lua");
  expect(lines).toEqual([
    "scripts: [ main, sub/it's ]",
    "dofile('sub/it\\'s')",
    `dofile("sub/it's")`,
    "dofile [[sub/it's]]",
    "- /a/sub/it's",
  ]);
  expect(warnings).toEqual([]);
  const again = writing.replaceAll('sub/two', "sub/it's").replace("dofile('sub/it's')", "dofile('sub/it\\'s')");
  expect(moved(again, "modules/a/sub/it's.lua", 'modules/a/sub/two.lua').lines).toEqual([
    'scripts: [ main, sub/two ]',
    "dofile('sub/two')",
    'dofile("sub/two")',
    'dofile [[sub/two]]',
    '- /a/sub/two',
  ]);
  expect(moved(writing, 'modules/a/sub/two.lua', 'modules/a/sub/"x.lua').lines).toContain('dofile("sub/\\"x")');
});

test('patterns and folders that are named from their own file are followed', () => {
  expect(moved(writing, 'modules/a/sub', 'modules/a/lib').lines).toEqual([
    'scripts: [ main, lib/two ]',
    "@onLoad: dofiles('lib')",
    "dofile('lib/two')",
    'dofile("lib/two")',
    'dofile [[lib/two]]',
    "dofiles('lib/')",
    '- /a/lib/*',
    '- /a/lib/two',
  ]);
  expect(moved(writing, 'modules/c/sub', 'modules/c/lib').lines).toEqual(['scripts: [ lib/*, lib*, "*" ]']);
  expect(moved(writing, 'modules/c/c.otmod', 'modules/b/c.otmod').lines).toEqual([
    'scripts: [ /c/sub/*, /c/sub*, "/c/*" ]',
  ]);
  expect(moved(writing, 'modules/c', 'modules/d').lines).toEqual(['name: d']);
  expect(moved(writing, 'modules/c/sub', 'modules/c/lib', { engine: 'edubart' }).lines).toEqual([]);
});

test('nothing is written anew that stays the same', () => {
  const { files } = parseFixture(`
    //- /modules/a/images/x.png
    //- /modules/b/b.lua
    f('/a/images/' .. x)
  `);
  const { service, view } = opened(files);
  expect(finish(service.filesMoved(view, [{ from: 'modules/a', to: 'mods/a' }])).edits).toEqual([]);
});

test('a folder that gets a name which others list in vain: that is said', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
    //- /modules/b/b.otmod
    Module
      name: b
      dependencies: [ ghost ]
  `;
  expect(moved(fixture, 'modules/a', 'modules/ghost')).toEqual({
    lines: ['name: ghost'],
    warnings: ['modules/b/b.otmod names "ghost" already, which is no module yet: this one will be meant.'],
  });
});
