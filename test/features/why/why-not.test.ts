import { expect, test } from 'vitest';
import { notPage } from '../../support/why.ts';

const stores = `
  //- /modules/hud/hud.otmod.jsonc
  { "name": "hud", "version": "2.1.0", "dependencies": { "physics": "^2.0.0" } }
  //- /.otmodules/store/physics/2.0.0/physics.otmod.jsonc
  { "name": "physics", "version": "2.0.0", "dependencies": { "core": "^1" } }
  //- /.otmodules/store/physics/2.3.0/physics.otmod.jsonc
  { "name": "physics", "version": "2.3.0" }
  //- /.otmodules/store/physics/2.4.0/physics.otmod.jsonc
  { "name": "physics", "version": "2.4.0", "dependencies": { "core": ">=9" } }
  //- /.otmodules/store/physics/3.0.0/physics.otmod.jsonc
  { "name": "physics", "version": "3.0.0" }
  //- /.otmodules/store/physics/4.0.0/physics.otmod.jsonc
  { "name": "physics", "version": "4.0.0", "engines": { "otcv8": "*" } }
  //- /.otmodules/store/core/1.0.0/core.otmod.jsonc
  { "name": "core", "version": "1.0.0" }
`;

test('the fewest lines that exclude a version, and ways out that were tried', async () => {
  expect(await notPage(stores, 'physics', '3.0.0')).toBe(`# Why is physics not 3.0.0
It cannot be 3.0.0. None of these lines can be left out, and with them it is impossible.
## What stands against physics 3.0.0
- hud is asked for — modules/hud/hud.otmod.jsonc:1
- hud 2.1.0 needs physics ^2.0.0 — modules/hud/hud.otmod.jsonc:1
## What would make it possible
- widen physics in hud 2.1.0: "^2.0.0" → "^2.0.0 || ^3.0.0"
- change physics in hud 2.1.0: "^2.0.0" → "^3.0.0"
- do without hud
- drop physics from hud 2.1.0`);
});

test('what the version itself needs and nobody has', async () => {
  const page = await notPage(stores, 'physics', '2.4.0');
  expect(page).toContain('It cannot be 2.4.0: core: there is no version >=9, only 1.0.0. ');
  expect(page).toContain('- physics 2.4.0 needs core >=9 — .otmodules/store/physics/2.4.0/physics.otmod.jsonc:1');
});

test('where it is possible, what would move', async () => {
  expect(await notPage(stores, 'physics', '2.0.0')).toBe(`# Why is physics not 2.0.0
It could be 2.0.0; then 1 other module would move.
Another version is only preferred: one that is locked or lies in the workspace, else the highest.
## What would move
- core 1.0.0 is added
- physics 2.3.0 → 2.0.0`);
});

test('versions that are chosen, not on offer, or meant for others', async () => {
  expect(await notPage(stores, 'physics', '2.3.0')).toContain('It is: 2.3.0 is chosen.');
  expect(await notPage(stores, 'physics', '9.0.0')).toContain('On offer are 3.0.0, 2.4.0, 2.3.0 and 2.0.0.');
  expect(await notPage(stores, 'physics', '4.0.0')).toContain('but not meant for this client engine.');
});

test('a module in which no version has a say is there as it is', async () => {
  const plain = '//- /modules/a/a.otmod\nModule\n  name: a\n  version: 1.2\n';
  expect(await notPage(plain, 'a', '1.2.0')).toContain('It is: 1.2.0 is chosen.');
  expect(await notPage(plain, 'a', '2.0.0')).toContain('It is not on offer. On offer is 1.2.0.');
});

const fight = `${stores}  //- /modules/late/late.otmod.jsonc
  { "name": "late", "version": "1.0.0", "dependencies": { "physics": "^3" } }
`;

test('where a module is fought over already, these lines are told', async () => {
  expect(await notPage(fight, 'physics', '3.0.0')).toContain('- hud 2.1.0 needs physics ^2.0.0');
});

test('what is in the way elsewhere has nothing to do with a version', async () => {
  const page = await notPage(
    `${stores}  //- /modules/lone/lone.otmod.jsonc
  { "name": "lone", "version": "1.0.0", "dependencies": { "gone": "*" } }
`,
    'physics',
    '2.0.0',
  );
  expect(page).toBe(`# Why is physics not 2.0.0
Nothing suits all now, whichever version it has.
## What is in the way
- gone: there is no such module`);
});

test('a version goes on to provide what it provides', async () => {
  const page = await notPage(
    `
  //- /modules/hud/hud.otmod.jsonc
  { "name": "hud", "version": "2.1.0", "dependencies": { "forces": "*" } }
  //- /.otmodules/store/physics/2.0.0/physics.otmod.jsonc
  { "name": "physics", "version": "2.0.0", "provides": ["forces"] }
  //- /.otmodules/store/physics/3.0.0/physics.otmod.jsonc
  { "name": "physics", "version": "3.0.0", "provides": ["forces"] }
`,
    'physics',
    '2.0.0',
  );
  expect(page).toContain('It could be 2.0.0, and nothing else would move.');
});
