import { expect, test } from 'vitest';
import { expectFindings, fixTitles } from '../support/fixture.ts';

test('a chunk that is not Lua is an error', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      @onLoad: init() // start
               ^^^^^^^^^^^^^^^ error[chunk-not-lua] "@onLoad" is not Lua: unexpected symbol '/' near '/'.
      @onUnload: terminate(
                 ^^^^^^^^^^ error[chunk-not-lua] "@onUnload" is not Lua: ')' expected near '<eof>'.
  `);
});

test('in a block the line is told', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      @onLoad: |
               ^… error[chunk-not-lua] "@onLoad" is not Lua in line 2 of the block: 'then' expected near 'print'.
        local x = 1
        if x print(x) end
  `);
});

test('Lua in a block, with a comment behind it or in quotes is fine', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      @onLoad: |-
        if g_game then
            print(1)
        end
      @onUnload: "print('x') -- bye"
  `);
});

test('a name alone is reported as such, and nothing else', () => {
  expect(
    fixTitles(`
      //- /modules/a/a.otmod
      Module
        name: a
        autoload: true
        @onLoad: i$0nit
    `),
  ).toEqual(['Write "init()"']);
});

test('nothing is offered: what was meant is not known', () => {
  expect(
    fixTitles(`
      //- /modules/a/a.otmod
      Module
        name: a
        autoload: true
        @onLoad: init($0
    `),
  ).toEqual([]);
});
