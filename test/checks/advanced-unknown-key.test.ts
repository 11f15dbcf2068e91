import { expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

test('keys that nothing reads are warnings, at every depth; the author chooses the keys of some objects', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a",
      "load-later": [],
      ^^^^^^^^^^^^ warning[advanced-unknown-key] There is no key "load-later" here. Did you mean "loadLater"?
      "colour": 1,
      ^^^^^^^^ warning[advanced-unknown-key] There is no key "colour" here.
      "engines": { "mehha": "*" },
                   ^^^^^^^ warning[advanced-unknown-key] There is no client engine "mehha" here. Did you mean "mehah"?
      "lifecycle": { "onload": "init()" },
                     ^^^^^^^^ warning[advanced-unknown-key] There is no key "onload" here. Did you mean "onLoad"?
      "hooks": { "onAnything": "f" },
      "config": { "anything": { "at": "all" } }
    }
  `);
});

const fixture = (line: string) => `
  //- /modules/a/a.otmod.jsonc
  {
    ${line}
    "name": "a"
  }
`;

test('the key that was meant is written', () => {
  expectFix(fixture('"load$0-later": [],'), 'Write "loadLater"', fixture('"loadLater": [],'));
});

test('a key that is there already is not written by itself', () => {
  expect(fixTitles(fixture('"scripts": [], "scr$0ipt": [],'))).toEqual(['Write "scripts"', 'Remove the key']);
});

test('the key is removed with its value and its comma', () => {
  const after = `
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a"
    }
  `;
  expectFix(fixture('"colo$0ur": { "a": [1, 2] },'), 'Remove the key', after);
  expectFix(
    `
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a", // the comma goes
      "co$0lour": 1
    }
    `,
    'Remove the key',
    `
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a" // the comma goes
    }
    `,
  );
  expectFix(
    '//- /modules/a/a.otmod.jsonc\n{ "name": "a", "co$0lour": 1, "kind": "core" }\n',
    'Remove the key',
    '//- /modules/a/a.otmod.jsonc\n{ "name": "a", "kind": "core" }\n',
  );
});
