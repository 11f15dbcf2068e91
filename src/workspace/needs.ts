import { reachable, shortestPath, shortestRound, stronglyConnected } from '../base/graph.ts';
import { lazy } from '../base/lazy.ts';
import { listAt, packLists, reversedLists, withPairs } from '../base/packed-lists.ts';
import type { Mention } from '../manifest/manifest.ts';
import type { AdvancedFile } from './advanced-files.ts';
import type { AdvancedNames } from './advanced-names.ts';
import type { Edge, ModuleGraph } from './module-graph.ts';
import { plainDependencies } from './plain-dependencies.ts';

/** A hard dependency of an advanced manifest that no `.otmod` of its module declares as well. */
export interface AdvancedEdge {
  readonly from: AdvancedFile;
  /** The module that needs, and the one that is needed: where the name is provided, that which provides it. */
  readonly name: string;
  readonly to: string;
  readonly mention: Mention;
}

/** A group of modules that all depend on each other, some by advanced manifests alone. */
export interface MixedCycle {
  readonly names: readonly string[];
  /** A shortest way round, the first name again at its end. */
  readonly shortest: readonly string[];
  readonly advanced: readonly AdvancedEdge[];
  /** Declared by an `.otmod`, in no circle of those alone. */
  readonly plain: readonly Edge[];
}

/** Who needs whom by manifests of either kind; worked out once for the same manifests. */
export function needsOf(names: AdvancedNames): Needs {
  if (!latest?.isOf(names)) latest = new Needs(names);
  return latest;
}

let latest: Needs | undefined;

class Needs {
  readonly #names: AdvancedNames;
  /** What the `.otmod` alone do not say. */
  readonly #edges: readonly AdvancedEdge[];
  readonly #lists = lazy(() => this.#numbered());
  readonly #sources = lazy(() => reversedLists(this.#lists().targets));
  readonly #cycles = lazy(() => (this.#edges.length === 0 ? [] : this.#findCycles()));

  constructor(names: AdvancedNames) {
    this.#names = names;
    this.#edges = [...names.advanced.values()].flatMap(file => advancedEdges(file, names));
  }

  /** Whether they follow from the very manifests that those names do. */
  isOf({ graph, advanced }: AdvancedNames): boolean {
    const { graph: own, advanced: others } = this.#names;
    if (others !== advanced || own.names !== graph.names || own.targets !== graph.targets) return false;
    // The places of a circle move when a manifest is edited, whatever it depends on.
    return own === graph || this.cycles.length === 0;
  }

  get cycles(): readonly MixedCycle[] {
    return this.#cycles();
  }

  /** Whether a module depends on `name`, directly or by way of others; worked out once for all that are asked about. */
  dependsOn(name: string): (other: string) => boolean {
    const { number } = this.#lists();
    const own = number.get(name);
    if (own === undefined) return () => false;
    const before = reachable(this.#sources(), own);
    return other => before[number.get(other) ?? -1] === 1;
  }

  /** A shortest way along dependencies from one module to another, both included; undefined where there is none. */
  wayTo(from: string, to: string): readonly string[] | undefined {
    const { number, names, targets } = this.#lists();
    const [start, end] = [number.get(from), number.get(to)];
    if (start === undefined || end === undefined) return undefined;
    return shortestPath(targets, start, end)?.map(it => names[it]);
  }

  /** The graph of the `.otmod` with the modules and dependencies that only advanced manifests state. */
  #numbered() {
    const { graph } = this.#names;
    const further = new Set(this.#edges.flatMap(it => [it.name, it.to]).filter(name => !graph.has(name)));
    const { names, number, targets } = further.size === 0 ? graph : withNames(graph, further);
    const pairs = this.#edges.map(it => [number.get(it.name) ?? -1, number.get(it.to) ?? -1] as const);
    return { names, number, targets: withPairs(targets, pairs) };
  }

  #findCycles(): readonly MixedCycle[] {
    const { graph } = this.#names;
    const { names, number, targets } = this.#lists();
    const told = new Set(graph.cycles.flatMap(it => it.edges.map(edge => edge.mention)));
    return stronglyConnected(targets).flatMap(group => {
      if (group.length === 1) return [];
      const inside = new Set(group);
      const isInside = (name: string, to: string) =>
        name !== to && inside.has(number.get(name) ?? -1) && inside.has(number.get(to) ?? -1);
      const advanced = this.#edges.filter(it => isInside(it.name, it.to));
      if (advanced.length === 0) return [];
      const members = [...group].sort((a, b) => a - b);
      const plain = members.flatMap(it =>
        graph
          .dependenciesOf(names[it])
          .filter(edge => isInside(names[it], edge.mention.value) && !told.has(edge.mention)),
      );
      const shortest = shortestRound(members[0], targets, inside).map(it => names[it]);
      return [{ names: members.map(it => names[it]), shortest, advanced, plain }];
    });
  }
}

/** A graph with further modules that depend on nothing. */
function withNames(graph: ModuleGraph, further: Iterable<string>): Pick<ModuleGraph, 'names' | 'number' | 'targets'> {
  const names = [...graph.names, ...further];
  const number = new Map(names.map((name, i) => [name, i]));
  const targets = packLists(names.length, i => (i < graph.names.length ? listAt(graph.targets, i) : []));
  return { names, number, targets };
}

function advancedEdges(from: AdvancedFile, names: AdvancedNames): readonly AdvancedEdge[] {
  const name = from.manifest.name?.value;
  if (name === undefined || from.place === 'astray') return [];
  const declared = new Set(names.graph.filesOf(name).flatMap(it => it.manifest.dependencies.map(it => it.value)));
  return plainDependencies(from, names).flatMap(({ stated, name: to }) =>
    to === undefined || declared.has(to) || !names.has(to) ? [] : [{ from, name, to, mention: stated }],
  );
}
