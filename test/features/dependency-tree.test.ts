import { expect, test } from 'vitest';
import type { DependencyLine, DependencyNode, Direction } from '../../src/features/dependency-tree.ts';
import { opened, parseFixture } from '../support/fixture.ts';

/** Every line of the tree, opened as far as it goes. */
function tree(fixture: string, direction: Direction, filter?: string): readonly string[] {
  return nodes(fixture, direction, filter).map(
    ({ way, name, detail }) => `${'  '.repeat(way.length - 1)}${name} (${detail})`,
  );
}

function nodes(fixture: string, direction: Direction, filter?: string): readonly DependencyNode[] {
  const { service, view } = opened(parseFixture(fixture).files);
  const below = (node: DependencyLine): readonly DependencyNode[] => {
    if (node.kind === 'group') return node.lines().flatMap(below);
    const children = service.dependencyChildren(view, node, direction);
    expect(children, node.name).toHaveLength(node.children);
    return [node, ...children.flatMap(below)];
  };
  return service.dependencyRoots(view, direction, filter).flatMap(below);
}

const diamond = `
  //- /modules/a/a.otmod
  Module
    name: a
  //- /modules/left/left.otmod
  Module
    name: left
    dependencies: [ a ]
  //- /modules/right/right.otmod
  Module
    name: right
    dependencies: [ a, x ]
  //- /modules/top/top.otmod
  Module
    name: top
    autoload: true
    dependencies: [ left, left, a ]
`;

test('what a module needs stands below it, in the order in which it is declared, each once', () => {
  expect(tree(diamond, 'needs')).toEqual([
    'a (#1)',
    'left (#2 · needs 1)',
    '  a (#1)',
    'top (#3 · needs 2)',
    '  left (#2 · needs 1)',
    '    a (#1)',
    '  a (#1)',
    'right (not loaded · needs 2)',
    '  a (#1)',
    '  x (no such module)',
  ]);
});

test('the other way round it is what needs the module, in the order of discovery', () => {
  expect(tree(diamond, 'needed-by', 'a')).toEqual([
    'a (#1 · needed by 3)',
    '  left (#2 · needed by 1)',
    '    top (#3)',
    '  right (not loaded)',
    '  top (#3)',
  ]);
});

test('a filter is part of a name in either case, and only of the modules at the top', () => {
  expect(tree(diamond, 'needs', 'RIG')).toEqual(['right (not loaded · needs 2)', '  a (#1)', '  x (no such module)']);
  expect(tree(diamond, 'needs', 'nothing like it')).toEqual([]);
  expect(tree(diamond, 'needs', 'x')).toEqual([]);
});

test('a circle ends where it closes, seen from either side', () => {
  const circle = `
    //- /modules/a/a.otmod
    Module
      name: a
      dependencies: [ b ]
    //- /modules/b/b.otmod
    Module
      name: b
      dependencies: [ c, b ]
    //- /modules/c/c.otmod
    Module
      name: c
      dependencies: [ a ]
  `;
  expect(tree(circle, 'needs', 'a')).toEqual([
    'a (not loaded · needs 1)',
    '  b (not loaded · needs 2)',
    '    c (not loaded · needs 1)',
    '      a (closes a circle)',
    '    b (closes a circle)',
  ]);
  expect(tree(circle, 'needed-by', 'a')).toEqual([
    'a (not loaded · needed by 1)',
    '  c (not loaded · needed by 1)',
    '    b (not loaded · needed by 2)',
    '      a (closes a circle)',
    '      b (closes a circle)',
  ]);
});

test('every line has a way of its own, the manifest of its module and the place that declares it', () => {
  const all = nodes(diamond, 'needs', 'right');
  expect(all.map(({ way, path }) => [way.join(' > '), path])).toEqual([
    ['right', 'modules/right/right.otmod'],
    ['right > a', 'modules/a/a.otmod'],
    ['right > x', 'modules/right/right.otmod'],
  ]);
  const text = parseFixture(diamond).files.get('modules/right/right.otmod') ?? '';
  expect(all.map(({ declared }) => declared && [declared.path, text.slice(declared.start, declared.end)])).toEqual([
    undefined,
    ['modules/right/right.otmod', 'a'],
    ['modules/right/right.otmod', 'x'],
  ]);
});

test('a manifest that shares its name with another adds its dependencies', () => {
  expect(
    tree(
      `
      //- /modules/a/a.otmod
      Module
        name: a
        autoload: true
        dependencies: [ b ]
      //- /modules/a2/a.otmod
      Module
        name: a
        autoload: true
        dependencies: [ c ]
      //- /modules/b/b.otmod
      Module
        name: b
      //- /modules/c/c.otmod
      Module
        name: c
      `,
      'needs',
      'a',
    ),
  ).toEqual(['a (#3 · needs 2)', '  b (#1)', '  c (#2)']);
});
