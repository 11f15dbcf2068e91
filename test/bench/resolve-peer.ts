import { DepGraph } from 'dependency-graph';
import { DirectedGraph } from 'graphology';
import { stronglyConnectedComponents } from 'graphology-components';
import { topologicalSort } from 'graphology-dag';
import toposort from 'toposort';
import { stronglyConnected } from '../../src/base/graph.ts';
import { NameTable } from '../../src/base/name-table.ts';
import { packLists } from '../../src/base/packed-lists.ts';
import { finish } from '../../src/base/stepwise.ts';
import { satisfies, VersionReader } from '../../src/base/version.ts';
import { Resolver } from '../../src/resolve/resolver.ts';
import { sequence } from '../../src/resolve/sequence.ts';
import { generatedUniverse, readUniverse, type WrittenUniverse } from '../support/generate-universe.ts';

/**
 * One run of one library, in a process of its own that may be cut off: `resolve-peer WHAT NAME SIZE`. Prints milliseconds,
 * from names and strings to the result. Everybody gets the same universe.
 */
const [, , what, name, size] = process.argv;
const universe = generatedUniverse(Number(size));
const runs: Readonly<Record<string, Readonly<Record<string, () => number>>>> = {
  order: {
    own: () => sequence(packed(), tie()).nodes.length,
    toposort: () => toposort.array(Object.keys(universe.modules), edges()).length,
    'dependency-graph': () => {
      const graph = new DepGraph<undefined>();
      for (const node of Object.keys(universe.modules)) graph.addNode(node);
      for (const [from, to] of edges()) graph.addDependency(from, to);
      return graph.overallOrder().length;
    },
    'graphology-dag': () => topologicalSort(graphology()).length,
  },
  groups: {
    own: () => stronglyConnected(packed()).length,
    'graphology-components': () => stronglyConnectedComponents(graphology()).length,
  },
  solve: {
    own: () => finish(new Resolver<string, string>().resolve(readUniverse(universe))).modules.size,
    'logic-solver': withLogicSolver,
  },
};

main().catch(error => {
  console.log(`fails: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
});

async function main(): Promise<void> {
  const run = name === 'semver-resolver' ? withSemverResolver : runs[what]?.[name];
  if (!run) throw new Error(`no such run: ${what} ${name}`);
  const start = performance.now();
  const count = await run();
  console.log(count === 0 ? 'fails: no result' : String(performance.now() - start));
}

/** What the highest version of each module needs. */
function edges(): [string, string][] {
  return Object.entries(universe.modules).flatMap(([module, versions]) =>
    Object.keys(Object.values(versions)[0]).map((target): [string, string] => [module, target]),
  );
}

function packed() {
  const names = new NameTable();
  const lists: number[][] = [];
  for (const module of Object.keys(universe.modules)) lists[names.id(module)] = [];
  for (const [from, to] of edges()) lists[names.id(from)].push(names.id(to));
  return packLists(lists.length, i => lists[i]);
}

function tie(): Int32Array {
  const names = Object.keys(universe.modules);
  const sorted = names.map((_, i) => i).sort((a, b) => (names[a] < names[b] ? -1 : 1));
  const places = new Int32Array(names.length);
  sorted.forEach((node, place) => {
    places[node] = place;
  });
  return places;
}

function graphology(): DirectedGraph {
  const graph = new DirectedGraph();
  for (const node of Object.keys(universe.modules)) graph.addNode(node);
  for (const [from, to] of edges()) graph.mergeEdge(from, to);
  return graph;
}

/** Each candidate a variable; the solver may take any solution, not the one of the highest versions. */
function withLogicSolver(): number {
  const Logic = require('logic-solver');
  const solver = new Logic.Solver();
  const reader = new VersionReader();
  const id = (module: string, version: string) => `${module}@${version}`;
  const versions = new Map(Object.entries(universe.modules).map(([module, list]) => [module, Object.keys(list)]));
  const within = (module: string, text: string) =>
    (versions.get(module) ?? []).filter(it => {
      const [version, range] = [reader.version(it), reader.range(text)];
      return version && range && satisfies(version, range);
    });
  for (const [module, list] of versions) solver.require(Logic.atMostOne(...list.map(it => id(module, it))));
  for (const [module, range] of Object.entries(universe.root)) {
    solver.require(Logic.or(...within(module, range).map(it => id(module, it))));
  }
  for (const [module, candidates] of Object.entries(universe.modules)) {
    for (const [version, lines] of Object.entries(candidates)) {
      for (const [target, range] of Object.entries(lines)) {
        const options = within(target, range).map(it => id(target, it));
        solver.require(Logic.implies(id(module, version), Logic.or(...options)));
      }
    }
  }
  return solver.solve()?.getTrueVars().length ?? 0;
}

// Neither has types, and semver-resolver comes with a polyfill: they are loaded where they are measured.
async function withSemverResolver(): Promise<number> {
  const { SemverResolver } = require('semver-resolver');
  const { modules, root }: WrittenUniverse = universe;
  const resolver = new SemverResolver(
    root,
    async (module: string) => Object.keys(modules[module]),
    async (module: string, version: string) => modules[module][version],
  );
  return Object.keys(await resolver.resolve()).length;
}
