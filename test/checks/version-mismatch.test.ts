import { expect, test } from 'vitest';
import { toldBy } from '../support/resolving.ts';
import { fixedBy, openedWithStore } from '../support/stored.ts';

const code = 'version-mismatch';
const hud = (lines: string, plain = '') => `
    //- /modules/hud/hud.otmod.jsonc
    { "name": "hud", "version": "2.1.0", ${lines} }${plain}`;
const plainHud = `
    //- /modules/hud/hud.otmod
    Module
      name: hud`;
const physics = (version: string, more = '') => `
    //- /modules/physics/physics.otmod.jsonc
    { "name": "physics", "version": "${version}"${more} }`;
const stored = (name: string, version: string, more = '') => `
    //- /.otmodules/store/${name}/${version}/${name}.otmod.jsonc
    { "name": "${name}", "version": "${version}"${more} }`;
const opened = (...parts: string[]) => openedWithStore(`${parts.join('')}\n`);
const told = async (...parts: string[]) => toldBy(code, await opened(...parts));

test('the workspace holds another version than one that is asked for and stored', async () => {
  const workspace = await opened(
    hud('"dependencies": { "physics": "^2.0.0" }'),
    physics('1.2.0'),
    stored('physics', '2.0.0'),
  );
  expect(toldBy(code, workspace)).toEqual([
    'warning /modules/hud/hud.otmod.jsonc:1 "physics": "^2.0.0": The workspace holds "physics" 1.2.0, which is not in ^2.0.0: "physics" 2.0.0 from the version store is chosen.',
    '  /modules/physics/physics.otmod.jsonc:1 "1.2.0": "physics" is 1.2.0',
  ]);
  expect([...fixedBy(code, workspace).values()]).toEqual([
    '{ "name": "hud", "version": "2.1.0", "dependencies": { "physics": "^1.2.0" } }\n',
  ]);
});

test.each([
  ['the version is in the range', '"dependencies": { "physics": "^1.0.0" }'],
  ['nothing is there that need not be', '"optionalDependencies": { "absent": "^1.0.0" }'],
  ['a virtual name is provided in the range', '"dependencies": { "forces": "^3.0.0" }'],
  ['another version may not be there', '"conflicts": { "physics": "^2.0.0" }'],
])('nothing is said where %s', async (_, line) => {
  const provides = ', "provides": { "forces": "3.1.0" }';
  expect(await told(hud(line), physics('1.2.0', provides), stored('physics', '2.0.0'))).toEqual([]);
});

test('what may not be there in the version that the workspace holds', async () => {
  expect(await told(hud('"conflicts": { "physics": "^1.0.0" }'), physics('1.2.0'), stored('physics', '2.0.0'))).toEqual(
    [
      'warning /modules/hud/hud.otmod.jsonc:1 "physics": "^1.0.0": The workspace holds "physics" 1.2.0, which is what may not be there: "physics" 2.0.0 from the version store is chosen.',
      '  /modules/physics/physics.otmod.jsonc:1 "1.2.0": "physics" is 1.2.0',
    ],
  );
});

test('a module that is only stored is a warning where clients load what needs it, else for information', async () => {
  const line = '"dependencies": { "physics": "^2.0.0" }';
  const words = 'The workspace holds no "physics": "physics" 2.0.0 from the version store is chosen.';
  const place = '/modules/hud/hud.otmod.jsonc:1 "physics": "^2.0.0"';
  expect(await told(hud(line), stored('physics', '2.0.0'))).toEqual([`information ${place}: ${words}`]);
  expect(await told(hud(line, plainHud), stored('physics', '2.0.0'))).toEqual([
    `warning ${place}: ${words} A client without the module manager does not load it.`,
  ]);
});

test('a module that cannot have what it asks for gives way to a stored version of itself', async () => {
  const old = stored('hud', '2.0.0', ', "dependencies": { "physics": "^1.0.0" }');
  expect(await told(hud('"dependencies": { "physics": "^9.0.0" }'), old, physics('1.2.0'))).toEqual([
    'warning /modules/hud/hud.otmod.jsonc:1 "physics": "^9.0.0": The workspace holds "physics" 1.2.0, which is not in ^9.0.0: "hud" 2.0.0 from the version store is chosen in place of this one, which cannot have it.',
    '  /modules/physics/physics.otmod.jsonc:1 "1.2.0": "physics" is 1.2.0',
  ]);
});

test('what would do is told as well where something else cannot be satisfied, and what is in a conflict only there', async () => {
  const other = '\n    //- /modules/x/x.otmod.jsonc\n    { "name": "x", "dependencies": { "physics": "^9.0.0" } }';
  expect(
    await told(hud('"dependencies": { "physics": "^2.0.0" }'), other, physics('1.2.0'), stored('physics', '2.0.0')),
  ).toEqual([
    'warning /modules/hud/hud.otmod.jsonc:1 "physics": "^2.0.0": The workspace holds "physics" 1.2.0, which is not in ^2.0.0: "physics" 2.0.0 from the version store would do.',
    '  /modules/physics/physics.otmod.jsonc:1 "1.2.0": "physics" is 1.2.0',
  ]);
});

test('what is optional and brought in by another module from a store is told of that one alone', async () => {
  const other = '\n    //- /modules/x/x.otmod.jsonc\n    { "name": "x", "dependencies": { "extra": "^1.0.0" } }';
  expect(await told(hud('"optionalDependencies": { "extra": "*" }'), other, stored('extra', '1.0.0'))).toEqual([
    expect.stringMatching(/^information \/modules\/x\/x.otmod.jsonc:1 "extra"/),
  ]);
});
