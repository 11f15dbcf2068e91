import { expect, test } from 'vitest';
import type { Change } from '../../../src/features/why/scenario.ts';
import { version } from '../../support/versions.ts';
import { written } from '../../support/why.ts';

const client = `
  //- /modules/hud/hud.otmod
  Module
    name: hud
    dependencies: [ corelib, physics ]
  //- /modules/hud/hud.otmod.jsonc
  {
    "name": "hud",
    "version": "2.1.0",
    "dependencies": { "corelib": "*", "physics": "^2.0.0" },
    "conflicts": ["old_hud"]
  }
  //- /modules/corelib/corelib.otmod
  Module
    name: corelib
  //- /modules/physics/physics.otmod
  Module
    name: physics
    enabled: true
  //- /modules/extra/extra.otmod.jsonc
  { "name": "extra" }
  //- /.otmodules/store/physics/3.0.0/physics.otmod.jsonc
  { "name": "physics", "version": "3.0.0" }
`;

const require = (module: string, name: string, range: string, list = 'dependencies' as const): Change => ({
  kind: 'require',
  module,
  list,
  name,
  range,
});
const advanced = (rest: string) => `{
  "name": "hud",
  "version": "2.1.0",
${rest}
}
`;

test('a range is written over the one that is there', async () => {
  expect(await written(client, require('hud', 'physics', '^3.0.0'))).toEqual({
    'modules/hud/hud.otmod.jsonc': advanced(
      '  "dependencies": { "corelib": "*", "physics": "^3.0.0" },\n  "conflicts": ["old_hud"]',
    ),
  });
});

test('a module is added where both kinds of readers see it', async () => {
  expect(await written(client, require('hud', 'extra', '*'))).toEqual({
    'modules/hud/hud.otmod.jsonc': advanced(
      '  "dependencies": { "corelib": "*", "physics": "^2.0.0", "extra": "*" },\n  "conflicts": ["old_hud"]',
    ),
  });
  const without = client.replace(', physics ]', ' ]');
  expect(await written(without, require('hud', 'physics', '^3.0.0'))).toMatchObject({
    'modules/hud/hud.otmod': 'Module\n  name: hud\n  dependencies: [ corelib, physics ]\n',
  });
  expect(await written(client, require('corelib', 'physics', '*'))).toEqual({
    'modules/corelib/corelib.otmod': 'Module\n  name: corelib\n  dependencies:\n    - physics\n',
  });
  expect(await written(client, require('extra', 'hud', '^2'))).toEqual({
    'modules/extra/extra.otmod.jsonc': '{ "name": "extra", "dependencies": {"hud":"^2"} }\n',
  });
});

test('a list of names becomes one with ranges where a range is asked for', async () => {
  const change: Change = { kind: 'require', module: 'hud', list: 'conflicts', name: 'old_hud', range: '<2' };
  expect(await written(client, change)).toMatchObject({
    'modules/hud/hud.otmod.jsonc': expect.stringContaining('"conflicts": { "old_hud": "<2" }'),
  });
  const more: Change = { ...change, name: 'older_hud', range: '*' };
  expect(await written(client, more)).toMatchObject({
    'modules/hud/hud.otmod.jsonc': expect.stringContaining('"conflicts": ["old_hud", "older_hud"]'),
  });
});

test('a module is let go of in every list of both manifests', async () => {
  expect(await written(client, { kind: 'release', module: 'hud', name: 'physics' })).toEqual({
    'modules/hud/hud.otmod': 'Module\n  name: hud\n  dependencies: [ corelib ]\n',
    'modules/hud/hud.otmod.jsonc': advanced('  "dependencies": { "corelib": "*" },\n  "conflicts": ["old_hud"]'),
  });
});

test('changes of one file are made one after the other', async () => {
  const changes = [
    require('hud', 'physics', '^3.0.0'),
    { kind: 'release', module: 'hud', name: 'corelib' },
    { kind: 'release', module: 'hud', name: 'old_hud' },
  ] as const;
  expect(await written(client, ...changes)).toEqual({
    'modules/hud/hud.otmod': 'Module\n  name: hud\n  dependencies: [ physics ]\n',
    'modules/hud/hud.otmod.jsonc': advanced('  "dependencies": { "physics": "^3.0.0" },\n  "conflicts": []'),
  });
});

test('a module is disabled, or its folder goes with what else was changed there', async () => {
  expect(await written(client, { kind: 'disable', module: 'physics' })).toEqual({
    'modules/physics/physics.otmod': 'Module\n  name: physics\n  enabled: false\n',
  });
  expect(await written(client, { kind: 'disable', module: 'corelib' })).toEqual({
    'modules/corelib/corelib.otmod': 'Module\n  name: corelib\n  enabled: false\n',
  });
  const both = [{ kind: 'disable', module: 'physics' } as const, { kind: 'remove', module: 'physics' } as const];
  expect(await written(client, ...both)).toEqual({ removed: ['modules/physics'] });
});

test('a version is chosen by the lock, which keeps what else it holds', async () => {
  const pick = { kind: 'pick', module: 'physics', version: version('3.0.0') } as const;
  expect(await written(client, pick)).toEqual({
    'otmodules.lock': '{\n  "modules": {\n    "physics": "3.0.0"\n  }\n}\n',
  });
  const locked = `${client}//- /otmodules.lock\n{ "modules": { "corelib": "1.0.0" } }\n`;
  expect(await written(locked, pick)).toEqual({
    'otmodules.lock': '{\n  "modules": {\n    "corelib": "1.0.0",\n    "physics": "3.0.0"\n  }\n}\n',
  });
});

test.each<[string, Change]>([
  ['There is no module "gone" with a folder of its own.', { kind: 'disable', module: 'gone' }],
  ['There is no module "gone" with a folder of its own.', { kind: 'remove', module: 'gone' }],
  ['"x y" is no range of versions.', require('hud', 'physics', 'x y')],
  ['A module asks for other modules, by their names.', require('hud', 'hud', '*')],
  [
    'corelib has no advanced manifest (.otmod.jsonc), in which alone that can be said.',
    require('corelib', 'physics', '^2'),
  ],
  ['hud does not ask for "gone".', { kind: 'release', module: 'hud', name: 'gone' }],
  ['extra has no .otmod that could say so; it can be removed.', { kind: 'disable', module: 'extra' }],
  ['physics 9.0.0 is not on offer.', { kind: 'pick', module: 'physics', version: version('9.0.0') }],
])('refused: %s', async (reason, change) => {
  expect(await written(client, change)).toBe(reason);
});

test('what cannot be read is to be mended first', async () => {
  const broken = client.replace('"conflicts": ["old_hud"]', '"conflicts": [');
  expect(await written(broken, require('hud', 'physics', '^3'))).toBe(
    'modules/hud/hud.otmod.jsonc is no JSON; mend it first.',
  );
  const lock = `${client}//- /otmodules.lock\n{ "modules": \n`;
  const pick: Change = { kind: 'pick', module: 'physics', version: version('3.0.0') };
  expect(await written(lock, pick)).toMatch(/^otmodules\.lock cannot be read: /);
});
