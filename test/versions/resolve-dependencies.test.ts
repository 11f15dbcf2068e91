import { describe, expect, test } from 'vitest';
import { finish } from '../../src/base/stepwise.ts';
import { openedWithStore, type StoredWorkspace } from '../support/stored.ts';

const fixture = `
    //- /modules/lib/lib.otmod
    Module
      name: lib
    //- /modules/other/other.otmod
    Module
      name: other
    //- /modules/physics/physics.otmod.jsonc
    { "name": "physics", "version": "1.0.0", "dependencies": ["lib"] }
    //- /modules/hud/hud.otmod.jsonc
    { "name": "hud", "version": "1.0.0", "dependencies": { "physics": ">=1" }, "optionalDependencies": { "extra": "^2.0.0" } }
    //- /modules/extra/extra.otmod.jsonc
    { "name": "extra", "version": "1.0.0" }
    //- /modules/boss/boss.otmod.jsonc
    { "name": "boss", "version": "1.0.0", "dependencies": { "physics": "^2.0.0", "forces": "*" } }
    //- /modules/push/push.otmod.jsonc
    { "name": "push", "version": "1.0.0", "provides": ["forces"], "conflicts": { "physics": ">=2" } }
    //- /modules/a/a.otmod.jsonc
    { "name": "a", "version": "1.0.0", "dependencies": ["b"] }
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "version": "1.0.0", "dependencies": ["a"] }
    //- /.otmodules/store/physics/2.0.0/physics.otmod.jsonc
    { "name": "physics", "version": "2.0.0" }
`;

function resolved({ service, view }: StoredWorkspace, name: string, present?: readonly string[]) {
  return finish(service.resolveDependencies(view(), name, present));
}

function shown(workspace: StoredWorkspace, name: string, present?: readonly string[]) {
  const { success, modules, order, conflicts, circular, error } = resolved(workspace, name, present);
  return {
    success,
    modules: [...modules].map(([module, { version, origin }]) => `${module} ${version.raw} ${origin.kind}`),
    order,
    conflicts: conflicts.map(it => it.reason),
    circular: circular.map(it => it.modules),
    error,
  };
}

const fine = { conflicts: [], circular: [], error: undefined };

describe('what it takes to load a module', () => {
  test('is itself and what it needs, those of the workspace first, each with where it is to be had', async () => {
    expect(shown(await openedWithStore(fixture), 'hud')).toEqual({
      ...fine,
      success: true,
      modules: ['hud 1.0.0 workspace', 'lib 0.0.0 workspace', 'physics 1.0.0 workspace'],
      order: ['lib', 'physics', 'hud'],
    });
  });

  test('what is optional counts where it is there', async () => {
    expect(shown(await openedWithStore(fixture), 'hud', ['extra'])).toMatchObject({
      success: false,
      conflicts: ['extra: no version suits everyone'],
    });
  });

  test('conflicts come with ways out', async () => {
    const { conflicts, error } = resolved(await openedWithStore(fixture), 'boss');
    expect(conflicts.map(it => [it.module, it.reason, it.versions.map(({ raw }) => raw)])).toEqual([
      ['physics', error, ['2.0.0', '1.0.0']],
    ]);
    expect(finish(conflicts[0].fixes()).map(it => it.edits[0].kind)).toContain('drop');
  });

  test('a circle is no success, with what was chosen all the same', async () => {
    expect(shown(await openedWithStore(fixture), 'a')).toMatchObject({
      success: false,
      modules: ['a 1.0.0 workspace', 'b 1.0.0 workspace'],
      circular: [['a', 'b']],
      error: 'a and b need each other',
    });
  });

  test('a name that nothing has is told so', async () => {
    expect(shown(await openedWithStore(fixture), 'nobody')).toEqual({
      success: false,
      modules: [],
      order: [],
      conflicts: ['nobody: there is no such module'],
      circular: [],
      error: 'nobody: there is no such module',
    });
  });

  test('comes first from the lock', async () => {
    const opened = await openedWithStore(fixture);
    expect(shown(opened, 'hud').modules).toContain('physics 1.0.0 workspace');
    opened.service.folder.putFile('otmodules.lock', '{ "modules": { "physics": "1.0.0" } }');
    expect(shown(opened, 'hud').modules).toContain('physics 1.0.0 workspace');
    opened.service.folder.putFile('otmodules.lock', '{ "modules": { "physics": "2.0.0" } }');
    expect(shown(opened, 'hud').modules).toEqual(['hud 1.0.0 workspace', 'physics 2.0.0 store']);
  });
});

test('an answer is kept until something changes that it depends on', async () => {
  const opened = await openedWithStore(fixture);
  const { folder } = opened.service;
  const before = resolved(opened, 'hud');
  resolved(opened, 'other');
  folder.putBuffer('modules/other/other.otmod', 'Module\n  name: other\n  version: 2\n');
  folder.putBuffer('modules/boss/boss.otmod.jsonc', '{ "name": "boss" }');
  expect(resolved(opened, 'hud')).toBe(before);
  folder.putBuffer('modules/lib/lib.otmod', 'Module\n  name: lib\n  version: 2\n');
  expect(resolved(opened, 'hud')).not.toBe(before);
  expect(resolved(opened, 'hud').modules.get('lib')?.version.raw).toBe('2.0.0');
});
