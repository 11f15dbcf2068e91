import { test } from 'vitest';
import { expectFindings } from '../support/fixture.ts';

const module = (more = '') => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    sandboxed: true
    scripts: [ a ]${more}
  //- /modules/a/a.lua`;

test('a signal of the client that is never disconnected', () => {
  expectFindings(`${module()}
  function init()
    connect(g_game, { onGameStart = online, onGameEnd = offline })
                      ^^^^^^^^^^^ hint[unbalanced-connect] "onGameStart" of g_game is connected here and nowhere disconnected: unloading "a" leaves its function behind.
    connect(LocalPlayer, 'onWalk', walk)
                         ^^^^^^^^ hint[unbalanced-connect] "onWalk" of LocalPlayer is connected here and nowhere disconnected: unloading "a" leaves its function behind.
    connect(g_ui.getRootWidget(), { onResize = online })
                                    ^^^^^^^^ hint[unbalanced-connect] "onResize" of rootWidget is connected here and nowhere disconnected: unloading "a" leaves its function behind.
  end
  function terminate()
    disconnect(g_game, { onGameEnd = offline })
    disconnect(Creature, 'onWalk', walk)
  end
`);
});

test('that another function is disconnected does not help', () => {
  expectFindings(`${module()}
  function online() end
  function offline() end
  connect(g_game, { onGameStart = online, onGameEnd = function() end, onLogin = computed })
                    ^^^^^^^^^^^ hint[unbalanced-connect] "onGameStart" of g_game is connected here and another function of it disconnected: unloading "a" leaves its function behind.
                                          ^^^^^^^^^ hint[unbalanced-connect] "onGameEnd" of g_game is connected here and another function of it disconnected: unloading "a" leaves its function behind.
  disconnect(g_game, { onGameStart = offline, onGameEnd = offline, onLogin = online })
`);
});

test.each([
  ['is disconnected', "connect(g_game, { x = f }) disconnect(g_game, 'x', f)"],
  ['is disconnected whatever it is', "connect(g_game, { x = function() end }) disconnect(g_game, 'x')"],
  ['is disconnected as a table', 'connect(g_game, signals) disconnect(g_game, signals)'],
  ['is disconnected in a loop', 'connect(g_game, { x = f }) for _, o in pairs(all) do disconnect(o, { x = f }) end'],
  [
    'is disconnected under the other name of the root',
    'connect(rootWidget, { x = f }) disconnect(g_ui.getRootWidget(), { x = f })',
  ],
  ['is of a widget', 'window = g_ui.displayUI("/a/w") connect(window, { x = f })'],
  ['is of a local', 'local G = g_ui.loadUI("/a/w") connect(G, { x = f })'],
  ['is of a class of the module', 'Box = {} connect(Box, { x = f })'],
  ['is of another module', 'connect(modules.b.Box, { x = f })'],
])('what %s is fine', (_, lua) => {
  expectFindings(`${module()}
  ${lua}
  //- /modules/a/w.otui
  //- /modules/b/b.otmod
  Module
    name: b
    autoload: true
    autoload-priority: 1
    sandboxed: true
    scripts: [ b ]
  //- /modules/b/b.lua
  Box = {}
`);
});

test('libraries are never unloaded; what @onUnload disconnects itself is', () => {
  expectFindings(`${module('\n    reloadable: false')}
  connect(g_game, { x = f })
`);
  expectFindings(`${module('\n    @onUnload: disconnect(g_game, { x = f })')}
  connect(g_game, { x = f })
`);
});

test('a module that nobody reloads but that is made to be unloaded is looked at', () => {
  expectFindings(`${module('\n    reloadable: false\n    @onUnload: terminate()')}
  connect(g_game, { x = f })
                    ^ hint[unbalanced-connect] "x" of g_game is connected here and nowhere disconnected: unloading "a" leaves its function behind.
  function terminate() end
`);
});
