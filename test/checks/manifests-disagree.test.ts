import { describe, expect, test } from 'vitest';
import { expectFindings, expectFix, fixTitles, relatedAt } from '../support/fixture.ts';

const others = `
    //- /modules/b/b.otmod
    Module
      name: b
      autoload: true
    //- /modules/c/c.otmod
    Module
      name: c
      autoload: true
    //- /modules/plugins/d/d.otmod.jsonc
    { "name": "d", "version": "1.0.0", "dependencies": {}, "provides": { "virtual": "1.0.0" } }
`;

const says = (what: string, own: string) => [
  `warning[manifests-disagree] The advanced manifest says ${what}, this one ${own}, which is what clients read.`,
  `warning[manifests-disagree] The .otmod says ${own}, this one ${what}. Clients read the .otmod.`,
];

test('what both state must be the same, and both lines are marked', () => {
  const [plainVersion, version] = says('"2.1.0"', '"2.0"');
  const [plainFlag, flag] = says('true', 'false');
  const [plainScripts, scripts] = says('[ a.lua, b.lua ]', '[ b, a ]');
  const [plainNeeds, needs] = says('[ b ]', '[ c ]');
  const [plainLoad, load] = says('"start()"', '"init()"');
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      version: 2.0
               ^^^ ${plainVersion}
      sandboxed: false
                 ^^^^^ ${plainFlag}
      autoload: true
      scripts: [ b, a ]
      ^^^^^^^ ${plainScripts}
      dependencies: [ c ]
      ^^^^^^^^^^^^ ${plainNeeds}
      @onLoad: init()
               ^^^^^^ ${plainLoad}
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a",
      "version": "2.1.0",
                 ^^^^^^^ ${version}
      "sandboxed": true,
                   ^^^^ ${flag}
      "scripts": ["a.lua", "b.lua"],
      ^^^^^^^^^ ${scripts}
      "dependencies": { "b": "*" },
      ^^^^^^^^^^^^^^ ${needs}
                        ^^^ warning[order-not-honoured] "a" is to be loaded after "b", but the client loads that as number 3, this one as 2.
      "lifecycle": { "onLoad": "start()" }
                               ^^^^^^^^^ ${load}
    }
    //- /modules/a/a.lua
    function init() end
    //- /modules/a/b.lua${others}`);
});

test('what means the same agrees, and what only one states as well', () => {
  expectFindings(`
    //- /modules/a/a.otmod
    Module
      name: a
      version: 2.1
      author: me
      autoload: true
      scripts: [ a ]
      dependencies: [ b, c, d ]
      @onLoad: |
        init()
    //- /modules/a/a.otmod.jsonc
    {
      "name": "a", "version": "2.1.0", "description": "only here",
      "scripts": ["a.lua"],
      "dependencies": { "virtual": "*" }, "optionalDependencies": { "b": "*" }, "loadAfter": ["c"],
      "lifecycle": { "onLoad": " init() " }
    }
    //- /modules/a/a.lua
    function init() end
    //- /modules/d/d.otmod
    Module
      name: d
      autoload: true${others}`);
});

const pair = (plain: string, advanced: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    ${plain}
  //- /modules/a/a.otmod.jsonc
  {
    "name": "a",
    ${advanced}
  }${others.replaceAll(/^ {2}/gm, '')}`;
const onlyPlain = (plain: string) => `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    ${plain}
`;
const onlyAdvanced = (advanced: string) => `
  //- /modules/a/a.otmod.jsonc
  {
    "name": "a",
    ${advanced}
  }
`;

describe('either takes over what the other says', () => {
  test.each([
    ['author: me$0', '"author": "you, \\"the\\" one"', 'author: you, "the" one', '"author": "me"'],
    ['author: me$0', '"author": "~"', 'author: "~"', '"author": "me"'],
    ['sandboxed: tr$0ue', '"sandboxed": false', 'sandboxed: false', '"sandboxed": true'],
    ['autoload-priority: 5$0', '"autoloadPriority": 7', 'autoload-priority: 7', '"autoloadPriority": 5'],
    ['depen$0dencies: [ b ]', '"dependencies": ["c"]', 'dependencies: [ c ]', '"dependencies": ["b"]'],
    [
      'depen$0dencies:\n      - b',
      '"dependencies": { "c": "^1.0.0" }',
      'dependencies:\n      - c',
      '"dependencies": { "b": "*" }',
    ],
    [
      'depen$0dencies: [ b ]',
      '"dependencies": {\n      "b": "^1.0.0",\n      "c": "*"\n    }',
      'dependencies: [ b, c ]',
      '"dependencies": {\n      "b": "^1.0.0"\n    }',
    ],
    [
      '@onLoad: in$0it()',
      '"lifecycle": { "onLoad": "a()\\nb()" }',
      '@onLoad: |-\n      a()\n      b()',
      '"lifecycle": { "onLoad": "init()" }',
    ],
  ])('%s', (plain, advanced, plainAfter, advancedAfter) => {
    const fixture = pair(plain, advanced);
    const [toPlain, toAdvanced] = fixTitles(fixture);
    expectFix(fixture, toPlain, onlyPlain(plainAfter));
    expectFix(fixture, toAdvanced, onlyAdvanced(advancedAfter));
  });

  test('but what no client could read is not offered', () => {
    expect(fixTitles(pair('author: me$0', '"author": "tab\\u0007"'))).toEqual(['Write "me" in the advanced manifest']);
  });
});

test('each points at the other', () => {
  expect(relatedAt(pair('author: me$0', '"author": "you"'))).toEqual([
    '/modules/a/a.otmod.jsonc:3 "you": "author" says "you"',
  ]);
});
