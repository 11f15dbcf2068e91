import { describe, expect, test } from 'vitest';
import type { ClientSettings } from '../../src/workspace/client-settings.ts';
import { atCursor, together } from '../support/navigation.ts';

/** What is gone to from the cursor: the word, then each place. */
function definition(fixture: string, settings: Partial<ClientSettings> = {}): readonly string[] {
  const { service, view, path, offset, cut, told } = atCursor(fixture, settings);
  const found = service.definition(view, path, offset);
  return found ? [cut(found.origin), ...found.targets.map(it => told(it.path, it.span))] : [];
}

const lib = `
  //- /modules/lib/lib.otmod
  Module
    name: lib
    scripts: [ lib ]
  //- /modules/lib/lib.lua
  function connect() end
  local function hidden() end
`;

describe('a module', () => {
  test.each([
    ['inline', 'dependencies: [ x, l$0ib ]'],
    ['with a dash', 'dependencies:\n      - li$0b'],
    ['of load-later', 'load-later: [ lib$0 ]'],
    ['in quotes', 'dependencies: [ "l$0ib" ]'],
  ])('is found from an item %s', (_, list) => {
    const [origin, ...targets] = definition(
      together(lib, `\n  //- /modules/a/a.otmod\n  Module\n    name: a\n    ${list}\n`),
    );
    expect(origin?.replaceAll('"', '')).toBe('lib');
    expect(targets).toEqual(['/modules/lib/lib.otmod:2:9 lib']);
  });

  test('is found in every manifest that gives the name', () => {
    const fixture = `
      //- /mods/other/other.otmod
      Module
        name: lib
      //- /modules/a/a.otmod
      Module
        dependencies: [ $0lib ]
    `;
    expect(definition(together(lib, fixture))).toEqual([
      'lib',
      '/modules/lib/lib.otmod:2:9 lib',
      '/mods/other/other.otmod:2:9 lib',
    ]);
  });

  test('is found where the client does not discover it, if nowhere else', () => {
    const fixture = `
      //- /modules/deep/er/er.otmod
      Module
        name: er
      //- /modules/deep/er/lib.otmod
      Module
        name: lib
      //- /modules/a/a.otmod
      Module
        dependencies: [ LIST ]
    `;
    expect(definition(together(lib, fixture.replace('LIST', 'e$0r')))).toEqual([
      'er',
      '/modules/deep/er/er.otmod:2:9 er',
    ]);
    expect(definition(together(lib, fixture.replace('LIST', 'l$0ib')))).toEqual([
      'lib',
      '/modules/lib/lib.otmod:2:9 lib',
    ]);
  });

  test('that nobody has leads nowhere, nor do other items and empty ones', () => {
    for (const line of ['dependencies: [ nob$0ody ]', 'devices: [ l$0ib ]', 'author: l$0ib', 'dependencies: [ $0 ]']) {
      expect(definition(together(lib, `\n  //- /modules/a/a.otmod\n  Module\n    name: a\n    ${line}\n`))).toEqual([]);
    }
  });

  test('is its own definition at its name, so that references are shown', () => {
    expect(definition('//- /modules/a/a.otmod\nModule\n  name: "$0a"\n')).toEqual([
      '"a"',
      '/modules/a/a.otmod:2:9 "a"',
    ]);
  });

  test('is found in broken manifests', () => {
    const fixture = `
      //- /modules/a/a.otmod
      Module
      \tname: a
         dependencies:
           - l$0ib
           -
        autoload: maybe
    `;
    expect(definition(together(lib, fixture))).toEqual(['lib', '/modules/lib/lib.otmod:2:9 lib']);
  });

  test('is the one that a variable stands for', () => {
    const fixture = `
      //- /modules/a/a.otmod
      Module
        &need: lib
        name: a
        dependencies: [ $ne$0ed ]
    `;
    expect(definition(together(lib, fixture), { engine: 'opentibiabr' })).toEqual([
      '$need',
      '/modules/lib/lib.otmod:2:9 lib',
    ]);
  });
});

describe('a script', () => {
  const script = (item: string, ...paths: readonly string[]) =>
    [
      `//- /modules/a/a.otmod\nModule\n  name: a\n  scripts: [ ${item} ]`,
      ...paths.map(path => `//- /${path}\nx = 1`),
      '',
    ].join('\n');

  test.each([
    ['by its name', 'm$0ain', 'modules/a/main.lua'],
    ['by a path from the root', '/b/m$0ain', 'mods/b/main.lua'],
    ['with an ending that the client drops', 'm$0ain.luac', 'modules/a/main.lua'],
    ['in another case', 'M$0ain', 'modules/a/main.lua'],
  ])('leads to the file that the client opens: %s', (_, item, path) => {
    expect(definition(script(item, path)).slice(1)).toEqual([`/${path}:1:1`]);
  });

  test('is another file to engines that keep the ending', () => {
    const fixture = script('m$0ain.x', 'modules/a/main.lua', 'modules/a/main.x.lua');
    expect(definition(fixture)).toEqual(['main.x', '/modules/a/main.lua:1:1']);
    expect(definition(fixture, { engine: 'edubart' })).toEqual(['main.x', '/modules/a/main.x.lua:1:1']);
  });

  test('with a star leads to all that it stands for, listed before or not', () => {
    const fixture = script('sub/b, s$0ub/*', 'modules/a/sub/b.lua', 'modules/a/sub/deep/c.lua', 'modules/a/d.lua');
    expect(definition(fixture)).toEqual(['sub/*', '/modules/a/sub/b.lua:1:1', '/modules/a/sub/deep/c.lua:1:1']);
    expect(definition(fixture, { engine: 'edubart' })).toEqual([]);
  });

  test('that is not there leads nowhere', () => {
    expect(definition(script('m$0ain'))).toEqual([]);
    expect(definition(script('../a/m$0ain', 'modules/a/main.lua'))).toEqual([]);
  });
});

