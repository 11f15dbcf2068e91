import { test } from 'vitest';
import { expectFindings } from '../support/fixture.ts';

const module = `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    sandboxed: true
    scripts: [ a ]
  //- /modules/a/a.lua`;

test('a key that is bound for the whole client and never given free', () => {
  expectFindings(`${module}
  g_keyboard.bindKeyDown('Ctrl+A', toggle)
                         ^^^^^^^^ hint[unbalanced-key-binding] The key "Ctrl+A" is bound here and no unbindKeyDown gives it free: unloading "a" leaves it bound.
  g_keyboard.bindKeyPress('Ctrl+B', toggle, rootWidget)
                          ^^^^^^^^ hint[unbalanced-key-binding] The key "Ctrl+B" is bound here and no unbindKeyPress gives it free: unloading "a" leaves it bound.
  g_keyboard.bindKeyUp(keys[1], toggle, nil)
                       ^^^^^^^ hint[unbalanced-key-binding] The key "keys[1]" is bound here and no unbindKeyUp gives it free: unloading "a" leaves it bound.
  g_keyboard.unbindKeyDown('Ctrl+B')
`);
});

test.each([
  ['is given free', "g_keyboard.bindKeyDown('Ctrl+A', f) g_keyboard.unbindKeyDown('Ctrl+A', f)"],
  ['may be given free', "g_keyboard.bindKeyDown('Ctrl+A', f) g_keyboard.unbindKeyDown(combo)"],
  ['is worked out, as some are given free', "g_keyboard.bindKeyDown(combo, f) g_keyboard.unbindKeyDown('Ctrl+A')"],
  ['belongs to a widget', "g_keyboard.bindKeyDown('Ctrl+A', f, window)"],
  ['belongs to a controller', "controller = Controller:new() controller:bindKeyDown('Ctrl+A', f)"],
])('what %s is fine', (_, lua) => {
  expectFindings(`${module}
  ${lua}
`);
});
