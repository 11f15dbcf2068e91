import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

test('comments and commas at the end are fine, a broken text is not', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    {
      // a comment
      "name": "a", /* another */
      "scripts": ["a.lua",],
    }
    //- /modules/a/a.lua
  `);
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a"
      "scripts": [a.lua],
      ^^^^^^^^^ error[advanced-syntax] A comma is expected.
                  ^^^^^ error[advanced-syntax] This word is no JSON: texts stand in double quotes.
    }
  `);
});

test('an empty file has no value', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    | error[advanced-syntax] A value is expected.
  `);
});

test('what is nested too deep is not read', () => {
  const text = `{ "name": "a", "config": { "x": ${'['.repeat(300)}${']'.repeat(300)} } }`;
  const fixture = `//- /modules/a/a.otmod.jsonc\n${text}\n`;
  expect(fixTitles(fixture.replace('"a"', '"$0a"'))).toEqual([]);
});

const twice = `
  //- /modules/a/a.otmod.jsonc
  {
    "name": "a",
    "config": {
      "x": 1,
      "x$0": 2
    }
  }
`;

test('a key that is stated twice is a warning, and can be removed', () => {
  expectFindings(
    twice
      .replace('$0', '')
      .replace(
        '": 2\n',
        '": 2\n      ^^^ warning[advanced-syntax] "x" is stated twice in this object; the last one counts.\n',
      ),
  );
  expectFix(
    twice,
    'Remove the key',
    `
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a",
      "config": {
        "x": 1
      }
    }
    `,
  );
});

test('in an advanced manifest that is no JSON comments silence nothing, nor do words inside of a comment', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a",
      // otmod-disable-next-line advanced-syntax, advanced-unknown-key
      "colour": 1 "x": 2
      ^^^^^^^^ warning[advanced-unknown-key] There is no key "colour" here.
                  ^^^ error[advanced-syntax] A comma is expected.
                  ^^^ warning[advanced-unknown-key] There is no key "x" here.
    }
    //- /modules/b/b.otmod.jsonc
    {
      "name": "b",
      /*
      // otmod-disable-next-line advanced-unknown-key
      */
      "colour": 1,
      ^^^^^^^^ warning[advanced-unknown-key] There is no key "colour" here.
      /* why */
      // otmod-disable-next-line advanced-unknown-key
      "flavour": 1
    }
  `);
});
