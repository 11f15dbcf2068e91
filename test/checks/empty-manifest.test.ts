import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

test('an empty file is an error, and nothing else is said about it', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    | error[empty-manifest] The manifest is empty, so the client does not discover the module. The client says: "OTML error in '/a/a.otmod': cannot read from input stream".
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
  `);
});

test('a file of one comment is not empty: the client reads it and misses the module', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    // to come
    ^^^^^^^^^^ error[missing-module-node] No node is called "Module", so the client does not discover the module. The client says: "child node with tag 'Module' not found".
  `);
});

test('a minimal manifest has the name of the folder', () => {
  const fixture = `
    //- /modules/game_a/other.otmod
    $0$end
  `;
  expect(fixTitles(fixture)).toEqual(['Write a minimal manifest']);
  expectFix(
    fixture,
    'Write a minimal manifest',
    `
    //- /modules/game_a/other.otmod
    Module
      name: game_a
    `,
  );
});
