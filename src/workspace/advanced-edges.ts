import { sameItems } from '../base/same-items.ts';
import type { Mention } from '../manifest/manifest.ts';
import type { AdvancedFile } from './advanced-files.ts';
import type { AdvancedNames } from './advanced-names.ts';
import type { ModuleFile } from './module-record.ts';
import { plainDependencies } from './plain-dependencies.ts';

/** A hard dependency of an advanced manifest that no `.otmod` of its module declares as well. */
export interface AdvancedEdge {
  readonly from: AdvancedFile;
  /** The module that needs, and the one that is needed: where the name is provided, that which provides it. */
  readonly name: string;
  readonly to: string;
  readonly mention: Mention;
}

/** Those of all advanced manifests; as long as none of what they follow from changes, the lists are the same. */
export interface AdvancedEdges {
  readonly all: readonly AdvancedEdge[];
  readonly byPath: ReadonlyMap<string, Kept>;
}

interface Kept {
  readonly file: AdvancedFile;
  readonly meaning: object;
  readonly plain: readonly ModuleFile[];
  readonly edges: readonly AdvancedEdge[];
}

/** The edges that advanced manifests add, from those of almost the same manifests. */
export function advancedEdges(names: AdvancedNames, previous: AdvancedEdges | undefined): AdvancedEdges {
  const byPath = new Map<string, Kept>();
  let isNew = previous?.byPath.size !== names.advanced.size;
  for (const [path, file] of names.advanced) {
    const known = previous?.byPath.get(path);
    const kept = keptOf(file, names, known);
    byPath.set(path, kept);
    isNew ||= kept.edges !== known?.edges;
  }
  if (previous && !isNew) return { all: previous.all, byPath };
  return { all: [...byPath.values()].flatMap(it => it.edges), byPath };
}

function keptOf(file: AdvancedFile, names: AdvancedNames, known: Kept | undefined): Kept {
  const name = file.manifest.name?.value;
  const plain = name === undefined ? [] : names.graph.filesOf(name);
  const { meaning } = names;
  if (known?.file === file && known.meaning === meaning && sameItems(known.plain, plain)) return known;
  return { file, meaning, plain, edges: edgesOf(file, plain, names) };
}

function edgesOf(from: AdvancedFile, plain: readonly ModuleFile[], names: AdvancedNames): readonly AdvancedEdge[] {
  const name = from.manifest.name?.value;
  if (name === undefined || from.place === 'astray') return [];
  const declared = new Set(plain.flatMap(it => it.manifest.dependencies.map(each => each.value)));
  return plainDependencies(from, names).flatMap(({ stated, name: to }) =>
    to === undefined || declared.has(to) || !names.has(to) ? [] : [{ from, name, to, mention: stated }],
  );
}
