import { changedPlaces } from '../base/changed-places.ts';
import { reaching, shortestPath, shortestRound, stronglyConnected } from '../base/graph.ts';
import {
  listAt,
  type PackedLists,
  packLists,
  reversedLists,
  visitHolders,
  withList,
  withPairs,
} from '../base/packed-lists.ts';
import { finish, type Stepwise } from '../base/stepwise.ts';
import type { Mention } from '../manifest/manifest.ts';
import type { ModuleFile } from './module-record.ts';
import { noteOddities, type Oddities } from './oddities.ts';

/** A declared dependency: the item of `dependencies` in one manifest, and the module that it names. */
export interface Edge {
  readonly from: ModuleFile;
  readonly mention: Mention;
  /** Undefined where no manifest has that name. */
  readonly to: string | undefined;
}

/** Who declares a dependency on whom, over all manifests that can be discovered, broken ones as far as they go. */
export interface ModuleGraph {
  readonly files: readonly ModuleFile[];
  /** Module names in discovery order of their first manifest, each once. */
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** The manifests of that name in discovery order; none where no module has it. */
  readonly filesOf: (name: string) => readonly ModuleFile[];
  /** Names that more than one manifest gives. */
  readonly duplicates: readonly string[];
  /** What is odd about the lists of single manifests, by their places in discovery order. */
  readonly oddities: ReadonlyMap<number, Oddities>;
  readonly dependenciesOf: (name: string) => readonly Edge[];
  readonly dependentsOf: (name: string) => readonly Edge[];
  /** How many different names a module depends on, and how many depend on it. */
  readonly countOf: (name: string, direction: 'dependencies' | 'dependents') => number;
  /** The names of the first few modules that list a module among their dependencies, in discovery order. */
  readonly dependentNamesOf: (name: string, few: number) => readonly string[];
  /** Whether a module depends on `name`, directly or by way of others; worked out once for all that are asked about. */
  readonly dependsOn: (name: string) => (other: string) => boolean;
  /** A shortest way along dependencies from one module to another, both included; undefined where there is none. */
  readonly wayTo: (from: string, to: string) => readonly string[] | undefined;
  readonly cycles: readonly Cycle[];
  /** Who depends on whom by places in `names`; the same object as long as neither names nor that change. */
  readonly targets: PackedLists;
  /** The place of a name in `names`. */
  readonly number: ReadonlyMap<string, number>;
  /** Groups of more than one module that all lead to each other, along dependencies and these further pairs. */
  readonly groupsWith: (
    pairs: readonly { readonly from: string; readonly to: string }[],
  ) => readonly (readonly string[])[];
  /** Whether a module depends on another one, or is it, over any number of others. */
  readonly reaches: (from: string, to: string) => boolean;
}

/** A group of modules that all depend on each other, with every edge inside it. */
export interface Cycle {
  readonly names: readonly string[];
  readonly edges: readonly Edge[];
  /** A shortest way round, the first name again at its end. */
  readonly shortest: readonly string[];
  /** Names outside the group that lead into it. */
  readonly entrances: readonly string[];
}

/** Builds the graph in time linear in the number of dependencies. */
export function moduleGraph(files: readonly ModuleFile[]): ModuleGraph {
  return finish(Graph.of(files));
}

/** The same graph, from that of almost the same files in time linear in what differs; `previous` changes nothing in it. */
export function* regraph(files: readonly ModuleFile[], previous: ModuleGraph | undefined): Stepwise<ModuleGraph> {
  const patched = previous instanceof Graph ? previous.patched(files) : undefined;
  return patched ?? (yield* Graph.of(files));
}

/** So often sources are looked for one by one. */
const FEW_SEARCHES = 4;

/** More changed files than this, and it is all made anew. */
const MOST_PATCHED = 16;

class Graph implements ModuleGraph {
  #sources: PackedLists | undefined;
  /** How often sources were looked for. */
  #searches = 0;
  #cycles: readonly Cycle[] | undefined;

  private constructor(
    readonly files: readonly ModuleFile[],
    readonly names: readonly string[],
    /** Place in `names`. */
    readonly number: ReadonlyMap<string, number>,
    /** Places in `files`, by place in `names`. */
    readonly holders: readonly (readonly number[])[],
    readonly duplicates: readonly string[],
    /** Places in `names`, by place in `names`. */
    readonly targets: PackedLists,
    readonly oddities: ReadonlyMap<number, Oddities>,
    /** Known to have no cycle, from the graph before. */
    readonly acyclic: boolean,
  ) {}

  static *of(files: readonly ModuleFile[]): Stepwise<Graph> {
    const number = new Map<string, number>();
    const holders: number[][] = [];
    for (const [i, file] of files.entries()) {
      const name = file.manifest.name?.value;
      if (name === undefined) continue;
      const known = number.get(name);
      if (known !== undefined) holders[known].push(i);
      else {
        number.set(name, holders.length);
        holders.push([i]);
      }
    }
    yield;
    const names = [...number.keys()];
    const duplicates = names.filter((_, i) => holders[i].length > 1);
    const targets = packLists(holders.length, i => targetsOf(holders[i], files, number));
    yield;
    const oddities = new Map<number, Oddities>();
    for (const [i, file] of files.entries()) noteOddities(i, file, number, oddities);
    return new Graph(files, names, number, holders, duplicates, targets, oddities, false);
  }

