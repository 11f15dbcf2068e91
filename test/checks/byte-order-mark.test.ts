import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

test('a byte order mark hides the module, and is the only thing said about the file', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    \uFEFFModule
    ^ error[byte-order-mark] A byte order mark hides the first tag from the client. The client says: "child node with tag 'Module' not found".
      name: a
      autoload: true
  `);
});

test('the same character further on is a part of a value', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      description: \uFEFFtext
  `);
});

test('the mark can be removed, and then the module is found', () => {
  const fixture = `
    //- /modules/a/a.otmod
    \uFEFF$0Module\r
      name: a\r
      autoload: true\r
  `;
  const after = `
    //- /modules/a/a.otmod
    Module\r
      name: a\r
      autoload: true\r
  `;
  expect(fixTitles(fixture)).toEqual(['Remove the byte order mark']);
  expectFix(fixture, 'Remove the byte order mark', after);
  expectFindings(after);
});
