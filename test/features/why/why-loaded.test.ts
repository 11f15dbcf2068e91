import { expect, test } from 'vitest';
import { whyPage } from '../../support/why.ts';

const client = `
  //- /init.lua
  g_modules.discoverModules()
  g_modules.autoLoadModules(99)
  g_modules.ensureModuleLoaded('corelib')
  g_modules.autoLoadModules(9999)
  //- /modules/corelib/corelib.otmod
  Module
    name: corelib
    load-later: [ late ]
  //- /modules/late/late.otmod
  Module
    name: late
    dependencies: [ corelib ]
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    autoload-priority: 50
    dependencies: [ b, corelib ]
  //- /modules/b/b.otmod
  Module
    name: b
    dependencies: [ corelib ]
  //- /modules/idle/idle.otmod
  Module
    name: idle
    dependencies: [ corelib ]
  //- /modules/x/x.otmod
  Module
    name: x
    dependencies: [ gone ]
  //- /modules/y/y.otmod
  Module
    name: y
    autoload: true
    dependencies: [ x ]
`;

test('what happens at start, and every other way that leads to a module, each with its line', async () => {
  expect(await whyPage(client, 'corelib')).toBe(`# Why is corelib loaded
Number 1 of 4 in the load order of OTClient Redemption (mehah).
## What happens at start
- autoload up to 99 — init.lua:2
  - a is autoloaded with priority 50, in the step “autoload up to 99” — modules/a/a.otmod:3
    - a needs b — modules/a/a.otmod:5
      - b needs corelib — modules/b/b.otmod:3
## Every way that leads to it
- b needs corelib — modules/b/b.otmod:3
  - a needs b (see the other line of a) — modules/a/a.otmod:5
- init.lua loads corelib — init.lua:3
- a needs corelib — modules/a/a.otmod:5
  - a is autoloaded with priority 50, in the step “autoload up to 99” — modules/a/a.otmod:3
- late needs corelib — modules/late/late.otmod:3
  - corelib loads late right after itself (leads back to corelib) — modules/corelib/corelib.otmod:3`);
});

test('where one thing leads to another and nothing else does, that is said', async () => {
  expect(await whyPage(client, 'a')).toBe(`# Why is a loaded
Number 4 of 4 in the load order of OTClient Redemption (mehah).
No other way leads to it.
## What happens at start
- autoload up to 99 — init.lua:2
  - a is autoloaded with priority 50, in the step “autoload up to 99” — modules/a/a.otmod:3`);
});

test('a module that fails leads to where the trouble starts', async () => {
  expect(await whyPage(client, 'y')).toBe(`# Why is y not loaded
OTClient Redemption (mehah) tries to load it at start, and fails.
## Why not
- y needs x — modules/y/y.otmod:4
  - x does not load: dependency 'gone' was not found — modules/x/x.otmod:3
## What asks for it
- y is autoloaded with priority 9999, in the step “autoload up to 9999” — modules/y/y.otmod:3`);
});

test('a module that nothing asks for says so', async () => {
  expect(await whyPage(client, 'idle')).toBe(`# Why is idle not loaded
OTClient Redemption (mehah) knows it, and does not load it at start.
## Why not
- nothing asks for it — modules/idle/idle.otmod:2`);
  expect(await whyPage(client, 'nothing')).toBe('no such module');
});

test('without init.lua the boot is that of the client engine', async () => {
  const page = await whyPage('//- /modules/corelib/corelib.otmod\nModule\n  name: corelib\n', 'corelib');
  expect(page).toContain('- the boot of the client engine loads corelib');
});

