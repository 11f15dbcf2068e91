import { expect, test } from 'vitest';
import type { DependencyLine } from '../../../src/features/dependency-tree.ts';
import { openedWithStore } from '../../support/stored.ts';

const form = { direction: 'needs', withCalls: true } as const;

/** The lines of the Dependencies view with a version in them, opened, and what is told of the module "physics". */
async function tree(fixture: string) {
  const { service, view } = await openedWithStore(fixture);
  const now = view();
  const below = (line: DependencyLine, depth: number): readonly string[] => {
    if (line.kind === 'group') return [];
    const label = line.kind === 'node' || line.kind === 'used' ? line.name : line.label;
    const children = service.dependencyChildren(now, line, form);
    expect(children).toHaveLength('children' in line ? line.children : 0);
    return [`${'  '.repeat(depth)}${label} (${line.detail})`, ...children.flatMap(it => below(it, depth + 1))];
  };
  const roots = service.dependencyRoots(now, form);
  const own = roots.find(it => it.kind === 'node' && it.name === 'physics');
  const reasons = own?.kind === 'node' ? service.dependencyReasons(now, own, form) : [];
  return { lines: roots.flatMap(it => below(it, 0)), reasons };
}

const fixture = `
  //- /modules/physics/physics.otmod
  Module
    name: physics
    autoload: true
  //- /modules/physics/physics.otmod.jsonc
  { "name": "physics", "version": "2.1.0" }
  //- /modules/hud/hud.otmod
  Module
    name: hud
    autoload: true
  //- /modules/hud/hud.otmod.jsonc
  { "name": "hud", "version": "1.0.0", "conflicts": { "physics": ">=3" }, "optionalDependencies": { "physics": "^2.0.0" } }
  //- /.otmodules/store/physics/3.0.0/physics.otmod.jsonc
  { "name": "physics", "version": "3.0.0" }
`;

test('below a module stands its version, and who asks for which', async () => {
  const { lines, reasons } = await tree(fixture);
  const below = [
    'version 2.1.0 (in the workspace · 2 versions on offer)',
    '  hud 1.0.0 takes physics ^2.0.0 where physics is there (modules/hud/hud.otmod.jsonc:1)',
    '  hud 1.0.0 cannot be together with physics >=3 (modules/hud/hud.otmod.jsonc:1)',
  ];
  const at = lines.findIndex(it => it.startsWith('physics '));
  expect(lines.slice(at + 1, at + 4)).toEqual(below.map(it => `  ${it}`));
  expect(lines.filter(it => it.includes('version '))).toHaveLength(1);
  expect(reasons).toEqual([
    'version 2.1.0, in the workspace, 2 versions on offer',
    'hud 1.0.0 takes physics ^2.0.0 where physics is there: modules/hud/hud.otmod.jsonc:1',
    'hud 1.0.0 cannot be together with physics >=3: modules/hud/hud.otmod.jsonc:1',
  ]);
});

test('a module that is there in one version, which nobody asks for in a range, has no such line', async () => {
  const { lines } = await tree(`
    //- /modules/a/a.otmod
    Module
      name: a
      version: 1.0.0
    //- /modules/b/b.otmod
    Module
      name: b
      dependencies: [ a ]
    //- /modules/b/b.otmod.jsonc
    { "name": "b", "version": "1.0.0", "dependencies": { "a": "*" } }
  `);
  expect(lines.filter(it => it.includes('version'))).toEqual([]);
});
