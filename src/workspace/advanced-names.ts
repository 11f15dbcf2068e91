import { pushTo } from '../base/push-to.ts';
import { coerceVersion, type Version } from '../base/version.ts';
import type { AdvancedByPath, AdvancedFile } from './advanced-files.ts';
import type { ModuleGraph } from './module-graph.ts';
import type { ModuleFile } from './module-record.ts';

/** Where a name that modules are asked for by comes from. */
export interface NamedModule {
  readonly name: string;
  /** Manifests that clients read and that state the name. */
  readonly plain: readonly ModuleFile[];
  /** Advanced manifests that state it. */
  readonly advanced: readonly AdvancedFile[];
  /** Advanced manifests of other modules that provide it. */
  readonly providers: readonly AdvancedFile[];
}

/** Paths of advanced manifests by the names that they state or provide: as long as these stay, so does the object. */
interface NameIndex {
  readonly own: ReadonlyMap<string, readonly string[]>;
  readonly provided: ReadonlyMap<string, readonly string[]>;
  readonly all: readonly string[];
}

/** Every name that a module of the folder answers to. */
export class AdvancedNames {
  readonly #index: NameIndex;

  constructor(
    readonly advanced: AdvancedByPath,
    readonly graph: ModuleGraph,
    previous?: AdvancedNames,
  ) {
    this.#index = previous && saysTheSame(previous, advanced, graph) ? previous.#index : indexOf(advanced, graph);
  }

  /** The same object as long as the names mean the same: what was found out with it still holds. */
  get meaning(): object {
    return this.#index;
  }

  has(name: string): boolean {
    return this.graph.has(name) || this.#index.own.has(name) || this.#index.provided.has(name);
  }

  get(name: string): NamedModule | undefined {
    if (!this.has(name)) return undefined;
    const files = (paths: readonly string[] = []) => paths.flatMap(path => this.advanced.get(path) ?? []);
    const { own, provided } = this.#index;
    return {
      name,
      plain: this.graph.filesOf(name),
      advanced: files(own.get(name)),
      providers: files(provided.get(name)),
    };
  }

  /** All of them: those that clients know in the order of discovery, then the others in the order of their paths. */
  all(): readonly string[] {
    return this.#index.all;
  }
}

/** The version of a module of that name: the advanced manifest's, else what the plain one most likely means. */
export function versionOf({ advanced, plain }: NamedModule): Version | undefined {
  return statedVersion(
    advanced.find(it => it.manifest.version),
    plain[0],
  );
}

/** The version that an advanced manifest states, else what the plain one of the same module most likely means. */
export function statedVersion(
  advanced: Pick<AdvancedFile, 'manifest'> | undefined,
  plain: Pick<ModuleFile, 'manifest'> | undefined,
): Version | undefined {
  return advanced?.manifest.version?.version ?? coerceVersion(plain?.manifest.texts.version ?? '');
}

function indexOf(advanced: AdvancedByPath, graph: ModuleGraph): NameIndex {
  const own = new Map<string, string[]>();
  const provided = new Map<string, string[]>();
  for (const { path, manifest } of advanced.values()) {
    const name = manifest.name?.value;
    if (name !== undefined) pushTo(own, name, path);
    for (const each of manifest.provides) if (each.name !== name) pushTo(provided, each.name, path);
  }
  return { own, provided, all: [...new Set([...graph.names, ...own.keys(), ...provided.keys()])] };
}

function saysTheSame(previous: AdvancedNames, advanced: AdvancedByPath, graph: ModuleGraph): boolean {
  if (previous.graph.names !== graph.names || previous.advanced.size !== advanced.size) return false;
  if (previous.advanced === advanced) return true;
  for (const [path, file] of advanced) {
    const before = previous.advanced.get(path);
    if (before !== file && (!before || namesIn(before) !== namesIn(file))) return false;
  }
  return true;
}

function namesIn({ manifest }: AdvancedFile): string {
  return JSON.stringify([manifest.name?.value, manifest.provides.map(it => it.name)]);
}
