import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, joined, relatedAt } from '../support/fixture.ts';

test('a script that is not there is an error, and keeps the module from loading', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ here, gone, also/gone ]
                       ^^^^ error[missing-script] There is no /a/gone.lua. "a" does not load, and with it "b".
                             ^^^^^^^^^ error[missing-script] There is no /a/also/gone.lua.
    //- /modules/a/here.lua
    print(1)
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      dependencies: [ a ]
                      ^ information[fails-to-load] "b" does not load: "b" needs "a"; "a" does not load (unable to open file '/a/gone.lua': not found).
  `);
});

test('what each engine makes of the extension decides which file is looked for', () => {
  const fixture = (style: string, dotted: string) => `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts:
        - a
        - a.lua${style && '\n          ^^^^^ warning[duplicate-item] The script "a.lua" is listed twice: it runs twice.'}
        - b.otui${style && `\n          ^^^^^^ ${style}`}
        - v1.2${dotted && `\n          ^^^^ ${dotted}`}
    //- /modules/a/a.lua
    print(1)
    //- /modules/a/b.lua
    print(1)
    //- /modules/a/v1.lua
    print(1)
  `;
  expectFindings(
    fixture(
      'error[missing-script] There is no /a/b.otui.lua. Only Lua files are scripts; styles are loaded from Lua. "a" does not load.',
      'error[missing-script] There is no /a/v1.2.lua.',
    ),
    { engine: 'edubart' },
  );
  expectFindings(fixture('', '').replace('        - a.lua\n', ''), { engine: 'mehah' });
});

test('a script from the root, one in another folder and one in "mods" are found', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ /b/b, sub/c, d, /init.lua ]
    //- /modules/a/sub/c.lua
    print(1)
    //- /modules/b/b.lua
    print(1)
    //- /mods/a/d.lua
    print(1)
    //- /init.lua
    g_modules.discoverModules()
    g_modules.autoLoadModules(9999)
  `);
});

test('".." is refused, even where it leads to a file', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ ../b/b ]
                 ^^^^^^ error[missing-script] There is no /a/../b/b.lua. The client refuses ".." and "\\" in paths (filename is illegal or insecure). "a" does not load.
    //- /modules/b/b.lua
    print(1)
  `);
});

test('nothing is said where scripts are not to be checked', () => {
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts: [ gone ]
    `,
    { scripts: 'off' },
  );
});

const manifest = (line: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    ${line}
`;
const script = `
  //- /modules/a/options.lua
  print(1)
`;

test('the file that was most likely meant is offered, in the form in which it was written', () => {
  const bare = joined(manifest('scripts: [ optoi$0ns ]'), script);
  expect(fixTitles(bare)).toEqual([
    'Write "options"',
    'Create modules/a/optoins.lua',
    'Remove the script from the list',
  ]);
  expectFix(bare, 'Write "options"', manifest('scripts: [ options ]'));
  expectFix(
    joined(manifest('scripts: [ optoi$0ns.lua ]'), script),
    'Write "options.lua"',
    manifest('scripts: [ options.lua ]'),
  );
});

test('the file can be created, or taken off the list', () => {
  const fixture = joined(manifest('scripts: [ options, $0gone ]\r'), script);
  expect(fixTitles(fixture)).toEqual(['Create modules/a/gone.lua', 'Remove the script from the list']);
  expectFix(
    fixture,
    'Create modules/a/gone.lua',
    `
    //- /modules/a/gone.lua
    -- A script of "a".\r
    `,
  );
  expectFix(fixture, 'Remove the script from the list', manifest('scripts: [ options ]\r'));
});

test('the new file has the functions that the manifest calls and no other script makes', () => {
  const own = (onLoad: string) =>
    joined(
      manifest(`scripts: [ options, $0gone ]\n    @onLoad: ${onLoad}\n    @onUnload: terminate()`),
      script.replace('print(1)', 'function terminate()\n  end'),
    );
  const created = (text: string) => `
    //- /modules/a/gone.lua
    ${text}
  `;
  expectFix(
    own('init() print() start()'),
    'Create modules/a/gone.lua',
    created('function init()\n    end\n\n    function start()\n    end'),
  );
  expectFix(own('x = 1'), 'Create modules/a/gone.lua', created('-- A script of "a".'));
});

test('no file is created outside the folder of the module', () => {
  expect(fixTitles(joined(manifest('scripts: [ /b/g$0one ]'), script))).toEqual(['Remove the script from the list']);
  expect(fixTitles(joined(manifest('scripts: [ ../g$0one ]'), script))).toEqual(['Remove the script from the list']);
});

test('the modules that do not load because of it are pointed at', () => {
  expect(
    relatedAt(`
      //- /modules/a/a.otmod
      Module
        name: a
        autoload: true
        scripts: [ $0gone ]
      //- /modules/b/b.otmod
      Module
        name: b
        autoload: true
        dependencies: [ a ]
    `),
  ).toEqual(['/modules/b/b.otmod:2 b: "b" does not load because of this']);
});

test('a script in another folder keeps its folder when it is mended', () => {
  const fixture = (script: string) => `
    //- /modules/a/a.otmod
    Module
      name: a
      scripts: [ ${script} ]
    //- /modules/a/options.lua
    print(1)
    //- /modules/a/sub/helpers.lua
    print(1)
    //- /modules/b/module.lua
    print(1)
  `;
  const expectWritten = (cursor: string, written: string) =>
    expect(fixTitles(fixture(cursor))[0]).toBe(`Write "${written}"`);
  expectWritten('sub/hel$0pres', 'sub/helpers');
  expectWritten('/b/mod$0ules', '/b/module');
  expect(fixTitles(fixture('sub/optoi$0ns'))).toEqual([
    'Create modules/a/sub/optoins.lua',
    'Remove the script from the list',
  ]);
});

test('an item with a comment is left to the check of comments', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      scripts:
        - a // the script
           ^^^^^^^^^^^^^^ error[trailing-comment] OTML has no comments behind a value: the client reads "a // the script". Put the comment on a line of its own.
    //- /modules/a/a.lua
    print(1)
  `);
});
