import { expect, test } from 'vitest';
import { luaClient, luaClientWith } from '../../support/lua-client.ts';
import { atCursor } from '../../support/navigation.ts';

function made(fixture: string) {
  const { service, view, path, offset, told, cut } = atCursor(fixture);
  const found = service.definition(view, path, offset);
  return found && { origin: cut(found.origin), targets: found.targets.map(it => told(it.path, it.span)) };
}

function hovered(fixture: string) {
  const { service, view, path, offset, cut } = atCursor(fixture);
  const found = service.hover(view, path, offset);
  return found && { markdown: found.markdown, over: cut(found.span) };
}

const inNew = (text: string) => luaClient(`\n  //- /modules/game_user/new.lua\n  ${text.replaceAll('\n', '\n  ')}\n`);

test.each([
  'modules.game_box.p$0ut()',
  "modules['game_box']['p$0ut']",
  'local m = modules.game_box\nm.put$0()',
  // It does not parse.
  'if modules.game_box.$0put( then',
])('a member leads to where it is made: %s', text => {
  expect(made(inNew(text))).toEqual({ origin: 'put', targets: ['/modules/game_box/box.lua:8:10 put'] });
});

test('members lead there from handlers, pages and manifests too', () => {
  const targets = ['/modules/game_box/box.lua:8:10 put'];
  expect(made(luaClientWith("game_box.put('a'", "game_box.$0put('a'"))).toEqual({ origin: 'put', targets });
  expect(made(luaClientWith("game_box.put('page'", "game_box.pu$0t('page'"))).toEqual({ origin: 'put', targets });
  expect(made(luaClientWith("game_box.put('user'", "game_box.pu$0t('user'"))).toEqual({ origin: 'put', targets });
});

test('every place that makes a member is told, functions first, what makes it nil not', () => {
  const more = `
    //- /modules/game_box/more.lua
    clear = clear or 1
    function clear(x) end
    clear = nil
    //- /modules/game_user/user.lua
    modules.game_box.clear = 3
    modules.game_box.cl$0ear()
  `;
  expect(made(luaClient(more))?.targets).toEqual([
    '/modules/game_box/box.lua:22:10 clear',
    '/modules/game_box/more.lua:2:10 clear',
    '/modules/game_box/more.lua:1:1 clear',
    '/modules/game_user/user.lua:1:18 clear',
  ]);
});

test('the name of a module leads to its manifest', () => {
  const targets = ['/modules/game_box/game_box.otmod:2:9 game_box'];
  expect(made(inNew('modules.game$0_box.put()'))).toEqual({ origin: 'game_box', targets });
  expect(made(inNew("g_modules.getModule('game$0_box')"))).toEqual({ origin: 'game_box', targets });
  expect(made(inNew('modules.nobo$0dy.put()'))).toBeUndefined();
  expect(made(inNew('-- modules.game$0_box'))).toBeUndefined();
});

test('a member that nobody makes, or a name of its own, leads nowhere', () => {
  expect(made(inNew('modules.game_box.mis$0sing()'))).toBeUndefined();
  expect(made(inNew('modules.game_box.hid$0den()'))).toBeUndefined();
  expect(made(inNew('pu$0t()'))).toBeUndefined();
});

test('a member tells what it is, where it is made and who uses it', () => {
  expect(hovered(inNew('modules.game_box.p$0ut()'))).toEqual({
    over: 'put',
    markdown: [
      '```lua\nfunction modules.game_box.put(thing, count, ...)\n```',
      'Puts a thing\\\ninto the box\\.\\\n\\@param thing string What is put in\\\n\\@param count number\\? How many',
      'Made in modules\\/game\\_box\\/box\\.lua\\:8.',
      'Used by 1 module: `game_user`.',
    ].join('\n\n'),
  });
});

