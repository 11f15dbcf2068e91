import { expect, test } from 'vitest';
import { finish } from '../../../src/base/stepwise.ts';
import { consequencesInWords, isWorse } from '../../../src/features/why/what-if-words.ts';
import { opened, parseFixture } from '../../support/fixture.ts';
import { version } from '../../support/versions.ts';
import { wondered } from '../../support/why.ts';

const client = `
  //- /init.lua
  g_modules.discoverModules()
  g_modules.autoLoadModules(9999)
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    autoload-priority: 10
  //- /modules/b/b.otmod
  Module
    name: b
    autoload: true
    dependencies: [ c ]
  //- /modules/c/c.otmod
  Module
    name: c
    version: 1.2.0
  //- /modules/idle/idle.otmod
  Module
    name: idle
`;

test('the order before and after, what is loaded no more, and the problems that come', async () => {
  const found = await wondered(client, { kind: 'remove', module: 'c' });
  expect(found.before.text).toBe(`load order of OTClient Redemption (mehah)

autoload up to 9999
  a
  c 1.2.0
  b

not loaded
  idle: nothing asks for it
`);
  expect(found.before.order).toEqual(['a', 'c', 'b']);
  expect(found.after.text).toContain("\nautoload up to 9999\n  a\n  b: dependency 'c' was not found\n");
  expect(found.after.text).toMatch(/\nproblems\n {2}error unknown-module: .* \(modules\/b\/b\.otmod:\d\)\n/);
  expect(consequencesInWords(found)).toMatch(/^Loaded no more: c and b\. \d problems? comes?\.$/);
  expect(isWorse(found)).toBe(true);
});

test('an order that is another one, and one that stays', async () => {
  const other = await wondered(client, { kind: 'require', module: 'a', list: 'dependencies', name: 'c', range: '*' });
  expect([other.before.order, other.after.order]).toEqual([
    ['a', 'c', 'b'],
    ['c', 'a', 'b'],
  ]);
  expect(consequencesInWords(other)).toBe('The same modules load, in another order. No problem comes or goes.');
  expect(isWorse(other)).toBe(false);
  const same = await wondered(client, { kind: 'remove', module: 'idle' });
  expect(consequencesInWords(same)).toMatch(/^The load order stays as it is\. (No problem|1 problem goes)/);
});

const stores = `
  //- /modules/hud/hud.otmod.jsonc
  { "name": "hud", "version": "2.1.0", "dependencies": { "physics": "^2.0.0 || ^3.0.0" } }
  //- /modules/boss/boss.otmod.jsonc
  { "name": "boss", "version": "1.0.0", "dependencies": { "physics": "*" } }
  //- /.otmodules/store/physics/2.0.0/physics.otmod.jsonc
  { "name": "physics", "version": "2.0.0", "dependencies": { "core": "^1" } }
  //- /.otmodules/store/physics/3.0.0/physics.otmod.jsonc
  { "name": "physics", "version": "3.0.0" }
  //- /.otmodules/store/core/1.0.0/core.otmod.jsonc
  { "name": "core", "version": "1.0.0" }
`;

test('versions that move, with those that are on offer elsewhere', async () => {
  const found = await wondered(stores, {
    kind: 'require',
    module: 'boss',
    list: 'dependencies',
    name: 'physics',
    range: '<3',
  });
  expect(found.moved).toEqual([
    { name: 'core', from: undefined, to: '1.0.0' },
    { name: 'physics', from: '3.0.0', to: '2.0.0' },
  ]);
  const head = 'versions that are chosen, as the module manager loads them';
  expect(found.before.text).toContain(
    `${head}\n  physics 3.0.0, in the store .otmodules/store\n  boss 1.0.0, in the workspace\n`,
  );
  expect(found.after.text).toContain(`${head}\n  core 1.0.0, in the store .otmodules/store\n  physics 2.0.0, in`);
  expect(consequencesInWords(found)).toContain(
    'Other versions are chosen: core 1.0.0 is added and physics 3.0.0 → 2.0.0.',
  );
  const picked = await wondered(stores, { kind: 'pick', module: 'physics', version: version('2.0.0') });
  expect(picked.moved).toEqual(found.moved);
});

test('versions that suit each other no more', async () => {
  const change = { kind: 'require', module: 'boss', list: 'dependencies', name: 'physics', range: '^9' } as const;
  const found = await wondered(stores, change);
  expect([found.before.conflict, found.after.conflict]).toEqual([
    undefined,
    'physics: there is no version ^9, only 3.0.0 and 2.0.0',
  ]);
  expect(found.after.text).toContain('no versions suit each other\n  physics: there is no version ^9');
  expect(found.after.text).toContain('\n    boss 1.0.0 needs physics ^9\n');
  expect(isWorse(found)).toBe(true);
  expect(consequencesInWords(found)).toContain('No versions suit each other then: physics: there is no version ^9');
});

test('what unsaved texts change, the disk being before and the editor after', () => {
  const { files } = parseFixture(client);
  const { service, view } = opened(files, { scripts: 'off' });
  expect(finish(service.whatIfSaved(view))).toBeUndefined();
  service.folder.putBuffer('modules/a/a.otmod', 'Module\n  name: a\n');
  const found = finish(service.whatIfSaved(service.view()));
  expect([found?.before.order, found?.after.order]).toEqual([
    ['a', 'c', 'b'],
    ['c', 'b'],
  ]);
  // Neither is touched.
  expect(service.folder.text('modules/a/a.otmod')).toBe('Module\n  name: a\n');
});

test('codes that are off do not count', async () => {
  const { files } = parseFixture(client);
  const { service, view } = opened(files);
  const scenario = service.scenario(view, [{ kind: 'disable', module: 'c' }]);
  if (!scenario.ok) throw new Error(scenario.error);
  const found = finish(service.whatIf(view, scenario.value, () => false));
  expect([found.before.problems, found.after.problems]).toEqual([[], []]);
});

test('a problem that only stands elsewhere than before neither comes nor goes', async () => {
  const broken = client.replace('name: idle', 'name: idle\n    dependencies: [ gone ]\n    wrong: key');
  const found = await wondered(broken, { kind: 'disable', module: 'idle' });
  const codes = [...found.before.problems, ...found.after.problems].map(it => it.code);
  expect(codes).not.toContain('unknown-key');
});

test('of two problems of one code that comes which was not there', async () => {
  const broken = client.replace('name: idle', 'name: idle\n    autoload: true\n    dependencies: [ gone ]');
  const found = await wondered(broken, { kind: 'remove', module: 'c' });
  expect(found.after.problems.map(it => `${it.code} ${it.path}`)).toEqual(['unknown-module modules/b/b.otmod']);
});