  /** The same graph with some manifests changed; undefined where names changed, or too much did. */
  patched(files: readonly ModuleFile[]): Graph | undefined {
    if (files === this.files) return this;
    if (files.length !== this.files.length) return undefined;
    const changed = changedPlaces(this.files, files);
    const renamed = changed.some(i => files[i].manifest.name?.value !== this.files[i].manifest.name?.value);
    if (renamed || changed.length > MOST_PATCHED) return undefined;
    let { targets } = this;
    const oddities = new Map(this.oddities);
    let acyclic = this.cycles.length === 0;
    for (const i of changed) {
      oddities.delete(i);
      noteOddities(i, files[i], this.number, oddities);
      const own = this.number.get(files[i].manifest.name?.value ?? '\0');
      if (own !== undefined) targets = withList(targets, own, targetsOf(this.holders[own], files, this.number));
    }
    // A cycle that was not there before leads through a changed module.
    for (const i of changed) {
      const own = this.number.get(files[i].manifest.name?.value ?? '\0');
      if (acyclic && own !== undefined && listAt(targets, own).some(to => shortestPath(targets, to, own)))
        acyclic = false;
    }
    return new Graph(files, this.names, this.number, this.holders, this.duplicates, targets, oddities, acyclic);
  }

  readonly has = (name: string): boolean => this.number.has(name);

  readonly filesOf = (name: string): readonly ModuleFile[] => {
    const own = this.number.get(name);
    return own === undefined ? [] : this.holders[own].map(i => this.files[i]);
  };

  readonly dependenciesOf = (name: string): readonly Edge[] =>
    this.filesOf(name).flatMap(from =>
      from.manifest.dependencies.map(mention => {
        const to = this.number.has(mention.value) ? mention.value : undefined;
        return { from, mention, to };
      }),
    );

  readonly dependentsOf = (to: string): readonly Edge[] => {
    const edges: Edge[] = [];
    this.#visitSources(to, source => {
      for (const i of this.holders[source]) {
        const from = this.files[i];
        for (const mention of from.manifest.dependencies) if (mention.value === to) edges.push({ from, mention, to });
      }
      return true;
    });
    return edges;
  };

  readonly countOf = (name: string, direction: 'dependencies' | 'dependents'): number => {
    if (direction === 'dependencies') {
      const files = this.filesOf(name);
      return new Set(files.flatMap(file => file.manifest.dependencies.map(it => it.value))).size;
    }
    let count = 0;
    this.#visitSources(name, () => ++count);
    return count;
  };

  readonly dependentNamesOf = (name: string, few: number): readonly string[] => {
    const names: string[] = [];
    this.#visitSources(name, source => names.length < few && names.push(this.names[source]));
    return names;
  };

  readonly dependsOn = (name: string): ((other: string) => boolean) => {
    const own = this.number.get(name);
    if (own === undefined) return () => false;
    const leads = reaching(this.targets, own);
    return other => leads(this.number.get(other) ?? -1);
  };

  readonly wayTo = (from: string, to: string): readonly string[] | undefined => {
    const [start, end] = [this.number.get(from), this.number.get(to)];
    if (start === undefined || end === undefined) return undefined;
    return shortestPath(this.targets, start, end)?.map(it => this.names[it]);
  };

  readonly reaches = (from: string, to: string): boolean => {
    const [start, end] = [this.number.get(from), this.number.get(to)];
    return start !== undefined && end !== undefined && shortestPath(this.targets, start, end) !== undefined;
  };

  readonly groupsWith: ModuleGraph['groupsWith'] = pairs => {
    const numbered = pairs.map(it => [this.number.get(it.from) ?? -1, this.number.get(it.to) ?? -1] as const);
    return stronglyConnected(withPairs(this.targets, numbered))
      .filter(group => group.length > 1)
      .map(group => [...group].sort((a, b) => a - b).map(it => this.names[it]));
  };

  get cycles(): readonly Cycle[] {
    this.#cycles ??= this.acyclic ? [] : this.#findCycles();
    return this.#cycles;
  }

  /** Tells the number of each module that lists one, once, in ascending order, as long as the visitor wants more. */
  #visitSources(name: string, visit: (source: number) => unknown): void {
    const own = this.number.get(name);
    if (own === undefined) return;
    // To turn all lists around takes longer than to look for one name, and is worth it for those who ask for many.
    if (!this.#sources && ++this.#searches <= FEW_SEARCHES) {
      visitHolders(this.targets, own, visit);
      return;
    }
    this.#sources ??= reversedLists(this.targets);
    const { starts, items } = this.#sources;
    for (let i = starts[own]; i < starts[own + 1]; i++) {
      // Equal ones are neighbours.
      if (i > starts[own] && items[i] === items[i - 1]) continue;
      if (!visit(items[i])) return;
    }
  }

  #findCycles(): Cycle[] {
    const { names, targets } = this;
    const cyclic = stronglyConnected(targets).filter(group => group.length > 1);
    if (cyclic.length === 0) return [];
    const sources = reversedLists(targets);
    return cyclic.map(group => {
      const members = [...group].sort((a, b) => a - b);
      const inside = new Set(members);
      const own = new Set(members.map(member => names[member]));
      const edges = members.flatMap(it =>
        this.dependenciesOf(names[it]).filter(({ to }) => to !== undefined && to !== names[it] && own.has(to)),
      );
      const entrances = new Set(members.flatMap(it => [...listAt(sources, it)].filter(source => !inside.has(source))));
      return {
        names: members.map(member => names[member]),
        edges,
        shortest: shortestRound(members[0], targets, inside).map(member => names[member]),
        entrances: [...entrances].sort((a, b) => a - b).map(it => names[it]),
      };
    });
  }
}

function targetsOf(
  holders: readonly number[],
  files: readonly ModuleFile[],
  number: ReadonlyMap<string, number>,
): number[] {
  const own: number[] = [];
  for (const i of holders) {
    for (const { value } of files[i].manifest.dependencies) {
      const target = number.get(value);
      if (target !== undefined) own.push(target);
    }
  }
  return own;
}
