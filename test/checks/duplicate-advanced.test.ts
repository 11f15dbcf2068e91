import { expect, test } from 'vitest';
import { expectFindings, relatedAt } from '../support/fixture.ts';

test('two advanced manifests in one folder are marked both', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    { "name": "a" }
              ^^^ error[duplicate-advanced] 2 advanced manifests lie in this folder; a module has one.
    //- /modules/a/b.otmod.jsonc
    { "name": "b" }
              ^^^ error[duplicate-advanced] 2 advanced manifests lie in this folder; a module has one.
    //- /modules/c/c.otmod.jsonc
    { "name": "c" }
  `);
});

test('each points at the other', () => {
  expect(
    relatedAt(`
      //- /modules/a/a.otmod.jsonc
      { "name": "$0a" }
      //- /modules/a/b.otmod.jsonc
      { "name": "b" }
    `),
  ).toEqual(['/modules/a/b.otmod.jsonc:1 "b": in the same folder']);
});
