import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { onDisk } from '../support/disk.ts';
import { otmod } from '../support/otmod.ts';

const files = {
  'init.lua': 'g_modules.discoverModules()\ng_modules.autoLoadModules(9999)\n',
  'modules/a/a.otmod': 'Module\n  name: a\n  autoload: true\n  autoload-priority: 5\n',
  'modules/b/b.otmod': 'Module\n  name: b\n  autoload: true\n  dependencies: [ c ]\n',
  'modules/c/c.otmod': 'Module\n  name: c\n',
  'modules/hud/hud.otmod.jsonc': '{ "name": "hud", "version": "2.1.0", "dependencies": { "physics": "*" } }\n',
  '.otmodules/store/physics/2.0.0/physics.otmod.jsonc': '{ "name": "physics", "version": "2.0.0" }\n',
  '.otmodules/store/physics/3.0.0/physics.otmod.jsonc': '{ "name": "physics", "version": "3.0.0" }\n',
};
const mehah = ['--engine', 'mehah'];

describe('otmod what-if', () => {
  test('shows the order before and after, and changes nothing', async () => {
    const folder = onDisk(files);
    const { code, out, err } = await otmod(['what-if', folder, '--set', 'a.dependencies.c=*', ...mehah]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(`The same modules load, in another order. No problem comes or goes.

--- before
+++ after
@@ -1,8 +1,8 @@
 load order of OTClient Redemption (mehah)
 
 autoload up to 9999
-  a
   c
+  a
   b
 
 versions that are chosen, as the module manager loads them
`);
    expect(readFileSync(join(folder, 'modules/a/a.otmod'), 'utf8')).toBe(files['modules/a/a.otmod']);
  });

  test('a problem that comes is a finding', async () => {
    const folder = onDisk(files);
    const { code, out } = await otmod(['what-if', folder, '--remove', 'c', '--json', ...mehah]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      before: { order: ['a', 'c', 'b'], conflict: null, problems: [] },
      after: { order: ['a'], problems: [{ code: 'unknown-module', file: 'modules/b/b.otmod', line: 4 }] },
      moved: [],
    });
  });

  test('versions move with ranges and with picks', async () => {
    const folder = onDisk(files);
    const moved = [{ name: 'physics', from: '3.0.0', to: '2.0.0' }];
    const ranged = await otmod(['what-if', folder, '--set', 'hud.dependencies.physics=^2', '--json']);
    expect(JSON.parse(ranged.out)).toMatchObject({ moved });
    const picked = await otmod(['what-if', folder, '--pick', 'physics=2.0.0', '--json']);
    expect(JSON.parse(picked.out)).toMatchObject({ moved });
    const letGo = await otmod(['what-if', folder, '--unset', 'hud.physics', '--disable', 'a', '--json', ...mehah]);
    expect(JSON.parse(letGo.out)).toMatchObject({ moved: [{ name: 'physics', from: '3.0.0' }] });
  });

  test.each([
    [[], 'what-if takes a change: --set, --unset, --pick, --disable or --remove'],
    [['--set', 'hud.physics=1'], '--set takes MODULE.LIST.NAME=RANGE'],
    [['--pick', 'physics'], '--pick takes MODULE=VERSION'],
    [['--pick', 'physics=7.0.0'], 'physics 7.0.0 is not on offer.'],
    [['--unset', 'hud'], '--unset takes MODULE.NAME'],
    [['--remove', 'gone'], 'There is no module "gone"'],
  ])('%j is wrong use', async (args, message) => {
    const { code, err } = await otmod(['what-if', onDisk(files), ...args]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
