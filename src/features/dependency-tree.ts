import type { CodeEdge } from '../workspace/code-edge.ts';
import type { Edge } from '../workspace/module-graph.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import {
  type EdgesByOther,
  headings,
  type UsedModule,
  type UseLine,
  type UsesHeading,
  usedModules,
  useLines,
  useReasons,
  usesAt,
} from './dependency-uses.ts';
import { inGroups, type LineGroup } from './line-groups.ts';
import { loadNumber } from './load-number.ts';
import { placeWords } from './place-words.ts';
import type { TreeForm } from './tree-form.ts';
import { usesInWords } from './use-words.ts';
import { type AskLine, askLines, type VersionHeading, versionHeading, versionSentences } from './why/version-lines.ts';

/** What a line of the Dependencies view is about. */
export type DependencyItem = DependencyNode | UsesHeading | UsedModule | UseLine | VersionHeading | AskLine;

/** A line of the Dependencies view, or many of them. */
export type DependencyLine = DependencyItem | LineGroup<DependencyItem>;

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
export function dependencyRoots(snapshot: Snapshot, form: TreeForm, filter = ''): readonly DependencyLine[] {
  const { graph, boot } = snapshot;
  const wanted = filter.toLowerCase();
  const names = new Set([...boot.loads.map(load => load.record.name), ...graph.names]);
  return inGroups(
    [...names].filter(name => graph.has(name) && name.toLowerCase().includes(wanted)),
    name => name,
    name => nodeFor([name], undefined, [], snapshot, form),
  );
}

/**
 * What a module needs, in the order in which it is declared, or what needs it, in discovery order; and apart from them, below
 * headings, what its Lua uses besides or who uses it. Below a module that is used stand the uses.
 */
export function dependencyChildren(
  item: DependencyItem,
  snapshot: Snapshot,
  form: TreeForm,
): readonly DependencyLine[] {
  if (item.kind === 'version') return askLines(item, snapshot);
  if (item.kind === 'use' || item.kind === 'ask' || (item.kind === 'node' && item.state !== 'module')) return [];
  const owner = item.kind === 'node' ? item.name : item.of;
  const uses = usesAt(owner, snapshot, form);
  if (item.kind === 'used') return useLines(item, uses.get(item.name) ?? [], snapshot);
  const edges = edgesFrom(owner, snapshot, form);
  const declared = new Set(edges.map(it => nameAt(it, form)));
  if (item.kind === 'uses') return usedModules(item, uses, declared, snapshot);
  const lines = inGroups(
    edges,
    edge => nameAt(edge, form),
    edge => {
      const name = nameAt(edge, form);
      return nodeFor([...item.way, name], edge, uses.get(name) ?? [], snapshot, form);
    },
  );
  const id = item.way.join('\n');
  return [...versionHeading(owner, id, snapshot), ...lines, ...headings(owner, id, uses, declared, form)];
}

/** Why a line stands where it stands: where it is declared, and where it is used and how, a line each. */
export function dependencyReasons(item: DependencyItem, snapshot: Snapshot, form: TreeForm): readonly string[] {
  switch (item.kind) {
    case 'node': {
      const { declared, way, name } = item;
      const versions = versionSentences(name, snapshot);
      if (!declared) return versions;
      const owner = way[way.length - 2];
      const where = placeWords(snapshot)({ path: declared.path, span: declared });
      const uses = usesAt(owner, snapshot, form).get(name) ?? [];
      return [`declared: ${where}`, ...useReasons(uses, snapshot), ...versions];
    }
    case 'used':
      return useReasons(usesAt(item.of, snapshot, form).get(item.name) ?? [], snapshot);
    case 'uses':
      return item.when === 'call'
        ? ['Takes no part in the load order and in circles.']
        : ['No client engine knows of it: the load order is that of what is declared.'];
    case 'use':
    case 'version':
    case 'ask':
      return [];
  }
}

function nodeFor(
  way: readonly string[],
  edge: Edge | undefined,
  used: readonly CodeEdge[],
  snapshot: Snapshot,
  form: TreeForm,
): DependencyNode {
  const name = way[way.length - 1];
  const file: ModuleFile | undefined = snapshot.graph.filesOf(name)[0];
  const state = !file ? 'missing' : way.indexOf(name) < way.length - 1 ? 'cycle' : 'module';
  const below = state === 'module' ? countsBelow(name, snapshot, form) : nothing;
  const versions = state === 'module' ? versionHeading(name, '', snapshot).length : 0;
  const words = placeInWords(file, state, snapshot);
  const { direction } = form;
  return {
    kind: 'node',
    way,
    name,
    state,
    detail: [
      words,
      ...(below.declared > 0 ? [`${direction === 'needs' ? 'needs' : 'needed by'} ${below.declared}`] : []),
      ...(below.used > 0 ? [`${direction === 'needs' ? 'uses' : 'used by'} ${below.used}`] : []),
      ...(used.length > 0 ? [usesInWords(used)] : []),
    ].join(' · '),
    children: below.declared + below.headings + versions,
    path: file?.path ?? edge?.from.path,
    declared: edge && { path: edge.from.path, start: edge.mention.span.start, end: edge.mention.span.end },
  };
}

const nothing = { declared: 0, used: 0, headings: 0 };

/** How many modules stand below one as declared, how many as used alone, and below how many headings those. */
function countsBelow(name: string, snapshot: Snapshot, form: TreeForm): typeof nothing {
  const declared = snapshot.graph.countOf(name, form.direction === 'needs' ? 'dependencies' : 'dependents');
  const uses = usesAt(name, snapshot, form);
  const others = uses.size > 0 && declared > 0 ? undeclared(uses, name, snapshot, form) : uses;
  return { declared, used: others.size, headings: new Set([...others.values()].map(([first]) => first.when)).size };
}

function undeclared(uses: EdgesByOther, name: string, snapshot: Snapshot, form: TreeForm): EdgesByOther {
  const declared = new Set(edgesFrom(name, snapshot, form).map(it => nameAt(it, form)));
  return new Map([...uses].filter(([other]) => !declared.has(other)));
}

function placeInWords(file: ModuleFile | undefined, state: DependencyNode['state'], snapshot: Snapshot): string {
  if (state === 'cycle') return 'closes a circle';
  if (!file) return 'no such module';
  const number = loadNumber(file, snapshot);
  return number === undefined ? 'not loaded' : `#${number}`;
}

function edgesFrom(name: string, { graph }: Snapshot, form: TreeForm): readonly Edge[] {
  const edges = form.direction === 'needs' ? graph.dependenciesOf(name) : graph.dependentsOf(name);
  const seen = new Set<string>();
  return edges.filter(edge => {
    const other = nameAt(edge, form);
    return seen.has(other) ? false : seen.add(other);
  });
}

function nameAt(edge: Edge, { direction }: TreeForm): string {
  return direction === 'needs' ? edge.mention.value : (edge.from.manifest.name?.value ?? '');
}
