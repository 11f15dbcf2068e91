import { expect, test } from 'vitest';
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
  const universe = new WorkspaceUniverses().read(snapshot, { scope: 'versions' });
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
