import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const words = `No node is called "Module", so the client does not discover the module. The client says: "child node with tag 'Module' not found".`;

test('a manifest without "Module" is an error, marked at the node that was most likely meant', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    // nothing here
    ^^^^^^^^^^^^^^^ error[missing-module-node] ${words}
    //- /modules/b/b.otmod
    // a comment
    module
    ^^^^^^ error[missing-module-node] ${words}
      name: b
    //- /modules/c/c.otmod
    Modul:
    ^^^^^ error[missing-module-node] ${words}
      name: c
    //- /modules/d/d.otmod
    name: d
    ^^^^^^^ error[missing-module-node] ${words}
  `);
});

test('"Module:" is as good, and may stand behind other nodes', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Notes
      text: any
    Module:
      name: a
      autoload: true
  `);
});

test('a node of almost that name is renamed', () => {
  const fixture = `
    //- /modules/a/a.otmod
    $0MODULE:
      name: a
      autoload: true
  `;
  const after = `
    //- /modules/a/a.otmod
    Module:
      name: a
      autoload: true
  `;
  expect(fixTitles(fixture)).toEqual(['Write "Module" instead of "MODULE"']);
  expectFix(fixture, 'Write "Module" instead of "MODULE"', after);
  expectFindings(after);
});

test('keys that stand at the start of their lines are put below it, with their lists and blocks', () => {
  const fixture = `
    //- /modules/a/a.otmod
    name:$0 a\r
    autoload: true\r
    \r
    // what it needs\r
    dependencies:\r
      - b\r
    @onLoad: |\r
      print(1)\r
    \r
      print(2)\r
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `;
  const after = `
    //- /modules/a/a.otmod
    Module\r
      name: a\r
      autoload: true\r
    \r
      // what it needs\r
      dependencies:\r
        - b\r
      @onLoad: |\r
        print(1)\r
      \r
        print(2)\r
  `;
  expect(fixTitles(fixture)).toEqual(['Put everything below "Module"']);
  expectFix(fixture, 'Put everything below "Module"', after);
});

test('where there is nothing to begin with, a node with the name of the folder is added', () => {
  const fixture = `
    //- /modules/game_a/a.otmod
    // $0to come$end
  `;
  expect(fixTitles(fixture)).toEqual(['Add "Module" with a name']);
  expectFix(
    fixture,
    'Add "Module" with a name',
    `
    //- /modules/game_a/a.otmod
    Module
      name: game_a
    // to come$end
    `,
  );
});

test('keys that are indented already only lack the line above them', () => {
  expectFix(
    `
    //- /modules/a/a.otmod
    // a comment
      name$0: a
      autoload: true
    `,
    'Put everything below "Module"',
    `
    //- /modules/a/a.otmod
    Module
    // a comment
      name: a
      autoload: true
    `,
  );
});
