import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, joined, relatedAt } from '../support/fixture.ts';

const user = (lua: string) => `
  //- /modules/user/user.otmod
  Module
    name: user
    autoload: true
    sandboxed: true
    scripts: [ user ]
  //- /modules/user/user.lua
  ${lua.replaceAll('\n', '\n  ')}
`;
const other = (name: string) => `
  //- /modules/${name}/${name}.otmod
  Module
    name: ${name}
    autoload: true
`;

test('a module that is not there is a warning where something of it is used', () => {
  expectFindings(
    user(`function run()
  modules.box.open()
          ^^^ warning[unknown-used-module] No module is called "box", so this fails.
  modules['box'].size = 1
           ^^^ warning[unknown-used-module] No module is called "box", so this fails.
  local it = modules.box
  it.close()
  ^^ warning[unknown-used-module] No module is called "box", so this fails.
  g_modules.getModule('box'):unload()
                       ^^^ warning[unknown-used-module] No module is called "box", so this fails.
  g_modules.ensureModuleLoaded("box")
                                ^^^ warning[unknown-used-module] No module is called "box", so the client ends here.
end`),
  );
});

test('handlers of widgets as well', () => {
  expectFindings(`
    //- /modules/box.otui
    Button
      @onClick: modules.box.press()
                        ^^^ warning[unknown-used-module] No module is called "box", so this fails.
  `);
});

test.each([
  'if modules.box then modules.box.open() end',
  'local box = modules.box',
  'pcall(function() modules.box.open() end)',
  "if g_modules.getModule('box') then g_modules.getModule('box'):unload() end",
  "local it = g_modules.getModule('box')",
  'package.loaded.string.rep("x", 3)',
  'modules.box = {}\nmodules.box.open()',
  'modules[name].open()',
])('nothing is said where it is asked for, or made: %s', lua => {
  expectFindings(user(`function run()\n  ${lua.replaceAll('\n', '\n  ')}\nend`));
});

test('a module that only the module manager loads is one', () => {
  expectFindings(
    joined(
      user('function run() modules.box.open() end'),
      `
  //- /modules/box/box.otmod.jsonc
  { "name": "box", "version": "1.0.0" }
      `,
    ),
  );
});

test('an encrypted module may be the one', () => {
  const sealed = (folder: string) => `
  //- /modules/${folder}/${folder}.otmod
  ENC3abc
  `;
  expectFindings(joined(user('function run() modules.box.open() end'), sealed('box')));
  expectFindings(
    joined(
      user(
        'function run() modules.box.open() end\n                       ^^^ information[unknown-used-module] No module is called "box", so this fails. It may be one of the encrypted modules.',
      ),
      sealed('other'),
    ),
  );
});

test('one that lies where the client does not look is pointed at', () => {
  const fixture = joined(
    user('function run() modules.b$0ox.open() end'),
    `
  //- /modules/user/deep/er/box.otmod
  Module
    name: box
    `,
  );
  expect(relatedAt(fixture)).toEqual(['/modules/user/deep/er/box.otmod:2 box: "box" lies here, where it is not found']);
});

test('what was meant is offered, where its name can stand', () => {
  const fixture = (name: string, lua: string) => joined(other(name), user(lua));
  expect(fixTitles(fixture('game-boxes', 'modules.game_b$0oxes.open()'))).toEqual([]);
  expect(fixTitles(fixture('game-boxes', "modules['game_b$0oxes'].open()"))).toEqual(['Write "game-boxes"']);
  expectFix(
    fixture('game_boxes', 'function run() modules.game_b$0oxs.open() end'),
    'Write "game_boxes"',
    `
    //- /modules/user/user.lua
    function run() modules.game_boxes.open() end
    `,
  );
  expectFix(
    fixture('game_boxes', 'local it = modules.game_boxs\nfunction run() i$0t.open() end'),
    'Write "game_boxes"',
    `
    //- /modules/user/user.lua
    local it = modules.game_boxes
    function run() it.open() end
    `,
  );
});
