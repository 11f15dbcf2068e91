import { pushTo } from '../base/push-to.ts';
import type { CodeEdge } from './code-edge.ts';
import type { Edge } from './module-graph.ts';
import type { Snapshot } from './snapshot.ts';

/** That one module has to be loaded before another one: it is declared, or Lua uses it while the other one is loaded. */
export type Link =
  | { readonly kind: 'declared'; readonly from: string; readonly to: string; readonly edge: Edge }
  | { readonly kind: 'used'; readonly from: string; readonly to: string; readonly edge: CodeEdge };

/** A group of modules each of which has to be loaded before all others, by dependencies and uses together. */
export interface UseCycle {
  /** In discovery order. */
  readonly names: readonly string[];
  /** All links inside of it, by module. */
  readonly links: ReadonlyMap<string, readonly Link[]>;
  /** Those without which it would be a circle of dependencies alone, or none. */
  readonly own: readonly Link[];
}

/** The groups that dependencies alone do not make; `counts` tells which edges of a group have to be in order, indeed. */
export function useCycles({ code, graph }: Pick<Snapshot, 'code' | 'graph'>, counts: (edge: CodeEdge) => boolean) {
  const hard = code.edges.hardAtStart();
  if (hard.length === 0) return [];
  // Few stand in a circle, so only those are looked at closely.
  const inner = insideOf(graph.groupsWith(hard), hard).filter(counts);
  if (inner.length === 0) return [];
  const declared = placeIn(graph.cycles.map(it => it.names));
  return graph.groupsWith(inner).flatMap((names): readonly UseCycle[] => {
    const own = new Set(names);
    const links = new Map<string, Link[]>();
    for (const from of names) {
      for (const edge of graph.dependenciesOf(from)) {
        const { to } = edge;
        if (to !== undefined && to !== from && own.has(to)) pushTo(links, from, { kind: 'declared', from, to, edge });
      }
    }
    for (const edge of inner) {
      const { from, to } = edge;
      if (own.has(from) && own.has(to)) pushTo(links, from, { kind: 'used', from, to, edge });
    }
    const isNew = ({ from, to }: Link) => declared.get(from) === undefined || declared.get(from) !== declared.get(to);
    const found = [...links.values()].flat().filter(isNew);
    // One of them is a use: what is declared alone would have made the same circles before.
    return found.length > 0 ? [{ names, links, own: found }] : [];
  });
}

/** A shortest way along the links of a group from one module to another. */
export function wayRound({ links }: UseCycle, from: string, to: string): readonly Link[] {
  const before = new Map<string, Link | undefined>([[from, undefined]]);
  for (const name of before.keys()) {
    if (name === to) break;
    for (const link of links.get(name) ?? []) if (!before.has(link.to)) before.set(link.to, link);
  }
  const way: Link[] = [];
  for (let link = before.get(to); link; link = before.get(link.from)) way.unshift(link);
  return way;
}

function insideOf(groups: readonly (readonly string[])[], edges: readonly CodeEdge[]): readonly CodeEdge[] {
  const group = placeIn(groups);
  return edges.filter(({ from, to }) => group.get(from) !== undefined && group.get(from) === group.get(to));
}

function placeIn(groups: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(groups.flatMap((names, i) => names.map(name => [name, i] as const)));
}
