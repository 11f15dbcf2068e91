import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, relatedAt } from '../support/fixture.ts';

test('a function that no script of the module defines is an error', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ a, b ]
      @onLoad: init(); start()
                       ^^^^^ error[chunk-undefined-function] No script of this module defines "start", which "@onLoad" calls.
      @onUnload: |
        terminate()
        cleanUp()
        ^^^^^^^ error[chunk-undefined-function] "cleanUp" is local to its file, so "@onUnload" cannot call it.
    //- /modules/a/a.lua
    function init()
      terminate = function() end
    end
    //- /modules/a/b.lua
    local function cleanUp()
    end
  `);
});

test('where it is local is told, in each script', () => {
  expect(
    relatedAt(`
      //- /modules/a/a.otmod
      Module
        name: a
        autoload: true
        scripts: [ a, b ]
        @onLoad: sta$0rt()
      //- /modules/a/a.lua
      local start = go
      //- /modules/a/b.lua
      local function start() end
    `),
  ).toEqual(['/modules/a/a.lua:1 start: it is local here', '/modules/a/b.lua:1 start: it is local here']);
});

test('what the client defines, a chunk of its own, one library, or a method is fine', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ a ]
      @onLoad: |
        local function own() end
        own()
        connect(g_game, {})
        library()
        Options.init()
        if later then later() end
      @onUnload: print('bye')
    //- /modules/a/a.lua
    function init()
    end
    Options = {}
    //- /modules/lib/lib.otmod
    Module
      name: lib
      autoload: true
      scripts: [ lib ]
    //- /modules/lib/lib.lua
    function library()
    end
  `);
});

test('a function of the same name in several other modules is theirs', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ a ]
      @onLoad: init()
               ^^^^ error[chunk-undefined-function] No script of this module defines "init", which "@onLoad" calls.
    //- /modules/a/a.lua
    print(1)
    //- /modules/b/b.lua
    function init()
    end
    //- /modules/c/c.lua
    function init()
    end
  `);
});

test('where not all is seen, nothing is said', () => {
  const fixture = (scripts: string, lua: string) => `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: ${scripts}
      @onLoad: init()
    //- /modules/a/a.lua
    ${lua}
  `;
  expectFindings(fixture('[ a ]', 'dofile(more)'));
  expectFindings(fixture('[]', 'print(1)'));
  expectFindings(fixture('[ a ]', "_G['in' .. 'it'] = print"));
});

const fixture = (line: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    scripts: [ a ]
    ${line}
  //- /modules/a/a.lua
  function initialize()
  end
  local function start()
  end
`;
const after = (line: string) => fixture(line).split('  //- /modules/a/a.lua')[0];

test.each([
  ['@onLoad: initi$0alise()', '@onLoad: initialize()'],
  ['@onLoad: |\r\n      print(1)\r\n      initi$0alise()\r', '@onLoad: |\r\n      print(1)\r\n      initialize()\r'],
  ['@onLoad: "initi$0alise()"', '@onLoad: "initialize()"'],
])('in "%s" the function that was most likely meant is offered', (line, mended) => {
  expect(fixTitles(fixture(line))[0]).toBe('Write "initialize"');
  expectFix(fixture(line), 'Write "initialize"', after(mended));
});

test('a function that is not there can be added to the last script', () => {
  const title = 'Add a function "greet" to modules/a/a.lua';
  expect(fixTitles(fixture('@onLoad: gr$0eet()'))).toEqual([title]);
  expectFix(
    fixture('@onLoad: gr$0eet()'),
    title,
    `
    //- /modules/a/a.lua
    function initialize()
    end
    local function start()
    end

    function greet()
    end
    `,
  );
});

test('a local function is pointed at, and can be made global', () => {
  const local = fixture('@onLoad: st$0art()');
  expect(relatedAt(local)).toEqual(['/modules/a/a.lua:3 start: it is local here']);
  expect(fixTitles(local)).toEqual(['Make "start" global in modules/a/a.lua']);
  expectFix(
    local,
    'Make "start" global in modules/a/a.lua',
    `
    //- /modules/a/a.lua
    function initialize()
    end
    function start()
    end
    `,
  );
});

test('a local variable that holds a function is left to the author', () => {
  expect(
    fixTitles(fixture('@onLoad: st$0art()').replace('local function start()\n  end', 'local start = print')),
  ).toEqual([]);
});

const tables = (line: string, lua: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    scripts: [ a ]
    ${line.replaceAll('\n', '\n    ')}
  //- /modules/a/a.lua
  ${lua}
`;

test('a table that nothing makes, or that is local to its file, is an error as well', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ a ]
      @onLoad: |
        contoller:init()
        ^^^^^^^^^ error[chunk-undefined-function] No script of this module makes "contoller", which "@onLoad" uses.
        Box.show()
        shop.window.show()
        ^^^^ error[chunk-undefined-function] No script of this module makes "shop", which "@onLoad" uses.
      @onUnload: own:stop()
                 ^^^ error[chunk-undefined-function] "own" is local to its file, so "@onUnload" cannot use it.
    //- /modules/a/a.lua
    controller = Controller:new()
    function Box.show() end
    local own = Controller:new()
  `);
  const local = tables('@onLoad: contro$0ller:init()', 'local controller = Controller:new()');
  expect(relatedAt(local)).toEqual(['/modules/a/a.lua:1 controller: it is local here']);
  expect(fixTitles(local)).toEqual([]);
  expectFix(
    tables('@onLoad: conto$0ller:init()', 'controller = Controller:new()'),
    'Write "controller"',
    tables('@onLoad: controller:init()', '').split('  //- /modules/a/a.lua')[0],
  );
});

test.each([
  'g_ui.importStyle("x")',
  'modules.a.x()',
  'table.insert({}, 1)',
  'local box = {} box.show()',
  'box = {} box.show()',
  'Library.show()',
])('nothing is said of a table that may be there: %s', line => {
  expectFindings(
    `${tables(`@onLoad: ${line}`, 'function x() end').trimEnd()}
  //- /modules/b/b.lua
  Library.x()
`,
  );
});
