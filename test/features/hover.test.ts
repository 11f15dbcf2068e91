import { expect, test } from 'vitest';
import type { ClientSettings } from '../../src/workspace/client-settings.ts';
import { joined, openedAtCursor } from '../support/fixture.ts';

const world = `
  //- /modules/corelib/corelib.otmod
  Module
    name: corelib
    description: A [trap](command:evil) of https://evil.example
  //- /modules/game_own/main.lua

  function init() end
  //- /modules/game_own/sub/a.lua
  //- /modules/game_own/sub/b.lua
`;

/** What is told at the cursor, and the text that it is about. */
function told(text: string, settings: Partial<ClientSettings> = {}) {
  const own = text.split('\n').map(line => `  ${line}\n`);
  const fixture = joined(world, `\n  //- /modules/game_own/own.otmod\n${own.join('')}`);
  const { service, view, path, offset, files } = openedAtCursor(fixture, settings);
  const found = service.hover(view, path, offset);
  return found && { about: (files.get(path) ?? '').slice(found.span.start, found.span.end), markdown: found.markdown };
}

test('a key tells what it does in this client, its type, its default and who reads it', () => {
  expect(told('Module\n  scr$0ipts: [ main ]', { engine: 'edubart' })).toEqual({
    about: 'scripts',
    markdown: `**scripts**: list of Lua files, default []

Lua files that run when the module loads, in this order; relative to the manifest, or from the root with \`/\` in front.

OTClient (edubart): Adds \`.lua\` unless it is there; knows no patterns. Inside \`[ ]\`, double quotes and backslashes have a meaning; an unknown escape ends the client.

Example: \`scripts: [ main ]\`

Read by mehah, opentibiabr, otcv8 and edubart. Source: \`Module::discover\` and \`Module::load\` in \`module.cpp\` of \`src/framework/core/\`.`,
  });
  expect(told('Module\n  scr$0ipts: [ main ]')?.markdown).toContain('Drops whatever extension');
});

test('a key and a value that the client passes over say so', () => {
  expect(told('Module\n  ena$0bled: true', { engine: 'otcv8' })?.markdown).toContain(
    '**OTCv8 does not read this key.**',
  );
  expect(told('Module\n  enabled: tr$0ue', { engine: 'otcv8' })?.markdown).toBe('OTCv8 does not read `enabled`.');
  expect(told('Module\n  unheard$0: true')).toBeUndefined();
});

test('a module tells what it is, where it lies, when and why it loads, and who needs it', () => {
  const card = `**corelib**: A \\[trap\\]\\(command\\:evil\\) of https\\:\\/\\/evil\\.example

\`modules/corelib/corelib.otmod\`

“corelib” is number 1 in the load order of 2\\.\\
Boot step\\: load corelib\\.

Needed by 1 module: \`game_own\`.`;
  const text = 'Module\n  name: game_own\n  autoload: true\n  dependencies: [ core$0lib ]';
  expect(told(text)).toEqual({ about: 'corelib', markdown: card });
  expect(told('Module\n  name: game_own$0\n  autoload: true')?.markdown).toContain('loads automatically with priority');
  expect(told('Mod$0ule\n  name: game_own')?.markdown).toContain(
    'It is not loaded at start\\: nothing asks for it\\.\n\nNo module needs it.',
  );
  expect(told('Module\n  name: a\n  load-later:\n    - nob$0ody')?.markdown).toBe(
    '**nobody**\n\nNo module has this name.',
  );
});

