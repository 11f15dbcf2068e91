import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, joined, relatedAt } from '../support/fixture.ts';

/** A module: its keys, and its script. */
const module = (name: string, keys: string, lua: string) => `
  //- /modules/${name}/${name}.otmod
  Module
    name: ${name}
    sandboxed: true
    scripts: [ ${name} ]
    ${keys.replaceAll('\n', '\n    ')}
  //- /modules/${name}/${name}.lua
  ${lua.replaceAll('\n', '\n  ')}
`;
const early = 'autoload: true\nautoload-priority: 1';
const late = 'autoload: true\nautoload-priority: 2';
const b = (keys = late) => module('b', keys, 'box = {}\nfunction f() end');

test('a module that is loaded later is an error where a script uses it while it is run', () => {
  expectFindings(
    joined(
      module(
        'a',
        early,
        `modules.b.f()
        ^ error[used-too-early] This runs while "a" loads (#1), before "b" loads (#2), so "modules.b" is still nil.
local function helper()
  print(modules.b.box)
                ^ error[used-too-early] This runs while "a" loads (#1), before "b" loads (#2), so "modules.b" is still nil.
end
helper()
function later() modules.b.f() end`,
      ),
      b(),
    ),
  );
});

test('or where "@onLoad" does', () => {
  expectFindings(
    joined(
      module(
        'a',
        `${early}\n@onLoad: init() modules.b.f()\n                        ^ error[used-too-early] This runs in "@onLoad" of "a" (#1), before "b" loads (#2), so "modules.b" is still nil.`,
        `function init()
  modules.b.f()
          ^ error[used-too-early] This runs in "@onLoad" of "a" (#1), before "b" loads (#2), so "modules.b" is still nil.
  connect(widget, { onClick = function() modules.b.f() end })
  if g_game.isOnline() then modules.b.f() end
end`,
      ),
      b(),
    ),
  );
});

test.each([
  ['whether it is loaded', "if g_modules.getModule('b'):isLoaded() then x = 1 end"],
  ['for a module that somebody names', 'function f(name) g_modules.getModule(name):load() end'],
  ['for it once a player is in the game', "if g_game.isOnline() then g_modules.getModule('b'):load() end"],
])('nor does it help that Lua asks %s', (_, lua) => {
  expectFindings(
    joined(
      module(
        'a',
        early,
        `${lua}
modules.b.f()
        ^ error[used-too-early] This runs while "a" loads (#1), before "b" loads (#2), so "modules.b" is still nil.`,
      ),
      b(),
    ),
  );
});

test('a module that nothing loads is never there', () => {
  expectFindings(
    joined(
      module(
        'a',
        early,
        'modules.b.f()\n        ^ error[used-too-early] This runs while "a" loads (#1), but nothing loads "b" at start, so "modules.b" is nil.',
      ),
      b('enabled: false'),
    ),
  );
});

test('a module that depends on the one that uses it is there, but none of its scripts has run', () => {
  expectFindings(
    joined(
      module(
        'a',
        '',
        `if modules.b then modules.b.f() end
                            ^ error[used-too-early] This runs while "a" loads (#1), which "b" (#2) waits for: none of its scripts has run, so "modules.b.f" is still nil.
print(modules.b.box)
modules.b.print()
modules.b.own = 1`,
      ),
      b(`${late}\ndependencies: [ a ]`),
    ),
  );
});

test.each([
  ['it is loaded before', 'modules.b.f()', `${early}\ndependencies: [ b ]`, late],
  ['it is tested for', 'if modules.b then modules.b.f() end', early, late],
  ['it is the module itself', 'function f() end\nmodules.a.f()', early, late],
  ['Lua asks for it', "g_modules.ensureModuleLoaded('b')\nmodules.b.f()", early, late],
  ['Lua requires it', "require 'b'\nmodules.b.f()", early, late],
  ['Lua loads it', "local m = g_modules.getModule('b')\nif m then m:load() end\nmodules.b.f()", early, late],
  ['Lua loads it later', "function f() g_modules.getModule('b'):load() end\nmodules.b.f()", early, late],
  ['Lua loads all that are named', 'for _, it in ipairs(all) do require(it) end\nmodules.b.f()', early, late],
  ['it is for another device', 'modules.b.f()', early, 'devices: [ mobile ]\nautoload: true'],
  ['the module is not loaded either', 'modules.b.f()', 'enabled: false', late],
])('nothing is said where %s', (_, lua, keys, others) => {
  expectFindings(joined(module('a', keys, lua), b(others)));
});

test('nothing is said where a module may load it that does nothing else', () => {
  expectFindings(joined(module('a', early, 'modules.b.f()'), b(), module('c', early, "require 'b'")));
});

test('nothing is said where a widget may load it', () => {
  expectFindings(
    joined(
      module('a', early, 'modules.b.f()'),
      b(),
      `
  //- /modules/a/a.otui
  Panel
    @onSetup: g_modules.getModule('b'):load()
      `,
    ),
  );
});

test('an encrypted module may load it before', () => {
  expectFindings(
    joined(
      module(
        'a',
        early,
        'modules.b.f()\n        ^ information[used-too-early] This runs while "a" loads (#1), before "b" loads (#2), so "modules.b" is still nil. An encrypted module may load it before.',
      ),
      b(),
      `
  //- /modules/c/c.otmod
  ENC3abc
      `,
    ),
  );
});

test('the dependency is offered', () => {
  const fixture = joined(module('a', early, 'modules.b$0.f()'), b());
  expect(relatedAt(fixture)).toEqual(['/modules/b/b.otmod:2 b: "b" is loaded as #2']);
  expect(fixTitles(fixture)).toEqual(['Add "b" to the dependencies of "a"']);
  expectFix(
    fixture,
    'Add "b" to the dependencies of "a"',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      sandboxed: true
      dependencies:
        - b
      scripts: [ a ]
      autoload: true
      autoload-priority: 1
    `,
  );
});

test('but not where it would close a circle, also one of uses while loading: the statement can be guarded then', () => {
  const title = 'Do it only where "b" is there';
  const uses = joined(
    module('a', early, 'x = 1\n  modules.b$0.f()\nfunction g() end'),
    module('c', 'autoload: true\nautoload-priority: 2', 'modules.a.g()'),
    b('autoload: true\nautoload-priority: 3\ndependencies: [ c ]'),
  );
  expect(fixTitles(uses)).toEqual([title]);
  expectFix(
    uses,
    title,
    `
    //- /modules/a/a.lua
    x = 1
      if modules.b then modules.b.f() end
    function g() end
    `,
  );
  const half = joined(module('a', '', 'modules.b.f$0()'), b(`${late}\ndependencies: [ a ]`));
  expectFix(
    half,
    title,
    `
    //- /modules/a/a.lua
    if modules.b and modules.b.f then modules.b.f() end
    `,
  );
  expect(fixTitles(joined(module('a', '', 'local x = modules.b.f$0()'), b(`${late}\ndependencies: [ a ]`)))).toEqual(
    [],
  );
});
