import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const words = (key: string, name: string, outcome: string) =>
  `error[chunk-not-calling] "${key}" is Lua that runs as it stands: "${name}" alone is a syntax error, and ${outcome}. Call it: "${name}()".`;

test('a name alone is an error', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      @onLoad: init
               ^^^^ ${words('@onLoad', 'init', 'the module does not load')}
      @onUnload: Options.terminate
                 ^^^^^^^^^^^^^^^^^ ${words('@onUnload', 'Options.terminate', 'unloading logs an error')}
  `);
});

test('a call, a keyword and nothing are no names', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      @onLoad: init()
      @onUnload: return
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
      @onLoad:
      @onUnload: x = init
  `);
});

const fixture = (lines: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    ${lines}
`;

test.each([
  ['@onLoad: i$0nit', '@onLoad: init()'],
  ['@onLoad: i$0nit\r', '@onLoad: init()\r'],
  ['@onLoad: "i$0nit"$end', '@onLoad: "init()"$end'],
  ['@onLoad: |\n      i$0nit\n\n    @onUnload: f()', '@onLoad: |\n      init()\n\n    @onUnload: f()'],
  ['@onLoad: |\r\n      i$0nit\r$end', '@onLoad: |\r\n      init()\r$end'],
])('"%s" is made a call', (lines, after) => {
  expect(fixTitles(fixture(lines))).toEqual(['Write "init()"']);
  expectFix(fixture(lines), 'Write "init()"', fixture(after));
});