describe('a function of a chunk', () => {
  const module = (chunk: string, lua: string) => `
    //- /modules/a/a.otmod
    Module
      name: a
      scripts: [ one, two ]
      @onLoad: ${chunk}
    //- /modules/a/one.lua
    ${lua}
    //- /modules/a/two.lua
    function _G.second() end
  `;

  test('leads to where the scripts make it', () => {
    expect(definition(module('in$0it()', 'local x\n    function init() end'))).toEqual([
      'init',
      '/modules/a/one.lua:2:10 init',
    ]);
    expect(definition(module('a(); second$0()', ''))).toEqual(['second', '/modules/a/two.lua:1:13 second']);
    expect(definition(module('_G.se$0cond()', ''))).toEqual(['second', '/modules/a/two.lua:1:13 second']);
  });

  test('leads to each script that makes it', () => {
    expect(definition(module('second$0()', 'second = nil'))).toEqual([
      'second',
      '/modules/a/one.lua:1:1 second',
      '/modules/a/two.lua:1:13 second',
    ]);
  });

  test('is found in blocks', () => {
    expect(
      definition(module('|\n        if x then\n          in$0it()\n        end', 'init = function() end')),
    ).toEqual(['init', '/modules/a/one.lua:1:1 init']);
  });

  test('leads to the one library that makes it', () => {
    expect(definition(together(lib, module('conn$0ect(x)', '')))).toEqual([
      'connect',
      '/modules/lib/lib.lua:1:10 connect',
    ]);
    const second = '\n  //- /modules/other/o.lua\n  connect = 1\n';
    expect(definition(together(lib, second, module('conn$0ect(x)', '')))).toEqual([]);
    expect(definition(together(lib, module('hid$0den(x)', '')))).toEqual([]);
  });

  test('leads to a file of its own folder that no list names before any library', () => {
    const own = '\n  //- /modules/a/more/own.lua\n  function connect() end\n';
    expect(definition(together(lib, own, module('conn$0ect(x)', '')))).toEqual([
      'connect',
      '/modules/a/more/own.lua:1:10 connect',
    ]);
  });

  test('of another module leads there, and so does that module', () => {
    expect(definition(together(lib, module('modules.lib.con$0nect()', '')))).toEqual([
      'connect',
      '/modules/lib/lib.lua:1:10 connect',
    ]);
    expect(definition(together(lib, module('modules.li$0b.connect()', '')))).toEqual([
      'lib',
      '/modules/lib/lib.otmod:2:9 lib',
    ]);
  });

  test('is not taken for a field of the same name', () => {
    expect(definition(module('x.sec$0ond()', ''))).toEqual([]);
    expect(definition(module('x:sec$0ond()', ''))).toEqual([]);
    expect(definition(module('modules.lib.x.sec$0ond()', ''))).toEqual([]);
  });
});

describe('a file', () => {
  const files = (lua: string, otui = '', chunk = '') => `
    //- /modules/a/a.otmod
    Module
      name: a
      scripts: [ a ]
      @onLoad: ${chunk}
    //- /modules/a/a.lua
    ${lua}
    //- /modules/a/panel.otui
    ${otui}
    //- /modules/a/sub.lua
    x = 1
    //- /modules/a/images/x.png
    `;
  test.each([
    ['dofile', files("dofile('su$0b')"), 'sub', '/modules/a/sub.lua:1:1'],
    ['importStyle', files("g_ui.importStyle('pan$0el')"), 'panel', '/modules/a/panel.otui:1:1'],
    ['a path from the root', files("x:setImage('/a/ima$0ges/x')"), '/a/images/x', '/modules/a/images/x.png:1:1'],
    ['a widget', files('', 'Panel\n      image-source: /a/images/$0x'), '/a/images/x', '/modules/a/images/x.png:1:1'],
    ['the Lua of a manifest', files('', '', "dofile('s$0ub')"), 'sub', '/modules/a/sub.lua:1:1'],
  ])('is found from its path in %s', (_, fixture, origin, target) => {
    expect(definition(fixture)).toEqual([origin, target]);
  });

  test('that is not there is found nowhere', () => {
    expect(definition(files("dofile('no$0ne')"))).toEqual([]);
    expect(definition(files("print('s$0ub')"))).toEqual([]);
  });
});

test('a function of a table is found from the Lua of a manifest', () => {
  expect(
    definition(`
    //- /modules/a/a.otmod
    Module
      name: a
      scripts: [ a ]
      @onLoad: Box:op$0en()
    //- /modules/a/a.lua
    Box = {}
    function Box:open() end
    `),
  ).toEqual(['open', '/modules/a/a.lua:2:14 open']);
});
