import { expect, test } from 'vitest';
import type { DependencyItem, DependencyLine, DependencyNode } from '../../src/features/dependency-tree.ts';
import type { Direction, TreeForm } from '../../src/features/tree-form.ts';
import { opened, parseFixture } from '../support/fixture.ts';

/** Every line of the tree, opened as far as it goes. */
function tree(fixture: string, direction: Direction, filter?: string, withCalls = true): readonly string[] {
  return items(fixture, { direction, withCalls }, filter).map(({ item, depth }) => {
    const label = item.kind === 'node' || item.kind === 'used' ? item.name : item.label;
    return `${'  '.repeat(depth)}${label} (${item.detail})`;
  });
}

function nodes(fixture: string, direction: Direction, filter?: string): readonly DependencyNode[] {
  return items(fixture, { direction, withCalls: true }, filter).flatMap(({ item }) =>
    item.kind === 'node' ? [item] : [],
  );
}

interface AtDepth {
  readonly item: DependencyItem;
  readonly depth: number;
  /** Why it stands there. */
  readonly reasons: readonly string[];
}

function items(fixture: string, form: TreeForm, filter?: string): readonly AtDepth[] {
  const { service, view } = opened(parseFixture(fixture).files);
  const below = (line: DependencyLine, depth: number): readonly AtDepth[] => {
    if (line.kind === 'group') return line.lines().flatMap(it => below(it, depth));
    const children = service.dependencyChildren(view, line, form);
    expect(children, line.detail).toHaveLength('children' in line ? line.children : 0);
    const reasons = service.dependencyReasons(view, line, form);
    return [{ item: line, depth, reasons }, ...children.flatMap(it => below(it, depth + 1))];
  };
  return service.dependencyRoots(view, form, filter).flatMap(it => below(it, 0));
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

const using = `
  //- /modules/a/a.otmod
  Module
    name: a
    autoload: true
    dependencies: [ b ]
    scripts: [ a ]
    @onLoad: init()
  //- /modules/a/a.lua
  modules.b.f()
  modules.c.f()
  if modules.d then modules.d.f() end
  function init()
    modules.c.box = 1
    modules.e.f()
  end
  function later()
    modules.b.g()
    modules.c.f()
    modules.x.f()
    return modules.y
  end
  //- /modules/a/a.otui
  Panel
    @onClick: modules.c.click()
  //- /modules/b/b.otmod
  Module
    name: b
  //- /modules/c/c.otmod
  Module
    name: c
  //- /modules/d/d.otmod
  Module
    name: d
  //- /modules/e/e.otmod
  Module
    name: e
    autoload: true
    autoload-priority: 1
`;

test('apart from what is declared stands what the Lua uses, by its moment, and below it each use', () => {
  expect(tree(using, 'needs', 'a')).toEqual([
    'a (#3 · needs 1 · uses 5)',
    '  b (#2 · 1 use at load, 1 later)',
    '  uses at load (2 modules)',
    '    c (not loaded · 1 use at load, 1 in init, 2 later)',
    '      f() (modules/a/a.lua:2 · at load)',
    '      box = … (modules/a/a.lua:5 · in init)',
    '      f() (modules/a/a.lua:10 · later)',
    '      click() (modules/a/a.otui:2 · later, @onClick)',
    '    d (not loaded · 1 use at load · guarded)',
    '      f() (modules/a/a.lua:3 · at load, guarded)',
    '  uses in init (1 module)',
    '    e (#1 · 1 use in init)',
    '      f() (modules/a/a.lua:6 · in init)',
    '  uses later (2 modules)',
    '    x (no such module · 1 use later)',
    '      f() (modules/a/a.lua:11 · later)',
    '    y (no such module · 1 use later · guarded)',
    '      modules.y (modules/a/a.lua:12 · later)',
  ]);
});

test('the other way round it is who uses the module', () => {
  expect(tree(using, 'needed-by', 'b')).toEqual(['b (#2 · needed by 1)', '  a (#3 · 1 use at load, 1 later)']);
  expect(tree(using, 'needed-by', 'e')).toEqual([
    'e (#1 · used by 1)',
    '  used in init by (1 module)',
    '    a (#3 · 1 use in init)',
    '      f() (modules/a/a.lua:6 · in init)',
  ]);
});

test('what is used later can be left out', () => {
  const shown = tree(using, 'needs', 'a', false);
  expect(shown.slice(0, 4)).toEqual([
    'a (#3 · needs 1 · uses 3)',
    '  b (#2 · 1 use at load)',
    '  uses at load (2 modules)',
    '    c (not loaded · 1 use at load, 1 in init)',
  ]);
  expect(shown.join()).not.toContain('later');
});

test('each line of a use leads to it, and each module to its first one; one without need of the other is told apart', () => {
  const all = items(using, { direction: 'needs', withCalls: true }, 'a');
  const { files } = parseFixture(using);
  const told = all.flatMap(({ item }) => {
    if (item.kind !== 'used' && item.kind !== 'use') return [];
    const { path, span } = item.place;
    const text = files.get(path)?.slice(span.start, span.end);
    return [item.kind === 'used' ? `${item.name} ${item.state}: ${text}` : `${item.when}: ${text}`];
  });
  expect(told).toEqual([
    'c module: c.f',
    'load: c.f',
    'init: c.box',
    'call: c.f',
    'call: c.click',
    'd optional: d.f',
    'load: d.f',
    'e module: e.f',
    'init: e.f',
    'x missing: x.f',
    'call: x.f',
    'y optional: y',
    'call: y',
  ]);
  expect(new Set(all.map(({ item }) => (item.kind === 'node' ? item.way.join('\n') : item.id))).size).toBe(all.length);
});

test('a line says why it is there: where it is declared, and how it is used', () => {
  const reasons = items(using, { direction: 'needs', withCalls: true }, 'a').map(it => it.reasons);
  expect(reasons[0]).toEqual([]);
  expect(reasons[1]).toEqual([
    'declared: modules/a/a.otmod:4',
    'f() at load: modules/a/a.lua:1',
    'g() later: modules/a/a.lua:9',
  ]);
  expect(reasons[2]).toEqual(['No client engine knows of it: the load order is that of what is declared.']);
  expect(reasons[3]).toEqual([
    'f() at load: modules/a/a.lua:2',
    'box = … in init: modules/a/a.lua:5',
    'f() later: modules/a/a.lua:10',
    'click() later, @onClick: modules/a/a.otui:2',
  ]);
  expect(reasons.at(-4)).toEqual(['f() later: modules/a/a.lua:11']);
  const many = using.replace('modules.b.f()', 'modules.c.f()\n'.repeat(12));
  expect(items(many, { direction: 'needs', withCalls: true }, 'a')[3].reasons.at(-1)).toMatch(/^and \d+ more uses$/);
});

test('a module that uses thousands of others shows them in groups', () => {
  const lua = Array.from({ length: 1_100 }, (_, i) => `modules.m${i}.f()`).join('\n');
  const long = `
    //- /modules/a/a.otmod
    Module
      name: a
      scripts: [ a ]
    //- /modules/a/a.lua
    ${lua.replaceAll('\n', '\n    ')}
  `;
  const { service, view } = opened(parseFixture(long).files);
  const form: TreeForm = { direction: 'needs', withCalls: true };
  const [root] = service.dependencyRoots(view, form);
  const [heading] = root.kind === 'group' ? [] : service.dependencyChildren(view, root, form);
  expect(heading).toMatchObject({ kind: 'uses', detail: '1100 modules' });
  const below = heading.kind === 'group' ? [] : service.dependencyChildren(view, heading, form);
  expect(below.map(it => it.detail)).toEqual(['m0 … m499', 'm500 … m999', 'm1000 … m1099']);
});
