import { describe, expect, test } from 'vitest';
import { type ModuleGraph, moduleGraph } from '../../src/workspace/module-graph.ts';
import { clientFolder, manifest, modules, snapshot, snapshotOf } from '../support/client.ts';

const needs = (...names: readonly string[]) => [`dependencies: [${names.join(', ')}]`];
const graphOf = (lines: Readonly<Record<string, readonly string[]>>) => snapshot(modules(lines)).graph;
const edges = (list: ReturnType<ModuleGraph['dependenciesOf']>) =>
  list.map(
    ({ from, mention, to }) => `${from.manifest.name?.value} -> ${mention.value}${to === undefined ? ' (none)' : ''}`,
  );

describe('the graph of declared dependencies', () => {
  const graph = graphOf({ b: needs('a', 'gone'), a: [], c: needs('b', 'a') });

  test('has every name once, in the order of discovery', () => {
    expect(graph.names).toEqual(['a', 'b', 'c']);
    expect([graph.has('a'), graph.has('gone')]).toEqual([true, false]);
  });

  test('knows what a module declares, and whether it is there', () => {
    expect(edges(graph.dependenciesOf('b'))).toEqual(['b -> a', 'b -> gone (none)']);
    expect(graph.dependenciesOf('nothing')).toEqual([]);
  });

  test('knows who declares a module', () => {
    expect(edges(graph.dependentsOf('a'))).toEqual(['b -> a', 'c -> a']);
    expect(graph.dependentsOf('gone')).toEqual([]);
  });

  test('knows who depends on a module by way of others', () => {
    const { dependsOn, wayTo, dependentNamesOf } = graphOf({ a: needs('b'), b: needs('c'), c: [], d: needs('b', 'c') });
    const who = (name: string) => ['a', 'b', 'c', 'd', 'gone'].filter(dependsOn(name));
    expect([who('c'), who('b'), who('a'), who('gone')]).toEqual([['a', 'b', 'd'], ['a', 'd'], [], []]);
    expect(wayTo('d', 'c')).toEqual(['d', 'c']);
    expect(wayTo('a', 'c')).toEqual(['a', 'b', 'c']);
    expect([wayTo('c', 'a'), wayTo('c', 'gone')]).toEqual([undefined, undefined]);
    expect([dependentNamesOf('c', 9), dependentNamesOf('c', 1), dependentNamesOf('gone', 9)]).toEqual([
      ['b', 'd'],
      ['b'],
      [],
    ]);
  });

  test('keeps the manifests of one name together', () => {
    const files = {
      'modules/a/a.otmod': manifest('same', ...needs('x')),
      'modules/b/b.otmod': manifest('same', ...needs('y')),
    };
    const { graph: twice } = snapshot(files);
    expect(twice.duplicates).toEqual(['same']);
    expect(twice.filesOf('same').map(it => it.path)).toEqual(['modules/a/a.otmod', 'modules/b/b.otmod']);
    expect(edges(twice.dependenciesOf('same'))).toEqual(['same -> x (none)', 'same -> y (none)']);
    expect(graph.duplicates).toEqual([]);
  });
});

describe('a cycle', () => {
  test('is a group of modules that all reach each other, in the order of discovery', () => {
    const { cycles } = graphOf({ a: needs('c'), b: needs('a'), c: needs('b'), x: needs('y'), y: needs('x'), z: [] });
    expect(cycles.map(it => [...it.names].sort())).toEqual([
      ['a', 'b', 'c'],
      ['x', 'y'],
    ]);
  });

  test('has every edge inside it, and none that leads out', () => {
    const [cycle] = graphOf({ a: needs('b', 'lib'), b: needs('a'), lib: [] }).cycles;
    expect(edges(cycle.edges)).toEqual(['a -> b', 'b -> a']);
  });

  test('has a shortest way round, the first name again at its end', () => {
    const [cycle] = graphOf({ a: needs('b', 'd'), b: needs('c'), c: needs('a'), d: needs('a') }).cycles;
    expect(cycle.shortest).toEqual(['a', 'd', 'a']);
  });

  test('knows which modules outside lead into it: from there the client does not return', () => {
    const [cycle] = graphOf({ a: needs('b'), b: needs('a'), e: needs('b'), f: needs('e') }).cycles;
    expect(cycle.entrances).toEqual(['e']);
  });

  test('is not made by a module that names itself alone', () => {
    expect(graphOf({ a: needs('a') }).cycles).toEqual([]);
  });

  test('is not made by load-later', () => {
    expect(graphOf({ a: ['load-later: [ b ]'], b: needs('a') }).cycles).toEqual([]);
  });
});

test('what is odd about a list is noted by its manifest', () => {
  const { oddities } = graphOf({ a: ['dependencies: [ b, gone, a ]', 'load-later: [ a, lost ]'], b: [] });
  const values = (list: readonly { readonly value: string }[] = []) => list.map(it => it.value);
  expect([...oddities.keys()]).toEqual([0]);
  const own = oddities.get(0);
  expect([own?.unknown, own?.self, own?.unknownLater, own?.selfLater].map(values)).toEqual([
    ['gone'],
    ['a'],
    ['lost'],
    ['a'],
  ]);
});

describe('a graph made from the one before', () => {
  /** What a graph says, without the objects that it is made of. */
  const facts = (graph: ModuleGraph) => ({
    names: graph.names,
    duplicates: graph.duplicates,
    cycles: graph.cycles.map(it => [it.names, edges(it.edges), it.shortest, it.entrances]),
    dependencies: graph.names.map(name => edges(graph.dependenciesOf(name))),
    dependents: graph.names.map(name => edges(graph.dependentsOf(name))),
    odd: [...graph.oddities].map(([i, odd]) => [i, odd.unknown.length, odd.self.length]).sort(),
  });

  test.each<[string, readonly string[]]>([
    ['closes a cycle', needs('c')],
    ['opens a cycle', []],
    ['names itself', needs('a', 'b')],
    ['names what is not there', needs('b', 'gone')],
    ['names one twice', needs('b', 'b')],
  ])('is the one made from scratch where a manifest %s', (_, lines) => {
    const before = { a: needs('b'), b: needs('c'), c: needs('d'), d: needs('b') };
    for (const name of ['a', 'b', 'd'] as const) {
      const folder = clientFolder(modules(before));
      const old = facts(snapshotOf(folder).graph);
      folder.putFile(`modules/${name}/${name}.otmod`, manifest(name, ...lines));
      const changed = snapshotOf(folder);
      expect(facts(changed.graph)).toEqual(facts(moduleGraph(changed.files)));
      folder.putFile(`modules/${name}/${name}.otmod`, manifest(name, ...before[name]));
      expect(facts(snapshotOf(folder).graph)).toEqual(old);
    }
  });

  test('is made anew where a name changes', () => {
    const folder = clientFolder(modules({ a: needs('b'), b: [] }));
    snapshotOf(folder);
    folder.putFile('modules/b/b.otmod', manifest('c'));
    const { graph } = snapshotOf(folder);
    expect(graph.names).toEqual(['a', 'c']);
    expect(edges(graph.dependenciesOf('a'))).toEqual(['a -> b (none)']);
  });
});