test.each([
  ['modules.game_box.gi$0ft()', 'Given by `game_user` in modules\\/game\\_user\\/gift\\.lua\\:2.'],
  [
    'modules.game_box.hid$0den()',
    '`hidden` is a local variable of modules\\/game\\_box\\/box\\.lua\\:1: other modules cannot see it, here it is nil.',
  ],
  ['modules.game_box.miss$0ing()', 'Nothing gives `game_box` a member `missing`: it is nil.'],
  ['modules.game_box.pri$0nt()', '`print` is made by Lua or by the client itself.'],
  ['modules.game_box.SI$0ZE', '```lua\nmodules.game_box.SIZE\n```'],
  ['modules.game_box.SI$0ZE', 'No other module uses it.'],
  ['modules.game_box.it$0ems', 'modules.game_box.items = {}'],
  [
    'modules.game_box.SI$0ZE',
    'Used by 1 module: `game_box`.'.replace('Used by 1 module: `game_box`.', 'No other module uses it.'),
  ],
  ['modules.game$0_box.SIZE', '**game\\_box**: A box for things'],
  ["require 'game$0_box'", '**game\\_box**: A box for things'],
  ['modules.no$0body.SIZE', 'No module has this name.'],
])('what is told of %s', (text, expected) => {
  expect(hovered(inNew(text))?.markdown).toContain(expected);
});

test('a global of all is told to be one', () => {
  const more = `
    //- /modules/lib/lib.otmod
    Module
      name: lib
      scripts: [ lib ]
    //- /modules/lib/lib.lua
    function shared() end
    //- /modules/game_user/new.lua
  `;
  const at = (text: string) => hovered(luaClient(`${more}    ${text}\n`))?.markdown;
  expect(at('modules.game_box.sha$0red()')).toContain(
    'No member of its own, but a global of all, made by `lib` in modules\\/lib\\/lib\\.lua\\:1.',
  );
  expect(at('modules.lib.sha$0red()')).toContain('Made in modules\\/lib\\/lib\\.lua\\:1.');
});

test('nothing is told of what is unknown, of other names and of libraries', () => {
  for (const text of [
    'modules.nobody.f$0()',
    'pu$0t()',
    "require 'lfs$0'",
    '-- modules.game$0_box',
    "'modules.game$0_box'",
  ])
    expect(hovered(inNew(text)), text).toBeUndefined();
});

function called(fixture: string) {
  const { service, view, path, offset } = atCursor(fixture);
  const help = service.signatureHelp(view, path, offset);
  const signature = help?.signatures[help.activeSignature];
  const parameter = signature?.parameters[help?.activeParameter ?? 0];
  return (
    help && signature && [signature.label, parameter && signature.label.slice(parameter.span.start, parameter.span.end)]
  );
}

const put = 'put(thing, count, ...)';

test.each([
  ['modules.game_box.put($0', [put, 'thing']],
  ["modules.game_box.put('a, b', $0)", [put, 'count']],
  ['modules.game_box.put(f(1, 2), { 3, 4 }, 5, 6, $0', [put, '...']],
  ['modules.game_box.put(1, modules.game_box.gift($0', ['gift(to)', 'to']],
  ['modules.game_box.gift(1, $0', ['gift(to)', undefined]],
  ['local b = modules.game_box\nb.put(1, $0', [put, 'count']],
])('arguments of %s', (text, expected) => {
  expect(called(inNew(text))).toEqual(expected);
});

test('arguments tell what the comment says of them', () => {
  const { service, view, path, offset } = atCursor(inNew('modules.game_box.put($0'));
  const [signature] = service.signatureHelp(view, path, offset)?.signatures ?? [];
  expect(signature.parameters.map(it => it.documentation)).toEqual(['string What is put in', 'number\\? How many', '']);
  expect(signature.documentation).toBe('Puts a thing\\\ninto the box\\.');
});

test('of several functions the one that takes so many arguments is shown', () => {
  const more = `
    //- /modules/game_box/more.lua
    function put(one) end
    //- /modules/game_user/new.lua
  `;
  expect(called(luaClient(`${more}    modules.game_box.put(1, $0\n`))?.[0]).toBe(put);
});

test('calls of others have no help', () => {
  for (const text of [
    'put($0',
    'modules.game_box.put(f($0',
    'modules.game_box.SIZE($0',
    '-- modules.game_box.put($0',
    'modules.game_box.put()$0',
  ])
    expect(called(inNew(text)), text).toBeUndefined();
  expect(called(luaClientWith("put('a', 1)", "put('a', $01)"))).toEqual([put, 'count']);
});
