import { describe, expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles } from '../support/fixture.ts';

const manifest = (lines: string) => `
  //- /modules/a/a.otmod.jsonc
  { "name": "a",
    ${lines}
  }
`;

test('every value must be of the kind that its key takes', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    {
      "name": "",
              ^^ error[advanced-value] This must be a name: it is blank.
      "version": "1.0",
                 ^^^^^ error[advanced-value] This must be a version of three numbers, such as "1.2.0".
      "kind": "plugins",
              ^^^^^^^^^ error[advanced-value] This must be one of "core", "module", "plugin", "extension", "integration", "custom".
      "sandboxed": "true",
                   ^^^^^^ error[advanced-value] This must be true or false.
      "autoloadPriority": 1.5,
                          ^^^ error[advanced-value] This must be a whole number.
      "scripts": "a.lua",
                 ^^^^^^^ error[advanced-value] This must be a list.
      "dependencies": 5,
                      ^ error[advanced-value] This must be an object or a list.
      "provides": { "x": "1" },
                         ^^^ error[advanced-value] This must be a version of three numbers, such as "1.2.0".
      "hooks": { "onX": { "priority": 1 }, "onY": null },
                        ^ error[advanced-value] "handler" is missing.
                                                  ^^^^ error[advanced-value] This must be a text or an object.
      "permissions": ["Network!"],
                      ^^^^^^^^^^ error[advanced-value] This must be of the form "what:where", such as "network:example.com".
    }
  `);
});

test('what is missing is said where the object begins', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    { "kind": "module" }
    ^ error[advanced-value] "name" is missing.
  `);
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    [ "a" ]
    ^^^^^^^ error[advanced-value] This must be an object.
  `);
});

test('the settings of an integration are those of its type', () => {
  expectFindings(
    manifest(`"integrations": { "analytics": {
      "adapter": { "type": "http", "config": { "baseUrl": "example.com", "timeout": -1 } },
                                                          ^^^^^^^^^^^^^ error[advanced-value] This must be a URL, such as "https://example.com".
                                                                                    ^^ error[advanced-value] This must be at least 0.
      "connector": { "type": "htp" },
                             ^^^^^ error[advanced-value] This must be one of "http", "websocket", "database".
      "security": { "type": "oauth2" },
                  ^ error[advanced-value] "config" is missing.
      "transform": { "type": "pick", "config": { "fields": ["a"] } }
    } }`).replaceAll(/^ {6}(?=\S)/gm, '      '),
  );
});

test('a version that no program can compare is one too', () => {
  expectFindings(`
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "version": "99999999999999999999.0.0" }
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^ error[advanced-value] The numbers of this version are too large to be compared.
  `);
});

describe('where it is clear what is meant, the light-bulb writes it', () => {
  test.each([
    ['"version": "v1$0.0"', '"version": "1.0.0"'],
    ['"version": 2$0', '"version": "2.0.0"'],
    ['"sandboxed": "T$0rue"', '"sandboxed": true'],
    ['"autoloadPriority": "1$000"', '"autoloadPriority": 100'],
    ['"scripts": "a.lu$0a"', '"scripts": ["a.lua"]'],
    ['"kind": "plug$0n"', '"kind": "plugin"'],
    ['"author": 7$0', '"author": "7"'],
  ])('%s', (before, after) => {
    const fixture = manifest(before);
    const [title] = fixTitles(fixture);
    expectFix(fixture, title, manifest(after));
  });

  test('and nothing where it is not', () => {
    expect(fixTitles(manifest('"sandboxed": "may$0be"'))).toEqual([]);
    expect(fixTitles(manifest('"version": "la$0test"'))).toEqual([]);
  });
});
