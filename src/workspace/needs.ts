import { changedPlaces } from '../base/changed-places.ts';
import { reachable, reaching, shortestPath, shortestRound, stronglyConnected } from '../base/graph.ts';
import { lazy } from '../base/lazy.ts';
import { type PackedLists, withPairs } from '../base/packed-lists.ts';
import { type AdvancedEdge, type AdvancedEdges, advancedEdges } from './advanced-edges.ts';
import type { AdvancedNames } from './advanced-names.ts';
import type { Edge } from './module-graph.ts';

/** A group of modules that all depend on each other, some by advanced manifests alone. */
export interface MixedCycle {
  readonly names: readonly string[];
  /** A shortest way round, the first name again at its end. */
  readonly shortest: readonly string[];
  readonly advanced: readonly AdvancedEdge[];
  /** Declared by an `.otmod`, in no circle of those alone. */
  readonly plain: readonly Edge[];
}

/** More changed manifests than this, and circles are looked for anew. */
const MOST_PATCHED = 16;

/** Who needs whom by manifests of either kind. Never changes. */
export class Needs {
  readonly #names: AdvancedNames;
  /** What the `.otmod` alone do not say. */
  readonly edges: AdvancedEdges;
  /** Names that only advanced manifests have, which follow those of the graph. */
  readonly #further: ReadonlyMap<string, number>;
  /** The edges by numbers, and with them who needs whom. */
  readonly #pairs: readonly (readonly [from: number, to: number])[];
  readonly #targets: PackedLists;
  readonly #cycles: () => readonly MixedCycle[];

  /** From what was found out for almost the same manifests, where there is such. */
  constructor(names: AdvancedNames, previous?: Needs) {
    const { graph } = names;
    this.#names = names;
    this.edges = advancedEdges(names, previous?.edges);
    const isAsBefore =
      previous !== undefined && previous.edges.all === this.edges.all && previous.#names.graph.names === graph.names;
    this.#further = isAsBefore ? previous.#further : furtherNames(names, this.edges.all);
    this.#pairs = isAsBefore
      ? previous.#pairs
      : this.edges.all.map(it => [this.#numberOf(it.name), this.#numberOf(it.to)] as const);
    this.#targets =
      isAsBefore && previous.#names.graph.targets === graph.targets
        ? previous.#targets
        : withPairs(graph.targets, this.#pairs, graph.names.length + this.#further.size);
    // The places of a circle move when a manifest is edited, whatever it depends on.
    if (isAsBefore && graph === previous.#names.graph) this.#cycles = previous.#cycles;
    else if (this.edges.all.length === 0 || (isAsBefore && this.#staysSound(previous))) this.#cycles = () => [];
    else this.#cycles = lazy(() => this.#findCycles());
  }

  get cycles(): readonly MixedCycle[] {
    return this.#cycles();
  }

  /** Whether a module depends on `name`, directly or by way of others; worked out once for all that are asked about. */
  dependsOn(name: string): (other: string) => boolean {
    const own = this.#numberOf(name);
    if (own < 0) return () => false;
    const leads = reaching(this.#targets, own);
    return other => leads(this.#numberOf(other));
  }

  /** A shortest way along dependencies from one module to another, both included; undefined where there is none. */
  wayTo(from: string, to: string): readonly string[] | undefined {
    const [start, end] = [this.#numberOf(from), this.#numberOf(to)];
    if (start < 0 || end < 0) return undefined;
    const name = this.#nameAt();
    return shortestPath(this.#targets, start, end)?.map(name);
  }

  #numberOf(name: string): number {
    return this.#names.graph.number.get(name) ?? this.#further.get(name) ?? -1;
  }

  /** The name of each number. */
  #nameAt(): (number: number) => string {
    const { names } = this.#names.graph;
    const further = [...this.#further.keys()];
    return number => names[number] ?? further[number - names.length];
  }

  /** Whether there was no circle, and the manifests that have changed since close none. */
  #staysSound(previous: Needs): boolean {
    const [before, now] = [previous.#names.graph.files, this.#names.graph.files];
    if (previous.cycles.length > 0 || before.length !== now.length) return false;
    const changed = changedPlaces(before, now);
    if (changed.length > MOST_PATCHED) return false;
    return changed.every(place => {
      const own = this.#numberOf(now[place].manifest.name?.value ?? '');
      return own < 0 || reachable(this.#targets, own)[own] === 0;
    });
  }

  #findCycles(): readonly MixedCycle[] {
    const { graph } = this.#names;
    const name = this.#nameAt();
    const told = new Set(graph.cycles.flatMap(it => it.edges.map(edge => edge.mention)));
    return stronglyConnected(this.#targets).flatMap(group => {
      if (group.length === 1) return [];
      const inside = new Set(group);
      const isInside = (from: string, to: string) =>
        from !== to && inside.has(this.#numberOf(from)) && inside.has(this.#numberOf(to));
      const advanced = this.edges.all.filter(it => isInside(it.name, it.to));
      if (advanced.length === 0) return [];
      const members = [...group].sort((a, b) => a - b);
      const names = members.map(name);
      const plain = names.flatMap(from =>
        graph.dependenciesOf(from).filter(edge => isInside(from, edge.mention.value) && !told.has(edge.mention)),
      );
      return [{ names, shortest: shortestRound(members[0], this.#targets, inside).map(name), advanced, plain }];
    });
  }
}

/** Numbers for the names that the graph of the `.otmod` does not have. */
function furtherNames({ graph }: AdvancedNames, edges: readonly AdvancedEdge[]): ReadonlyMap<string, number> {
  const further = new Map<string, number>();
  for (const name of edges.flatMap(it => [it.name, it.to])) {
    if (!graph.has(name) && !further.has(name)) further.set(name, graph.names.length + further.size);
  }
  return further;
}
