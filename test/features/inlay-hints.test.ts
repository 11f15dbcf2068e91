import { expect, test } from 'vitest';
import { opened } from '../support/fixture.ts';
import { hintTooltips, withHints } from '../support/words.ts';

const client = `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    reloadable: ~
    devices: []
    scripts: [ sub/*, none/* ]
    dependencies: [ b, x ]
    load-later:
      - c
      - d
  //- /modules/a/sub/x.lua
  x = 1
  //- /modules/b/b.otmod
  Module
    name: b
  //- /modules/c/c.otmod
  Module
    name: c
    autoload-priority: 007
  //- /modules/d/d.otmod
  Module
    name: d
    dependencies: [ y ]
`;

test('places in the load order, defaults, names that nobody has, and patterns', () => {
  expect(withHints(client)).toBe(`Module
  name: a‹not loaded›
  autoload: true‹priority 9999›
  reloadable: ~‹= true›
  devices: []
  scripts: [ sub/*‹1 script›, none/*‹0 scripts› ]
  dependencies: [ b‹#1›, x‹no such module› ]
  load-later:
    - c‹not loaded›
    - d‹not loaded›
`);
  expect(withHints(client.replace(', x ]', ' ]'))).toBe(`Module
  name: a‹#2›
  autoload: true‹priority 9999›
  reloadable: ~‹= true›
  devices: []
  scripts: [ sub/*‹1 script›, none/*‹0 scripts› ]
  dependencies: [ b‹#1› ]
  load-later:
    - c‹#3›
    - d‹not loaded›
`);
});

test('each says why', () => {
  expect(hintTooltips(client.replace(', x ]', ' ]'))).toEqual([
    'loadPosition #2: “a” is number 2 in the load order.\n“a” loads automatically with priority 9999; equal priorities load in the order of discovery.\nBoot step: autoload up to 9999.',
    'defaults priority 9999: The autoload-priority of a module that states none: 9999.',
    'defaults = true: What the client reads for reloadable.',
    'globMatches 1 script: Not listed before:\n/a/sub/x.lua',
    'globMatches 0 scripts: No Lua file matches that is not listed before.',
    'loadPosition #1: “b” is number 1 in the load order.\n“a” needs it (1st of 1 item in its dependencies), so it is loaded first.\n“a” loads automatically with priority 9999; equal priorities load in the order of discovery.\nBoot step: autoload up to 9999.',
    'loadPosition #3: “c” is number 3 in the load order.\n“a” loads it right after itself (1st of 2 items in its load-later).\n“a” loads automatically with priority 9999; equal priorities load in the order of discovery.\nBoot step: autoload up to 9999.',
    "loadPosition not loaded: “d” does not load: dependency 'y' was not found.",
  ]);
  expect(hintTooltips(client).filter(it => it.includes('no such'))).toEqual([
    'unresolved no such module: No manifest of this client folder gives the name “x”.',
  ]);
});

test('a priority without autoload, and numbers that are read otherwise', () => {
  const shown = (value: string) =>
    withHints(`//- /modules/a/a.otmod\nModule\n  name: a\n  autoload-priority: ${value}\n`);
  expect(shown('007')).toContain('  autoload-priority: 007‹= 7›‹without autoload›\n');
  expect(shown('5')).toContain('  autoload-priority: 5‹without autoload›\n');
});

test('a module that states its priority has no other one', () => {
  expect(withHints('//- /modules/a/a.otmod\nModule\n  name: a\n  autoload: true\n  autoload-priority: 5\n')).toBe(
    'Module\n  name: a‹#1›\n  autoload: true\n  autoload-priority: 5\n',
  );
});

test('keys that this engine does not read', () => {
  const fixture = `
    //- /modules/a/a.otmod
    Module
      name: a
      enabled: true
      devices:
        - desktop
      unheard: of
  `;
  expect(withHints(fixture, { engine: 'otcv8' })).toBe(`Module
  name: a‹not loaded›
  enabled: true‹ignored by OTCv8›
  devices:‹ignored by OTCv8›
    - desktop
  unheard: of
`);
  expect(withHints(fixture)).not.toContain('ignored');
  expect(hintTooltips(fixture, { engine: 'otcv8' }).at(-1)).toBe(
    'ignored ignored by OTCv8: Read by mehah and opentibiabr only.',
  );
});

test('values that stand for others show what they are', () => {
  expect(
    withHints('//- /modules/a/a.otmod\n&on: true\nModule\n  name: a\n  sandboxed: $on\n', { engine: 'opentibiabr' }),
  ).toContain('  sandboxed: $on‹= true›\n');
});

test('what may be an encrypted module is not said to be missing', () => {
  expect(
    withHints(`
      //- /modules/a/a.otmod
      Module
        name: a
        dependencies: [ secret ]
      //- /modules/secret/secret.otmod
      ENC3
    `),
  ).toContain('  dependencies: [ secret ]\n');
});

test('only what is asked for is shown, and of a file that is no manifest nothing', () => {
  const text = 'Module\n  name: a\n  autoload: true\n';
  const { service, view } = opened(new Map([['modules/a/a.otmod', text]]));
  const labels = (start: number, end: number) =>
    service.inlayHints(view, 'modules/a/a.otmod', { start, end }).map(it => it.label);
  expect(labels(0, text.length)).toEqual(['#1', 'priority 9999']);
  expect(labels(text.indexOf('autoload'), text.length)).toEqual(['priority 9999']);
  expect(labels(0, text.indexOf('\n  auto'))).toEqual(['#1']);
  expect(service.inlayHints(view, 'modules/b/b.otmod', { start: 0, end: 9 })).toEqual([]);
});

test('an advanced manifest has the same beside the names in it', () => {
  const fixture = `
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "dependencies": { "b": "*", "x": "*" }, "loadAfter": ["y", "v"], "scripts": ["sub/*"], "provides": ["v"] }
    //- /modules/a/a.otmod
    Module
      name: a
      autoload: true
      dependencies: [ b ]
    //- /modules/a/sub/x.lua
    //- /modules/b/b.otmod
    Module
      name: b
  `;
  expect(withHints(fixture)).toBe(
    '{ "name": "a"‹#2›, "dependencies": { "b": "*"‹#1›, "x": "*"‹no such module› }, "loadAfter": ["y"‹no such module›, "v"], "scripts": ["sub/*"‹1 script›], "provides": ["v"] }\n',
  );
});
