import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, joined, opened, parseFixture, relatedAt } from '../support/fixture.ts';

/** A module that loads at start: its keys, and its script. */
const module = (name: string, keys: string, lua: string) => `
  //- /modules/${name}/${name}.otmod
  Module
    name: ${name}
    sandboxed: true
    autoload: true
    scripts: [ ${name} ]
    ${keys.replaceAll('\n', '\n    ')}
  //- /modules/${name}/${name}.lua
  ${lua.replaceAll('\n', '\n  ')}
`;
/** What is found, as `path severity text`, but for what other checks find. */
const cycles = (fixture: string) => {
  const { files } = parseFixture(fixture);
  return [...opened(files).view.diagnostics.values()]
    .flat()
    .filter(it => it.code === 'use-cycle')
    .map(({ path, severity, span }) => `${path} ${severity} ${files.get(path)?.slice(span.start, span.end)}`)
    .sort();
};

const init = '@onLoad: init()';
const mixed = joined(
  module('a', 'dependencies: [ $0b ]', 'function f() end'),
  module('b', init, 'function init() modules.a.f() end'),
);

test('a declared dependency and a use in init that leads back are a circle', () => {
  const words = (way: string) =>
    `error[use-cycle] "a" and "b" need each other to be loaded first (${way}): no order suits all of them.`;
  expectFindings(
    joined(
      module('a', `dependencies: [ b ]\n                ^ ${words('a → b → a')}`, 'function f() end'),
      module(
        'b',
        init,
        `function init()
  modules.a.f()
          ^ ${words('b → a → b')}
          ^ error[used-too-early] This runs in "@onLoad" of "b" (#1), before "a" loads (#2), so "modules.a" is still nil.
end`,
      ).replace('autoload: true', 'autoload: true\n    autoload-priority: 1'),
    ),
  );
});

test('so are uses alone, over any number of modules', () => {
  expect(
    cycles(
      joined(
        module('a', init, 'function f() end\nfunction init() modules.b.f() end'),
        module('b', '', 'modules.c.f()\nmodules.c.f()\nfunction f() end'),
        module('c', 'dependencies: [ a ]', 'function f() end'),
        module('d', '', 'modules.a.f()'),
      ),
    ),
  ).toEqual([
    'modules/a/a.lua error b',
    'modules/b/b.lua error c',
    'modules/b/b.lua error c',
    'modules/c/c.otmod error a',
  ]);
});

const back = (lua: string, keys = init) =>
  joined(module('a', 'dependencies: [ b ]', 'box = {}\nfunction f() end'), module('b', keys, lua));

test.each([
  ['it is used later', 'function init() connect(g_game, { onGameStart = f }) end\nfunction f() modules.a.f() end'],
  ['it is used once a player is in the game', 'function init() if g_game.isOnline() then modules.a.f() end end'],
  ['it is tested for', 'function init() if modules.a then modules.a.f() end end'],
  ['errors are caught', 'function init() pcall(function() modules.a.f() end) end'],
  ['what is used stands in _G', 'function init() modules.a.print() end'],
  ['it is only read', 'function init() local x = modules.a.box end'],
  ['it is given something', 'function init() modules.a.given = 1 end'],
  ['Lua loads the other one', "function init() g_modules.ensureModuleLoaded('a') modules.a.f() end"],
  ['the circle is one of dependencies', 'modules.a.f()', 'dependencies: [ a ]'],
])('nothing is said where %s', (_, lua, keys = init) => {
  expect(cycles(back(lua, keys))).toEqual([]);
});

test('a circle of dependencies inside a larger one is told by its own finding alone', () => {
  expect(
    cycles(
      joined(
        module('a', 'dependencies: [ b, c ]', 'function f() end'),
        module('b', 'dependencies: [ a ]', ''),
        module('c', '', 'modules.a.f()'),
      ),
    ),
  ).toEqual(['modules/a/a.otmod error c', 'modules/c/c.lua error a']);
});

test('where not all of them are loaded at start it is a warning, and beside encrypted modules a remark', () => {
  const off = mixed.replace('autoload: true', 'autoload: false').replace('$0', '');
  expect(cycles(off)).toEqual(['modules/a/a.otmod warning b', 'modules/b/b.lua warning a']);
  const sealed = joined(mixed.replace('$0', ''), '\n  //- /modules/z/z.otmod\n  ENC3abc\n');
  expect(cycles(sealed)).toEqual(['modules/a/a.otmod information b', 'modules/b/b.lua information a']);
});

test('the way round is pointed at, from either side', () => {
  expect(relatedAt(mixed)).toContain('/modules/b/b.lua:1 a: "b" uses "a" in "@onLoad"');
  const used = mixed.replace('$0', '').replace('modules.a.f', 'modules.a$0.f');
  expect(relatedAt(used)).toContain('/modules/a/a.otmod:6 b: "a" needs "b"');
});

test('the circle can be opened at a dependency or at a use', () => {
  expect(fixTitles(mixed)).toEqual(['Remove the dependency on "b"', 'Load "b" later instead']);
  expectFix(
    mixed,
    'Load "b" later instead',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      sandboxed: true
      autoload: true
      load-later: [ b ]
      scripts: [ a ]
    `.replace('load-later: [ b ]\n      scripts: [ a ]', 'scripts: [ a ]\n      load-later:\n        - b'),
  );
  const used = joined(
    module('a', 'dependencies: [ b ]', 'function f() end'),
    module('b', init, 'function init()\n  modules.a$0.f()\nend'),
  );
  expectFix(
    used,
    'Do it only where "a" is there',
    `
    //- /modules/b/b.lua
    function init()
      if modules.a and modules.a.f then modules.a.f() end
    end
    `,
  );
});

test('what is kept from before is not told of what has changed', () => {
  const { files } = parseFixture(mixed);
  const { service } = opened(files);
  const count = () => [...service.view().diagnostics.values()].flat().filter(it => it.code === 'use-cycle').length;
  expect(count()).toBe(2);
  service.folder.putBuffer('modules/b/b.lua', 'function init() end');
  expect(count()).toBe(0);
  service.folder.closeBuffer('modules/b/b.lua');
  expect(count()).toBe(2);
  service.folder.putBuffer('modules/a/a.otmod', 'Module\n  name: a\n  scripts: [ a ]\n');
  expect(count()).toBe(0);
});
