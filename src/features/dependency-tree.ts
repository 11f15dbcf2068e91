import type { Edge } from '../workspace/module-graph.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { inGroups, type LineGroup } from './line-groups.ts';
import { loadNumber } from './load-number.ts';

/** Which way the Dependencies view looks: from a module to what it needs, or to what needs it. */
export type Direction = 'needs' | 'needed-by';

/** A line of the Dependencies view, or many of them. */
export type DependencyLine = DependencyNode | LineGroup<DependencyNode>;

/** A module in the Dependencies view. Children are worked out when asked for: a cycle would have no end. */
export interface DependencyNode {
  readonly kind: 'node';
  /** The names from the top of the tree down to this one; unique in the tree. */
  readonly way: readonly string[];
  readonly name: string;
  readonly state: 'module' | 'missing' | 'cycle';
  readonly detail: string;
  readonly children: number;
  /** The manifest of the module; for a missing one, the manifest that asks for it. */
  readonly path: string | undefined;
  /** Where the dependency is declared, for lines below the top. */
  readonly declared: { readonly path: string; readonly start: number; readonly end: number } | undefined;
}

/** The modules at the top of the tree, in load order and then in discovery order; `filter` is part of a name. */
export function dependencyRoots(snapshot: Snapshot, direction: Direction, filter = ''): readonly DependencyLine[] {
  const { graph, boot } = snapshot;
  const wanted = filter.toLowerCase();
  const names = new Set([...boot.loads.map(load => load.record.name), ...graph.names]);
  return inGroups(
    [...names].filter(name => graph.has(name) && name.toLowerCase().includes(wanted)),
    name => name,
    name => nodeFor([name], undefined, snapshot, direction),
  );
}

/** What a node needs, in the order in which it is declared; or what needs it, in discovery order. */
export function dependencyChildren(
  node: DependencyNode,
  snapshot: Snapshot,
  direction: Direction,
): readonly DependencyLine[] {
  if (node.state !== 'module') return [];
  return inGroups(
    edgesFrom(node.name, snapshot, direction),
    edge => nameAt(edge, direction),
    edge => nodeFor([...node.way, nameAt(edge, direction)], edge, snapshot, direction),
  );
}

function nodeFor(
  way: readonly string[],
  edge: Edge | undefined,
  snapshot: Snapshot,
  direction: Direction,
): DependencyNode {
  const name = way[way.length - 1];
  const file: ModuleFile | undefined = snapshot.graph.filesOf(name)[0];
  const state = !file ? 'missing' : way.indexOf(name) < way.length - 1 ? 'cycle' : 'module';
  const children =
    state === 'module' ? snapshot.graph.countOf(name, direction === 'needs' ? 'dependencies' : 'dependents') : 0;
  return {
    kind: 'node',
    way,
    name,
    state,
    detail: detailOf(name, state, children, snapshot, direction),
    children,
    path: file?.path ?? edge?.from.path,
    declared: edge && { path: edge.from.path, start: edge.mention.span.start, end: edge.mention.span.end },
  };
}

function detailOf(
  name: string,
  state: DependencyNode['state'],
  children: number,
  snapshot: Snapshot,
  direction: Direction,
): string {
  if (state === 'missing') return 'no such module';
  if (state === 'cycle') return 'closes a circle';
  const [file] = snapshot.graph.filesOf(name);
  const number = file && loadNumber(file, snapshot);
  const place = number === undefined ? 'not loaded' : `#${number}`;
  return children === 0 ? place : `${place} · ${direction === 'needs' ? 'needs' : 'needed by'} ${children}`;
}

function edgesFrom(name: string, { graph }: Snapshot, direction: Direction): readonly Edge[] {
  const edges = direction === 'needs' ? graph.dependenciesOf(name) : graph.dependentsOf(name);
  const seen = new Set<string>();
  return edges.filter(edge => {
    const other = nameAt(edge, direction);
    return seen.has(other) ? false : seen.add(other);
  });
}

function nameAt(edge: Edge, direction: Direction): string {
  return direction === 'needs' ? edge.mention.value : (edge.from.manifest.name?.value ?? '');
}
