import { expect, test } from 'vitest';
import { finish } from '../../src/base/stepwise.ts';
import { resolve } from '../../src/resolve/resolver.ts';
import { WorkspaceUniverses } from '../../src/workspace/universe-of.ts';
import { opened, parseFixture } from '../support/fixture.ts';

const physics = (version: string) => `//- /modules/physics/physics.otmod.jsonc
{ "name": "physics", "version": "${version}", "provides": ["forces"] }
`;
const hud = (rest: string) => `//- /modules/hud/hud.otmod.jsonc
{ "name": "hud", "version": "2.1.0", ${rest} }
`;

function resolved(fixture: string) {
  const { snapshot } = opened(parseFixture(fixture).files).view;
  const universe = new WorkspaceUniverses('versions').read(snapshot, {});
  const { isSatisfied, modules, conflicts, order } = resolve(universe);
  return {
    isSatisfied,
    modules: [...modules].map(([name, it]) => `${name} ${it.version}`),
    order,
    core: conflicts.map(it => it.told.map(line => line.text)),
  };
}

test('what manifests of either kind ask for', () => {
  expect(resolved(physics('2.3.0') + hud('"dependencies": { "forces": "^2.0.0" }'))).toEqual({
    isSatisfied: true,
    modules: ['hud 2.1.0', 'physics 2.3.0'],
    order: ['physics', 'hud'],
    core: [],
  });
  expect(resolved(physics('1.0.0') + hud('"dependencies": { "physics": "^2.0.0" }'))).toMatchObject({
    isSatisfied: false,
    core: [['hud is asked for', 'hud 2.1.0 needs physics ^2.0.0']],
  });
});

test('a module without a version is in every range', () => {
  const plain = '//- /modules/physics/physics.otmod\nModule\n  name: physics\n';
  expect(resolved(plain + hud('"dependencies": { "physics": "^2.0.0" }')).isSatisfied).toBe(true);
});

test('of what only clients know no more counts than that it is there', () => {
  const lines = '\n  version: 2.0\n  autoload-priority: 3\n  dependencies: [ nowhere ]';
  const plain = `//- /modules/physics/physics.otmod\nModule\n  name: physics${lines}\n`;
  const { files } = parseFixture(plain + hud('"dependencies": { "physics": "^2.0.0" }'));
  const { service, view } = opened(files);
  const before = finish(view.snapshot.resolved());
  expect([...before.resolution.modules.keys()]).toEqual(['hud', 'physics']);
  const edited = (to: string) => {
    service.folder.putBuffer('modules/physics/physics.otmod', `Module\n  name: physics\n${to}\n`);
    return finish(service.view().snapshot.resolved());
  };
  expect(edited('  version: 2.0.0\n  dependencies: [ other ]')).toBe(before);
  expect(edited('  version: 1.0').resolution.isSatisfied).toBe(false);
  const whole = new WorkspaceUniverses('all').read(view.snapshot, {});
  expect(whole.offers.flatMap(it => it.candidates.flatMap(each => each.constraints.map(line => line.name)))).toEqual([
    'nowhere',
    'physics',
  ]);
});

test('an edit that asks for another module, or for another range, comes to what a new folder comes to', () => {
  const plain = (name: string) => `//- /modules/${name}/${name}.otmod\nModule\n  name: ${name}\n  version: 1.0\n`;
  const { files } = parseFixture(plain('one') + plain('two') + hud('"dependencies": { "one": "*" }'));
  const { service } = opened(files);
  const names = (text: string) => {
    service.folder.putBuffer('modules/hud/hud.otmod.jsonc', text);
    const { resolution, universe } = finish(service.view().snapshot.resolved());
    const fresh = new WorkspaceUniverses('versions').read(service.view().snapshot, {});
    expect(universe.offers).toEqual(fresh.offers);
    expect(universe.root).toEqual(fresh.root);
    expect([...(universe.locked ?? [])].sort()).toEqual([...(fresh.locked ?? [])].sort());
    return resolution.isSatisfied ? [...resolution.modules.keys()] : resolution.error;
  };
  const asking = (name: string, range: string) => `{ "name": "hud", "dependencies": { "${name}": "${range}" } }`;
  expect(names(asking('one', '^1.0.0'))).toEqual(['hud', 'one']);
  expect(names(asking('one', '^2.0.0'))).toBe('one: there is no version ^2.0.0, only 1.0.0');
  expect(names(asking('two', '^1.0.0'))).toEqual(['hud', 'two']);
  expect(names('{ "name": "hud", "version": "3.0.0", "dependencies": {} }')).toEqual(['hud']);
});
