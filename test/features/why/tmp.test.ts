import { test } from 'vitest';
import { finish } from '/work/wt/why/src/base/stepwise.ts';
import { parseVersion } from '/work/wt/why/src/base/version.ts';
import { pageMarkdown } from '/work/wt/why/src/features/why/page.ts';
import { whyLoaded, whyLoadedPage } from '/work/wt/why/src/features/why/why-loaded.ts';
import { whyNot } from '/work/wt/why/src/features/why/why-not.ts';
import { opened, parseFixture } from '/work/wt/why/test/support/fixture.ts';
import { openedWithStore } from '/work/wt/why/test/support/stored.ts';

const fx = `
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
const st = `
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
  //- /.otmodules/store/physics/2.3.0/physics.otmod.jsonc
  { "name": "physics", "version": "2.3.0" }
  //- /.otmodules/store/physics/3.0.0/physics.otmod.jsonc
  { "name": "physics", "version": "3.0.0" }
  //- /.otmodules/store/physics/2.0.0/physics.otmod.jsonc
  { "name": "physics", "version": "2.0.0" }
  //- /.otmodules/store/physics/2.4.0/physics.otmod.jsonc
  { "name": "physics", "version": "2.4.0", "dependencies": { "core": ">=9" } }
  //- /.otmodules/store/core/1.0.0/core.otmod.jsonc
  { "name": "core", "version": "1.0.0" }
`;
test('x', async () => {
  const { view } = opened(parseFixture(fx).files, { scripts: 'off' });
  for (const n of ['corelib', 'late', 'a', 'x', 'y']) {
    const w = finish(whyLoaded(view.snapshot, n));
    console.log(w && pageMarkdown(whyLoadedPage(w, view.snapshot)).text);
  }
  const s = await openedWithStore(st);
  const v = s.view();
  for (const n of ['physics', 'hud', 'core']) {
    const w = finish(whyLoaded(v.snapshot, n));
    console.log(w && pageMarkdown(whyLoadedPage(w, v.snapshot)).text);
  }
  for (const n of ['3.0.0', '2.0.0', '2.4.0', '2.3.0', '9.0.0'])
    console.log(
      n,
      JSON.stringify(finish(whyNot(v.snapshot, 'physics', parseVersion(n)!)), (k, x) =>
        k === 'place' ? undefined : x,
      ),
    );
});
