import { expect, test } from 'vitest';
import { tokensOf } from '../support/words.ts';

const client = `
  //- /modules/a/a.otmod
  Module
    name: a
    description: words
    autoload: true
    autoload-priority: 7
    reloadable: yes
    enabled: false
    devices: [ desktop:linux, toaster ]
    priority: 3
    website: ~
    dependencies: [ corelib, b, x ]
    load-later:
      - c
      - "y"
    scripts: [ main, gone ]
    @onLoad: init() gone() modules.b.init()
    @onUnload: |
      local x = 1
      terminate()
  //- /modules/a/main.lua
  function init() end
  function terminate() end
  //- /modules/b/b.otmod
  Module
    name: b
    dependencies: [ a ]
  //- /modules/c/c.otmod
  Module
    name: c
  //- /modules/corelib/corelib.otmod
  Module
    name: corelib
`;

test('words are told apart by what they mean in the client folder', () => {
  expect(tokensOf(client)).toEqual([
    'Module: keyword',
    'name: property',
    'a: namespace.declaration',
    'description: property',
    'words: string',
    'autoload: property',
    'true: keyword',
    'autoload-priority: property',
    '7: number',
    'reloadable: property',
    'enabled: property',
    'false: keyword',
    'devices: property',
    'desktop:linux: enumMember',
    'toaster: enumMember.unresolved',
    'priority: variable.unresolved',
    'website: property',
    '~: keyword',
    'dependencies: property',
    'corelib: namespace.defaultLibrary',
    'b: namespace.cyclic',
    'x: namespace.unresolved',
    'load-later: property',
    'c: namespace',
    '"y": namespace.unresolved',
    'scripts: property',
    'main: string',
    'gone: string.unresolved',
    '@onLoad: property',
    'init: function',
    '@onUnload: property',
    'terminate: function',
  ]);
});

test('what the engine passes over is marked, key and all', () => {
  const tokens = tokensOf(client, { engine: 'edubart' });
  expect(tokens).toContain('enabled: property.deprecated.ignored');
  expect(tokens).not.toContain('false: keyword');
  expect(
    tokensOf(`
      //- /modules/a/a.otmod
      Module
        name: b
        name: a
        scripts: [ x ]
        scripts: [ x ]
      Module
        name: c
    `),
  ).toEqual([
    'Module: keyword',
    'name: property.deprecated.ignored',
    'name: property',
    'a: namespace.declaration',
    'scripts: property',
    'x: string.unresolved',
    'scripts: property',
    'x: string.unresolved',
    'Module: keyword.deprecated.ignored',
    'name: property.deprecated.ignored',
  ]);
});

test('a module that needs itself is a circle; one that may be encrypted is not unresolved', () => {
  expect(
    tokensOf(`
      //- /modules/a/a.otmod
      Module
        name: a
        dependencies: [ a, secret ]
      //- /modules/secret/secret.otmod
      ENC3
    `).slice(-2),
  ).toEqual(['a: namespace.cyclic', 'secret: namespace']);
});

test('variables are known to the one engine that has them', () => {
  const fixture = `
    //- /modules/a/a.otmod
    &n: a
    Module
      &m: $n
      name: $m
      dependencies:
        - $n
  `;
  expect(tokensOf(fixture, { engine: 'opentibiabr' })).toEqual([
    '&n: variable.declaration',
    'a: string',
    'Module: keyword',
    '&m: variable.declaration',
    '$n: variable',
    'name: property',
    '$m: variable',
    'dependencies: property',
    '$n: variable',
  ]);
  expect(tokensOf(fixture).slice(0, 2)).toEqual(['Module: keyword', '&m: variable.unresolved']);
});

test('patterns of scripts are resolved where they match something', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
      scripts: [ sub/*, none/* ]
    //- /modules/a/sub/x.lua
    x = 1
  `;
  expect(tokensOf(fixture).slice(-2)).toEqual(['sub/*: string', 'none/*: string.unresolved']);
  expect(tokensOf(fixture, { engine: 'otcv8' }).slice(-2)).toEqual([
    'sub/*: string.unresolved',
    'none/*: string.unresolved',
  ]);
});

test('Lua in quotes stands elsewhere than in its value, and is left alone', () => {
  expect(
    tokensOf(`
      //- /modules/a/a.otmod
      Module
        name: a
        scripts: [ a ]
        @onLoad: "init()"
      //- /modules/a/a.lua
      function init() end
    `).at(-1),
  ).toBe('@onLoad: property');
});

test('no words, no tokens', () => {
  expect(tokensOf('//- /modules/a/a.otmod\n')).toEqual([]);
  expect(tokensOf('//- /modules/a/a.lua\nx = 1\n')).toEqual([]);
});