const stores = `
  //- /modules/hud/hud.otmod.jsonc
  {
    "name": "hud", "version": "2.1.0",
    "dependencies": { "physics": "^2.0.0" }
  }
  //- /modules/boss/boss.otmod.jsonc
  {
    "name": "boss", "version": "1.0.0",
    "runtimeDependencies": { "hud": "*" }
  }
  //- /.otmodules/store/physics/2.0.0/physics.otmod.jsonc
  { "name": "physics", "version": "2.0.0" }
  //- /.otmodules/store/physics/2.3.0/physics.otmod.jsonc
  { "name": "physics", "version": "2.3.0" }
  //- /.otmodules/store/physics/2.4.0/physics.otmod.jsonc
  { "name": "physics", "version": "2.4.0", "dependencies": { "core": ">=9" } }
  //- /.otmodules/store/physics/3.0.0/physics.otmod.jsonc
  { "name": "physics", "version": "3.0.0" }
  //- /.otmodules/store/core/1.0.0/core.otmod.jsonc
  { "name": "core", "version": "1.0.0" }
`;

test('who asks for which version, which lines exclude higher ones, by themselves and by what those need', async () => {
  expect(await whyPage(stores, 'physics')).toBe(`# Why is physics used
It does not lie in the workspace; versions of it are on offer elsewhere.
## Its version
- 2.3.0 in the store .otmodules/store, of 4 versions on offer: 3.0.0, 2.4.0, 2.3.0, 2.0.0.
- 2.3.0 is the highest version that suits all.
- 3.0.0 is excluded:
  - hud 2.1.0 needs physics ^2.0.0 — modules/hud/hud.otmod.jsonc:3
- 2.4.0 is excluded:
  - physics 2.4.0 needs core >=9 — .otmodules/store/physics/2.4.0/physics.otmod.jsonc:1
## Who asks for which version
- hud 2.1.0 needs physics ^2.0.0 — modules/hud/hud.otmod.jsonc:3
  - hud is asked for, since it lies in the workspace — modules/hud/hud.otmod.jsonc:2
  - boss 1.0.0 needs hud when it runs — modules/boss/boss.otmod.jsonc:3
    - boss is asked for, since it lies in the workspace — modules/boss/boss.otmod.jsonc:2`);
  expect(await whyPage(stores, 'core')).toContain('# Why is core not used\n');
  expect(await whyPage(stores, 'hud')).toContain('- 2.1.0 is the only version on offer.');
});

const lock = '//- /otmodules.lock\n  {\n    "modules": {\n      "physics": "2.0.0"\n    }\n  }\n';
const own = '//- /modules/physics/physics.otmod.jsonc\n  { "name": "physics", "version": "2.3.0" }\n';

test('a lock decides, and so does the version that lies in the workspace', async () => {
  const locked = await whyPage(`${stores}${lock}`, 'physics');
  expect(locked).toContain('- otmodules.lock chooses 2.0.0. — otmodules.lock:3\n- 3.0.0 is excluded:\n');
  expect(locked).toContain('- 2.3.0 would suit the lines that ask for physics.');
  const lying = await whyPage(`${stores}${own}`, 'physics');
  expect(lying).toContain('- What lies in the workspace comes before all other versions.\n- 3.0.0 is excluded:\n');
});

test('a lock that cannot be held is told with what stands against it', async () => {
  const page = await whyPage(`${stores}${lock.replace('2.0.0', '3.0.0')}`, 'physics');
  expect(page).toContain('- 3.0.0, which otmodules.lock chooses, is excluded:\n  - hud 2.1.0 needs physics ^2.0.0');
});

test('where nothing suits all, the lines that are about the module are told', async () => {
  const boss =
    '//- /modules/late/late.otmod.jsonc\n  { "name": "late", "version": "1.0.0", "dependencies": { "physics": "^3" } }\n';
  const page = await whyPage(`${stores}${boss}`, 'physics');
  expect(page).toContain('- Nothing suits all; of 4 versions on offer');
  expect(page).toContain('- physics: no version suits everyone\n');
  expect(page).toContain('  - late 1.0.0 needs physics ^3 — modules/late/late.otmod.jsonc:1');
  expect(await whyPage(`${stores}${boss}`, 'boss')).toContain('That has nothing to do with boss.');
});
