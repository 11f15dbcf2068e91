import { expect, test } from 'vitest';
import type { OrderItem } from '../../src/features/load-order.ts';
import type { ClientSettings } from '../../src/workspace/client-settings.ts';
import { opened, parseFixture } from '../support/fixture.ts';

/** The items of the load order of a fixture. */
function orderOf(fixture: string, settings: Partial<ClientSettings> = {}): readonly OrderItem[] {
  const { service, view } = opened(parseFixture(fixture).files, settings);
  return service.loadOrder(view);
}

/** A line for each item: what a person sees in the view. */
function shown(items: readonly OrderItem[], indent = ''): readonly string[] {
  return items.flatMap(item => {
    if (item.kind === 'phase') {
      return [`${indent}${item.label} ${item.detail}`.trimEnd(), ...shown(item.children, `${indent}  `)];
    }
    if (item.kind === 'note') return [`${indent}! ${item.label}`];
    return [`${indent}${item.number ?? '-'} ${item.name}: ${item.detail}`];
  });
}

/** Why a module is where it is. */
function whyHere(items: readonly OrderItem[], name: string): readonly string[] {
  const modules = items.flatMap(it => (it.kind === 'phase' ? it.children : [])).filter(it => it.kind === 'module');
  return modules.find(it => it.name === name)?.reasons() ?? [];
}

const client = `
  //- /init.lua
  -- the boot of this client
  g_modules.discoverModules()
  g_modules.autoLoadModules(99)
  g_modules.ensureModuleLoaded('client')
  g_modules.autoLoadModules(9999)
  //- /modules/client/client.otmod
  Module
    name: client
    dependencies: [ corelib, gamelib ]
    load-later:
      - client_options
      - client_topmenu
  //- /modules/client_options/o.otmod
  Module
    name: client_options
    dependencies: [ client_topmenu ]
  //- /modules/client_topmenu/t.otmod
  Module
    name: client_topmenu
  //- /modules/corelib/corelib.otmod
  Module
    name: corelib
    autoload: true
    autoload-priority: 10
  //- /modules/game_b/b.otmod
  Module
    name: game_b
    autoload: true
    autoload-priority: 500
  //- /modules/game_a/a.otmod
  Module
    name: game_a
    autoload: true
    autoload-priority: 500
  //- /modules/gamelib/gamelib.otmod
  Module
    name: gamelib
`;

test('modules stand in the order in which they load, below the boot step that loads them', () => {
  expect(shown(orderOf(client, { boot: 'folder' }))).toEqual([
    'autoload up to 99 init.lua:3',
    '  1 corelib: autoload, priority 10',
    'load client init.lua:4',
    '  2 gamelib: needed by client',
    '  3 client: ensured at boot',
    '  4 client_topmenu: needed by client_options',
    '  5 client_options: load-later of client',
    'autoload up to 9999 init.lua:5',
    '  6 game_a: autoload, priority 500',
    '  7 game_b: autoload, priority 500',
  ]);
});

test('the reasons lead from the module up to the boot step', () => {
  const order = orderOf(client, { boot: 'folder' });
  expect(whyHere(order, 'client_topmenu')).toEqual([
    '“client_topmenu” is number 4 in the load order.',
    '“client_options” needs it (1st of 1 item in its dependencies), so it is loaded first.',
    '“client” loads it right after itself (1st of 2 items in its load-later).',
    'Boot step: load client (init.lua, line 4).',
  ]);
  expect(whyHere(order, 'gamelib')).toEqual([
    '“gamelib” is number 2 in the load order.',
    '“client” needs it (2nd of 2 items in its dependencies), so it is loaded first.',
    'Boot step: load client (init.lua, line 4).',
  ]);
  expect(whyHere(order, 'game_b')).toEqual([
    '“game_b” is number 7 in the load order.',
    '“game_b” loads automatically with priority 500; equal priorities load in the order of discovery.',
    'Boot step: autoload up to 9999 (init.lua, line 5).',
  ]);
});

