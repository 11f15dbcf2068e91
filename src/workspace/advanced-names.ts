import type { Version } from '../base/version.ts';
import { coerceVersion } from '../base/version.ts';
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

/** Every name that a module of the folder answers to. */
export class AdvancedNames {
  readonly #own = new Map<string, AdvancedFile[]>();
  readonly #provided = new Map<string, AdvancedFile[]>();
  #all: readonly string[] | undefined;
  /** The same object as long as the names mean the same: what was found out with it still holds. */
  readonly meaning: object;

  constructor(
    readonly advanced: AdvancedByPath,
    readonly graph: ModuleGraph,
    previous?: AdvancedNames,
  ) {
    this.meaning = previous && this.#saysTheSame(previous) ? previous.meaning : {};
    for (const file of advanced.values()) {
      const own = file.manifest.name?.value;
      if (own !== undefined) put(this.#own, own, file);
      for (const { name } of file.manifest.provides) if (name !== own) put(this.#provided, name, file);
    }
  }

  has(name: string): boolean {
    return this.graph.has(name) || this.#own.has(name) || this.#provided.has(name);
  }

  get(name: string): NamedModule | undefined {
    if (!this.has(name)) return undefined;
    return {
      name,
      plain: this.graph.filesOf(name),
      advanced: this.#own.get(name) ?? [],
      providers: this.#provided.get(name) ?? [],
    };
  }

  /** All of them: those that clients know in the order of discovery, then the others in the order of their paths. */
  all(): readonly string[] {
    this.#all ??= [...new Set([...this.graph.names, ...this.#own.keys(), ...this.#provided.keys()])];
    return this.#all;
  }

  #saysTheSame(other: AdvancedNames): boolean {
    if (this.graph.names !== other.graph.names || this.advanced.size !== other.advanced.size) return false;
    for (const [path, file] of this.advanced) {
      const before = other.advanced.get(path);
      if (before !== file && (!before || !namesAlike(before, file))) return false;
    }
    return true;
  }
}

/** The version of a module of that name: the advanced manifest's, else what the plain one most likely means. */
export function versionOf({ advanced, plain }: NamedModule): Version | undefined {
  const stated = advanced.find(it => it.manifest.version)?.manifest.version?.version;
  return stated ?? coerceVersion(plain[0]?.manifest.texts.version ?? '');
}

function namesAlike(a: AdvancedFile, b: AdvancedFile): boolean {
  const told = ({ manifest }: AdvancedFile) =>
    JSON.stringify([manifest.name?.value, manifest.provides.map(it => it.name)]);
  return told(a) === told(b);
}

function put(map: Map<string, AdvancedFile[]>, name: string, file: AdvancedFile): void {
  const list = map.get(name);
  if (list) list.push(file);
  else map.set(name, [file]);
}