test('a module tells who uses it in Lua and does not declare it', () => {
  const own = 'Module\n  name: game_own\n  scripts: [ main ]';
  const card = (lua: string, keys = own) => {
    const fixture = joined(
      world.replace('function init() end', lua),
      `\n  //- /modules/game_own/own.otmod\n  ${keys.replaceAll('\n', '\n  ')}\n`,
      '\n  //- /modules/a/a.otmod\n  Module\n    name: a\n    load-later: [ core$0lib ]\n',
    );
    const { service, view, path, offset } = openedAtCursor(fixture);
    return service.hover(view, path, offset)?.markdown.split('\n\n').at(-1);
  };
  expect(card('')).toBe('No module needs it.');
  expect(card('modules.corelib.f()')).toBe('No module needs it.\\\nUsed in Lua by 1 module: `game_own`.');
  expect(card('modules.corelib.f()', `${own}\n  dependencies: [ corelib ]`)).toBe('Needed by 1 module: `game_own`.');
  const both = joined(
    world.replace('function init() end', 'function f() modules.corelib.f() end'),
    '\n  //- /modules/game_own/own.otmod\n  Module\n    name: game_own\n    scripts: [ main ]\n',
    '\n  //- /modules/a/a.otmod\n  Module\n    name: a\n    dependencies: [ core$0lib ]\n',
  );
  const { service, view, path, offset } = openedAtCursor(both);
  expect(service.hover(view, path, offset)?.markdown.split('\n\n').at(-1)).toBe(
    'Needed by 1 module: `a`.\\\nUsed in Lua by 1 more module: `game_own`.',
  );
});

test('why a module does not load', () => {
  const text = 'Module\n  name: gamelib$0\n  dependencies: [ nobody ]';
  expect(told(text)?.markdown).toContain('\\"gamelib\\" needs \\"nobody\\"\\, which no module is called');
});

test('a script tells the file that it means, a pattern what it adds', () => {
  expect(told('Module\n  name: a\n  scripts: [ ma$0in ]')?.markdown).toBe(
    '`modules/game_own/main.lua`\n\nDefines `init`.',
  );
  expect(told('Module\n  name: a\n  scripts:\n    - su$0b/*')?.markdown).toBe(
    'Adds 2 Lua files: `/game_own/sub/a.lua` and `/game_own/sub/b.lua`.',
  );
  expect(told('Module\n  name: a\n  scripts: [ not$0 ]')?.markdown).toBe(
    '`/game_own/not.lua` cannot be opened: not found.',
  );
});

test('values as the client reads them', () => {
  const value = (line: string, settings?: Partial<ClientSettings>) => told(`Module\n  ${line}`, settings)?.markdown;
  expect(value('autoload: tru$0e')).toBe('Read as `true`.');
  expect(value('autoload: Tru$0e')).toBe('`True` is not true or false: the client gives up this manifest here.');
  expect(value('autoload-priority: 429496730$01')).toBe('Read as `5`.');
  expect(value('autoload-priority: 00$07')).toBe('Read as `7`.');
  expect(value('author: "a\\"b$0"')).toBe('Read as `a"b`.');
  expect(value('author: me$0')).toBeUndefined();
  expect(value('&x: 7\n  autoload-priority: $$0x', { engine: 'opentibiabr' })).toBe('Read as `7`.');
  expect(value('autoload: tr$0ue\n  autoload: false')).toBe('Another `autoload` takes the place of this one.');
  expect(value('dependencies: corelib$0')).toContain('A text, not a list');
  expect(value('devices: [ mob$0ile:ios ]')).toBe('Matches mobile devices, under ios.');
  expect(value('devices: [ Mob$0ile ]')).toBe('Matches every device, for the word is not known.');
});

test('a function in Lua tells where it is defined', () => {
  expect(told('Module\n  name: a\n  scripts: [ main ]\n  @onLoad: in$0it()')).toEqual({
    about: 'init',
    markdown: 'Function `init`, defined in modules\\/game\\_own\\/main\\.lua\\:2.',
  });
  expect(told('Module\n  name: a\n  scripts: [ main ]\n  @onLoad: |\n    x.in$0it()')).toBeUndefined();
  expect(told('Module\n  name: a\n  scripts: [ main ]\n  @onLoad: other$0()')).toBeUndefined();
});

test('of many that need a module the first few are named', () => {
  const many = Array.from(
    { length: 12 },
    (_, i) => `\n  //- /modules/m${i}/m.otmod\n  Module\n    name: m${i}\n    dependencies: [ corelib ]\n`,
  );
  const fixture = joined(
    world,
    ...many,
    '\n  //- /modules/z/z.otmod\n  Module\n    name: z\n    load-later: [ core$0lib ]\n',
  );
  const { service, view, path, offset } = openedAtCursor(fixture);
  expect(service.hover(view, path, offset)?.markdown).toMatch(
    /Needed by 12 modules: (`m\d+`, ){7}`m\d+` and 4 more\.$/,
  );
});
