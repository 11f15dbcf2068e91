import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, joined, opened, parseFixture, relatedAt } from '../support/fixture.ts';

const box = (lua = 'function show() end', keys = '') => `
  //- /modules/box/box.otmod
  Module
    name: box
    autoload: true
    sandboxed: true
    scripts: [ box ]
    ${keys}
  //- /modules/box/box.lua
  ${lua.replaceAll('\n', '\n  ')}
`;
const user = (lua: string) => `
  //- /modules/user/user.otmod
  Module
    name: user
    autoload: true
    sandboxed: true
    dependencies: [ box ]
    scripts: [ user ]
  //- /modules/user/user.lua
  ${lua.replaceAll('\n', '\n  ')}
`;

test('a member that nothing defines is a warning where it is called or looked into, a hint where it is read', () => {
  expectFindings(
    joined(
      box(),
      user(`function run()
  modules.box.open()
              ^^^^ warning[undefined-member] Nothing defines "open" in "box", so this call fails.
  modules.box.window:show()
              ^^^^^^ warning[undefined-member] Nothing defines "window" in "box", so this fails.
  if modules.box.isOpen then modules.box.show() end
                 ^^^^^^ hint[undefined-member] Nothing defines "isOpen" in "box", so this is always nil.
  local it = modules.box
  it.close()
     ^^^^^ warning[undefined-member] Nothing defines "close" in "box", so this call fails.
end`),
    ),
  );
});

test('chunks of manifests, handlers of widgets and pages are looked at as well', () => {
  expectFindings(`
    //- /modules/box/box.otmod
    Module
      name: box
      autoload: true
      @onLoad: modules.box.init()
                           ^^^^ warning[undefined-member] Nothing defines "init" in "box", so this call fails.
      @onUnload: |
        modules.box.stop()
                    ^^^^ warning[undefined-member] Nothing defines "stop" in "box", so this call fails.
    //- /modules/box/box.otui
    Button
      @onClick: modules.box.press()
                            ^^^^^ warning[undefined-member] Nothing defines "press" in "box", so this call fails.
      !text: modules.box.title
                         ^^^^^ hint[undefined-member] Nothing defines "title" in "box", so this is always nil.
    //- /modules/box/box.html
    <button onclick="modules.box.press()"></button>
                                 ^^^^^ warning[undefined-member] Nothing defines "press" in "box", so this call fails.
  `);
});

test('what is local there is local', () => {
  const fixture = (line: string) => joined(box('local function hide() end\nlocal size = 1'), user(line));
  expectFindings(
    fixture(`function run()
  modules.box.hide()
              ^^^^ warning[undefined-member] "hide" is local to its file in "box" and cannot be seen from here, so this call fails.
  print(modules.box.size)
                    ^^^^ hint[undefined-member] "size" is local to its file in "box" and cannot be seen from here, so this is always nil.
end`),
  );
  expect(relatedAt(fixture('modules.box.hi$0de()'))).toEqual(['/modules/box/box.lua:1 hide: it is local here']);
  expect(fixTitles(fixture('modules.box.hi$0de()'))).toEqual(['Make "hide" global in modules/box/box.lua']);
  expectFix(
    fixture('modules.box.hi$0de()'),
    'Make "hide" global in modules/box/box.lua',
    `
    //- /modules/box/box.lua
    function hide() end
    local size = 1
    `,
  );
});

test.each([
  ['the module itself, in any of its ways', box('open = function() end'), ''],
  ['a script that another one runs', box("dofile('more')") + more('function open() end'), ''],
  ['what "@onLoad" gives a value', box('print(1)', '@onLoad: open = print'), ''],
  ['a module without a sandbox, for all', box() + lib('function open() end'), ''],
  ['another module', box(), 'modules.box.open = print'],
  ['a handler of a widget', box() + widget('modules.box.open = print'), ''],
  ['the client', box(), 'modules.box.g_game.x()'],
  ['Lua', box(), 'modules.box.print()'],
])('a member is made by %s', (_, others, before) => {
  expectFindings(
    joined(
      others,
      user(
        `${before}\nfunction run()\n  modules.box.${before.includes('box.g_game') || before.includes('print()') ? 'print' : 'open'}()\nend`,
      ),
    ),
  );
});

function more(lua: string): string {
  return `
  //- /modules/box/more.lua
  ${lua}
`;
}

function lib(lua: string): string {
  return `
  //- /modules/lib/lib.otmod
  Module
    name: lib
    autoload: true
    scripts: [ lib ]
  //- /modules/lib/lib.lua
  ${lua}
`;
}

function widget(lua: string): string {
  return `
  //- /modules/box/box.otui
  Button
    @onSetup: ${lua}
`;
}

test('nothing is said where the member is made sure of, or errors are caught', () => {
  expectFindings(
    joined(
      box(),
      user(`function run()
  pcall(function() modules.box.open() end)
  if modules.box and modules.box.open then modules.box.open() end
                                 ^^^^ hint[undefined-member] Nothing defines "open" in "box", so this is always nil.
end`),
    ),
  );
});

test.each(['setfenv(1, {})', '_G[name] = 1', 'dofile(name)', "dofile('gone')", 'function f('])(
  'nothing is said of a module that cannot be seen through: %s',
  lua => {
    const { files } = parseFixture(joined(box(lua), user('function run() modules.box.open() end')));
    const { view } = opened(files);
    expect([...view.diagnostics.values()].flat().filter(it => it.code === 'undefined-member')).toEqual([]);
  },
);

test('nor in a file that is broken at the moment', () => {
  const { files } = parseFixture(joined(box(), user('function run() modules.box.open() end')));
  const { service, view } = opened(files);
  const found = () =>
    service
      .view()
      .diagnostics.get('modules/user/user.lua')
      ?.map(it => it.code);
  expect(view.diagnostics.get('modules/user/user.lua')?.length).toBe(1);
  service.folder.putBuffer('modules/user/user.lua', 'x = function run() modules.box.open() end');
  expect(found()).toBeUndefined();
  service.folder.putBuffer('modules/user/user.lua', 'function go() modules.box.open() end');
  expect(found()).toEqual(['undefined-member']);
});

test('a script that two modules run is told of once', () => {
  expectFindings(
    joined(
      box(),
      user(
        'modules.box.open()\n            ^^^^ warning[undefined-member] Nothing defines "open" in "box", so this call fails.',
      ),
      `
  //- /modules/other/other.otmod
  Module
    name: other
    autoload: true
    dependencies: [ box ]
    scripts: [ /user/user ]
      `,
    ),
  );
});

test('what was meant is offered, and a function to fill', () => {
  const fixture = joined(box('shown = {}\nfunction show() end'), user('modules.box.sh$0ow_()'));
  expect(relatedAt(fixture)).toEqual(['/modules/box/box.otmod:2 box: the module "box"']);
  expect(fixTitles(fixture)).toEqual(['Write "show"', 'Add a function "show_" to modules/box/box.lua']);
  expectFix(
    fixture,
    'Write "show"',
    `
    //- /modules/user/user.lua
    modules.box.show()
  `,
  );
  expectFix(
    fixture,
    'Add a function "show_" to modules/box/box.lua',
    `
    //- /modules/box/box.lua
    shown = {}
    function show() end

    function show_()
    end
  `,
  );
});
