import { expect, test } from 'vitest';
import type { DependencyLine, DependencyNode } from '../../src/features/dependency-tree.ts';
import { inGroups } from '../../src/features/line-groups.ts';
import { linesBelow, type OrderLine } from '../../src/features/load-order.ts';
import type { TreeForm } from '../../src/features/tree-form.ts';
import { opened } from '../support/fixture.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

function labels(count: number): readonly string[] {
  const lines = inGroups(numbers(count), String, it => it);
  return lines.map(it => (typeof it === 'number' ? String(it) : `${it.label} (${it.detail})`));
}

test('up to a thousand lines stand by themselves', () => {
  expect(inGroups(numbers(1_000), String, it => it)).toEqual(numbers(1_000));
  expect(inGroups([], String, it => it)).toEqual([]);
});

test('more are put together, in their order, and none is lost', () => {
  expect(labels(1_001)).toEqual(['1 – 500 (0 … 499)', '501 – 1000 (500 … 999)', '1001 (1000 … 1000)']);
  const lines = inGroups(numbers(2_345), String, it => it);
  expect(lines.flatMap(it => (typeof it === 'number' ? [it] : it.lines()))).toEqual(numbers(2_345));
  expect(new Set(lines.map(it => (typeof it === 'number' ? '' : it.id))).size).toBe(5);
});

test('nothing is made of a line before somebody looks', () => {
  let made = 0;
  const lines = inGroups(numbers(1_200), String, it => {
    made++;
    return it;
  });
  expect(made).toBe(0);
  const [first] = lines;
  if (typeof first !== 'number') first.lines();
  expect(made).toBe(500);
});

/** A thousand modules and a few, all of which need `all`. */
function many(): ReturnType<typeof opened> {
  const files = numbers(1_200).map((i): [string, string] => {
    const name = `m${String(i).padStart(4, '0')}`;
    return [
      `modules/${name}/${name}.otmod`,
      `Module\n  name: ${name}\n  autoload: true\n${i === 0 ? '' : '  dependencies: [ m0000 ]\n'}`,
    ];
  });
  return opened(new Map(files));
}

const neededBy: TreeForm = { direction: 'needed-by', withCalls: true };

test('the views have groups where a level is long, and the way to a module leads through its group', () => {
  const { service, view } = many();
  const shown = (line: OrderLine) => (line.kind === 'module' ? line.name : line.label);
  const [phase] = service.loadOrder(view);
  expect(linesBelow(phase).map(shown)).toEqual(['1 – 500', '501 – 1000', '1001 – 1200']);
  const way = service.wayInLoadOrder(view, 'modules/m0700/m0700.otmod');
  expect(way.map(shown)).toEqual([shown(phase), '501 – 1000', 'm0700']);
  const names = (lines: readonly DependencyLine[]) => lines.map(it => (it.kind === 'node' ? it.name : it.detail));
  expect(names(service.dependencyRoots(view, neededBy))).toEqual(['m0000 … m0499', 'm0500 … m0999', 'm1000 … m1199']);
  const [needed] = service
    .dependencyRoots(view, neededBy, 'm0000')
    .filter((it): it is DependencyNode => it.kind === 'node');
  expect(names(service.dependencyChildren(view, needed, neededBy))).toEqual([
    'm0001 … m0500',
    'm0501 … m1000',
    'm1001 … m1199',
  ]);
});
