import { shortestPath, stronglyConnected } from '../base/graph.ts';
import type { Mention } from '../manifest/manifest.ts';
import type { ModuleFile } from './module-record.ts';

/** A declared dependency: the item of `dependencies` in one manifest, and the module that it names. */
export interface Edge {
  readonly from: ModuleFile;
  readonly mention: Mention;
  /** Undefined where no manifest has that name. */
  readonly to: string | undefined;
}

/** Who declares a dependency on whom, over all manifests that can be discovered, broken ones as far as they go. */
export interface ModuleGraph {
  /** Module names in discovery order of their first manifest, each once. */
  readonly names: readonly string[];
  readonly filesOf: ReadonlyMap<string, readonly ModuleFile[]>;
  /** Dependencies that name no module. */
  readonly dangling: readonly Edge[];
  readonly dependenciesOf: (name: string) => readonly Edge[];
  readonly dependentsOf: (name: string) => readonly Edge[];
  readonly cycles: readonly Cycle[];
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
  const filesOf = new Map<string, ModuleFile[]>();
  const number = new Map<string, number>();
  for (const file of files) {
    const name = file.manifest.name?.value;
    if (name === undefined) continue;
    const known = filesOf.get(name);
    if (known) known.push(file);
    else {
      number.set(name, filesOf.size);
      filesOf.set(name, [file]);
    }
  }
  const names = [...filesOf.keys()];
  const dangling: Edge[] = [];
  const targets: number[][] = [];
  for (const each of filesOf.values()) {
    const own: number[] = [];
    for (const from of each) {
      for (const mention of from.manifest.dependencies) {
        const target = number.get(mention.value);
        if (target === undefined) dangling.push({ from, mention, to: undefined });
        else own.push(target);
      }
    }
    targets.push(own);
  }
  const edgesOf = (name: string): Edge[] =>
    (filesOf.get(name) ?? []).flatMap(from =>
      from.manifest.dependencies.map(mention => ({
        from,
        mention,
        to: number.has(mention.value) ? mention.value : undefined,
      })),
    );
  let sources: number[][] | undefined;
  const dependentsOf = (name: string): Edge[] => {
    sources ??= reversed(targets);
    const own = number.get(name);
    const from = own === undefined ? [] : [...new Set(sources[own])];
    return from.flatMap(it => edgesOf(names[it]).filter(edge => edge.to === name));
  };
  return { names, filesOf, dangling, dependenciesOf: edgesOf, dependentsOf, cycles: cyclesOf(names, targets, edgesOf) };
}

function cyclesOf(names: readonly string[], targets: readonly number[][], edgesOf: (name: string) => Edge[]): Cycle[] {
  const cyclic = stronglyConnected(targets).filter(group => group.length > 1);
  if (cyclic.length === 0) return [];
  const sources = reversed(targets);
  return cyclic.map(group => {
    const members = [...group].sort((a, b) => a - b);
    const inside = new Set(members);
    const own = new Set(members.map(member => names[member]));
    const edges = members.flatMap(it => edgesOf(names[it]).filter(edge => edge.to !== undefined && own.has(edge.to)));
    const entrances = new Set(members.flatMap(it => sources[it].filter(source => !inside.has(source))));
    return {
      names: members.map(member => names[member]),
      edges,
      shortest: shortestRound(members[0], targets, inside).map(member => names[member]),
      entrances: [...entrances].sort((a, b) => a - b).map(it => names[it]),
    };
  });
}

function shortestRound(start: number, targets: readonly number[][], inside: ReadonlySet<number>): readonly number[] {
  let best: readonly number[] = [];
  for (const next of targets[start]) {
    if (!inside.has(next) || next === start) continue;
    const way = shortestPath(targets, next, start, node => inside.has(node));
    if (way && (best.length === 0 || way.length + 1 < best.length)) best = [start, ...way];
  }
  return best;
}

function reversed(targets: readonly (readonly number[])[]): number[][] {
  const sources: number[][] = targets.map(() => []);
  for (const [from, list] of targets.entries()) for (const to of list) sources[to].push(from);
  return sources;
}