test("without an init.lua the boot is the engine's own, and its steps have no line", () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      autoload-priority: 99
    //- /modules/corelib/corelib.otmod
    Module
      name: corelib
  `;
  expect(shown(orderOf(fixture, { engine: 'edubart' }))).toEqual([
    'autoload up to 99',
    '  1 a: autoload, priority 99',
    'load corelib',
    '  2 corelib: ensured at boot',
  ]);
  expect(shown(orderOf(fixture, { engine: 'otcv8' }))).toEqual([
    'load corelib',
    '  1 corelib: ensured at boot',
    'autoload up to 99',
    '  2 a: autoload, priority 99',
  ]);
});

test('a module that fails stands once in the step that first asked for it, though the client asks again', () => {
  const order = orderOf(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      autoload-priority: 1
      dependencies: [ b ]
    //- /modules/b/b.otmod
    Module
      name: b
      dependencies: [ x ]
    //- /modules/c/c.otmod
    Module
      name: c
      autoload: true
    `,
    { engine: 'edubart' },
  );
  expect(shown(order)).toEqual([
    'autoload up to 99',
    "  - b: dependency 'x' was not found",
    "  - a: dependency 'b' has failed to load",
    'autoload up to 9999',
    '  1 c: autoload, priority 9999',
  ]);
  expect(whyHere(order, 'a')).toEqual([
    '“a” does not load.',
    '"a" needs "b"; "b" needs "x", which no module is called.',
  ]);
});

test('what is not loaded stands at the end, with the reason', () => {
  const order = orderOf(`
    //- /modules/alone/alone.otmod
    Module
      name: alone
    //- /modules/broken/broken.otmod
    Module
    \tname: broken
    //- /modules/nameless/nameless.otmod
    Module
      description: none
    //- /modules/off/off.otmod
    Module
      name: off
      autoload: true
      enabled: false
    //- /modules/phone/phone.otmod
    Module
      name: phone
      autoload: true
      devices: [ mobile ]
    //- /modules/sealed/sealed.otmod
    ENC3
  `);
  expect(shown(order)).toEqual([
    'not loaded 6',
    '  - alone: nothing asks for it',
    '  - broken: its manifest cannot be read',
    '  - modules/nameless/nameless.otmod: its manifest cannot be read',
    '  - off: enabled is false',
    '  - phone: OTClient Redemption (mehah) loads it on other devices only',
    '  ! modules/sealed/sealed.otmod (encrypted)',
  ]);
  expect(whyHere(order, 'off')).toEqual(['“off” is not loaded at start: enabled is false.']);
});

test('where the client ends, the list ends', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ x ]
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `;
  expect(shown(orderOf(fixture, { engine: 'otcv8' }))).toEqual([
    'autoload up to 9999',
    "  - a: dependency 'x' was not found",
    "! The client ends with a fatal error: “a” does not load (dependency 'x' was not found).",
    'not loaded 1',
    '  - b: the client does not get that far',
  ]);
});

test('a crash names the module, or the manifest, at which it happens', () => {
  const inLoad = `
    //- /modules/a/a.otmod
    Module
      name: a
      dependencies: [ a ]
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      dependencies: [ a ]
  `;
  expect(shown(orderOf(inLoad))).toContain('! The client crashes (SIGSEGV) while it loads “b”.');
  const inFile = `
    //- /modules/a/a.otmod
      Module
        name: a
  `;
  expect(shown(orderOf(inFile))).toContain('! The client crashes (SIGSEGV) while it reads /a/a.otmod.');
  expect(shown(orderOf(inFile, { engine: 'otcv8' }))).toContain(
    '! The client ends with a fatal error while it reads /modules/a/a.otmod.',
  );
});

test('a module that the boot cannot do without ends the client', () => {
  expect(
    shown(
      orderOf(
        `
        //- /init.lua
        g_modules.discoverModules()
        g_modules.ensureModuleLoaded('corelib')
        `,
        { boot: 'folder' },
      ),
    ),
  ).toEqual(['! The client ends with a fatal error: “corelib” must be loaded at this point, and cannot be.']);
});

test('a module that loads twice has both numbers', () => {
  const order = orderOf(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ lib ]
    //- /modules/lib/lib.otmod
    Module
      name: lib
      load-later: [ x ]
    //- /modules/x/x.otmod
    Module
      name: x
      dependencies: [ a ]
  `);
  expect(shown(order)).toEqual([
    'autoload up to 9999',
    '  1 lib: needed by a',
    '  2 a: needed by x',
    '  3 x: load-later of lib',
    '  4 a: autoload, priority 9999',
  ]);
});
