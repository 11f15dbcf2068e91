import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, joined, relatedAt } from '../support/fixture.ts';

test('a dependency that no module is called is an error, and says what follows', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ corelib, game_intreface ]
                               ^^^^^^^^^^^^^^ error[unknown-module] No module is called "game_intreface". "a" does not load.
    //- /modules/corelib/corelib.otmod
    Module
      name: corelib
      autoload: true
  `);
});

const mistyped = `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    dependencies:
      - game_$0intreface
  //- /modules/game_interface/game_interface.otmod
  Module
    name: game_interface
    autoload: true
`;

test('the name that was most likely meant is offered first', () => {
  expect(fixTitles(mistyped)).toEqual([
    'Write "game_interface"',
    'Remove "game_intreface" from the list',
    'Create the module "game_intreface"',
  ]);
  expectFix(
    mistyped,
    'Write "game_interface"',
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies:
        - game_interface
    `,
  );
});

test('what needs the module does not load either, and OTCv8 ends', () => {
  const fixture = (words: string) => `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ x ]
                      ^ error[unknown-module] No module is called "x". ${words}
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      dependencies: [ a ]`;
  const follows = `
                      ^ information[fails-to-load] "b" does not load: "b" needs "a"; "a" needs "x", which no module is called.
  `;
  expectFindings(fixture('"a" does not load, and with it "b".') + follows);
  expectFindings(`${fixture('OTCv8 ends here with a fatal error.')}\n  `, { engine: 'otcv8' });
});

test('names are those that the manifests state, case and all; folders do not matter', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ Corelib, mods_cor$0elib, "corelib" ]
    //- /modules/mods_corelib/b.otmod
    Module
      name: corelib
      autoload: true
  `;
  expectFindings(
    `
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ Corelib, mods_corelib, "corelib" ]
                      ^^^^^^^ error[unknown-module] No module is called "Corelib". "a" does not load.
                               ^^^^^^^^^^^^ error[unknown-module] No module is called "mods_corelib".
    //- /modules/mods_corelib/b.otmod
    Module
      name: corelib
            ^^^^^^^ hint[folder-name] The folder is called "mods_corelib", not "corelib".
      autoload: true
    `,
    { engine: 'edubart' },
  );
  expect(fixTitles(fixture)).toEqual([
    'Write "corelib"',
    'Remove "mods_corelib" from the list',
    'Create the module "mods_corelib"',
  ]);
});

test('no module is created where a manifest lies already', () => {
  expect(
    fixTitles(`
      //- /modules/a/a.otmod
      Module
        name: a
        dependencies: [ wh$0at ]
      //- /modules/what/what.otmod
      Module
        name: something
    `),
  ).toEqual(['Write "something"', 'Remove "what" from the list']);
});

test('an encrypted manifest may be the module, so less is said', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ secret, x ]
                              ^ information[unknown-module] No module is called "x". It may be one of the encrypted modules.
    //- /modules/secret/secret.otmod
    ENC3
  `);
});

test('the places where the trouble goes on are pointed at', () => {
  expect(
    relatedAt(`
      //- /modules/a/a.otmod
      Module
        name: a
        autoload: true
        dependencies: [ $0x ]
      //- /modules/b/b.otmod
      Module
        name: b
        autoload: true
        dependencies: [ a ]
    `),
  ).toEqual(['/modules/b/b.otmod:2 b: "b" does not load because of this']);
});

test('the module is created with a script, in the search root of the one that asks for it', () => {
  const created = (root: string) => `
    //- /${root}/game_intreface/game_intreface.otmod
    Module
      name: game_intreface
      sandboxed: true
      scripts: [ game_intreface ]
      @onLoad: init()
      @onUnload: terminate()
    //- /${root}/game_intreface/game_intreface.lua
    function init()
    end

    function terminate()
    end
  `;
  const title = 'Create the module "game_intreface"';
  expectFix(mistyped, title, created('modules'));
  expectFix(mistyped.replace('/modules/a/', '/mods/a/'), title, created('mods'));
});

test('a module is not created where another one would hide it, nor over a script', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
      dependencies: [ $0what ]
    //- /mods/what/what.otmod
    Module
      name: something
  `;
  expect(fixTitles(fixture)).toEqual(['Write "something"', 'Remove "what" from the list']);
  expectFix(
    fixture.replace('/mods/what/what.otmod', '/modules/what/what.lua'),
    'Create the module "what"',
    `
    //- /modules/what/what.otmod
    Module
      name: what
      sandboxed: true
      scripts: [ what ]
      @onLoad: init()
      @onUnload: terminate()
    `,
  );
});

const manifest = (lines: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    ${lines}
`;
const others = `
  //- /modules/b/b.otmod
  Module
    name: b
    autoload: true
  //- /modules/c/c.otmod
  Module
    name: c
    autoload: true
`;

test.each([
  ['load-later: []\n    dependencies: [ $0x ]', 'load-later: []'],
  ['load-later: []\r\n    dependencies: [ $0x ]$end', 'load-later: []\r'],
  ['dependencies: [ $0x, b ]', 'dependencies: [ b ]'],
  ['dependencies: [ b, $0"x", c ]', 'dependencies: [ b, c ]'],
  ['dependencies: [b, c ,$0x]\r', 'dependencies: [b, c]\r'],
  ['load-later: []\n    dependencies:\n      // one\n      - $0x\n      // two', 'load-later: []\n      // two'],
  ['dependencies:\n      - b\n      // one\n      - $0x$end', 'dependencies:\n      - b\n      // one'],
  ['dependencies:\r\n      - $0x\r\n      // one\r\n      - b\r', 'dependencies:\r\n      // one\r\n      - b\r'],
  ['dependencies: [ b ]\n    dependencies: [ $0x ]', 'dependencies: [ b ]'],
])('the name is removed from "%s"', (lines, after) => {
  expectFix(joined(manifest(lines), others), 'Remove "x" from the list', manifest(after));
});
