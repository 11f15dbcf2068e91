import type { NameTable } from '../base/name-table.ts';
import type { DeviceCode } from '../manifest/devices.ts';
import { fields } from '../manifest/fields.ts';
import type { Chunk, Manifest } from '../manifest/manifest.ts';
import { type ScriptPath, scriptPaths } from './script-paths.ts';
import type { Found, SearchPath } from './search-path.ts';

/** A manifest in its place. */
export interface ModuleFile extends Found {
  readonly manifest: Manifest;
  /** The engine's list of scripts that this manifest makes. */
  readonly scripts: readonly ScriptPath[];
  /** What a module holds that is made from this manifest alone; undefined where the engine does not get to its name. */
  readonly facts: ModuleFacts | undefined;
}

/** The name of a module, with its number in the table of names. */
export interface Name {
  readonly value: string;
  readonly id: number;
}

/** What the engine keeps of the manifests of a module: the data of `class Module` in `src/framework/core/module.h`. */
export interface ModuleFacts {
  readonly name: Name;
  /** The manifests that were read into it, first to last; more than one where they share a name. */
  readonly files: readonly ModuleFile[];
  readonly description: string;
  readonly author: string;
  readonly website: string;
  readonly version: string;
  readonly enabled: boolean;
  readonly autoload: boolean;
  readonly reloadable: boolean;
  readonly sandboxed: boolean;
  readonly priority: number;
  readonly devices: readonly DeviceCode[];
  readonly dependencies: readonly Name[];
  readonly scripts: readonly ScriptPath[];
  readonly loadLater: readonly Name[];
  readonly onLoad: Chunk | undefined;
  readonly onUnload: Chunk | undefined;
}

/** Where the state of numbered modules is kept: a module manager. */
export interface Modules {
  factsOf(number: number): ModuleFacts;
  isLoaded(number: number): boolean;
}

/** A module as the client's memory holds it: always of this moment. One object for one module of one manager. */
export class ModuleRecord {
  readonly #modules: Modules;

  constructor(
    /** The place of its first manifest among those that were discovered. */
    readonly number: number,
    modules: Modules,
  ) {
    this.#modules = modules;
  }

  get facts(): ModuleFacts {
    return this.#modules.factsOf(this.number);
  }

  get loaded(): boolean {
    return this.#modules.isLoaded(this.number);
  }

  get name(): string {
    return this.facts.name.value;
  }

  get files(): readonly ModuleFile[] {
    return this.facts.files;
  }
}

/** Puts what the engine reads from a manifest in its place. */
export function moduleFile(found: Found, manifest: Manifest, search: SearchPath, names: NameTable): ModuleFile {
  const scripts = scriptPaths(manifest.scripts, found.virtualPath, search);
  const { path, virtualPath, isFolder } = found;
  const own = manifest.fieldsRead === 0 ? undefined : manifest.name;
  const file: { -readonly [K in keyof ModuleFile]: ModuleFile[K] } = {
    path,
    virtualPath,
    isFolder,
    manifest,
    scripts,
    facts: undefined,
  };
  if (own) file.facts = read(unread({ value: own.value, id: names.id(own.value) }), file, names);
  return file;
}

/** What a module holds after a second manifest of its name was read into it. */
export function readAgain(facts: ModuleFacts, file: ModuleFile, names: NameTable): ModuleFacts {
  return read(facts, file, names);
}

/** What a module holds before anything was read: what C++ initialises it with. */
function unread(name: Name): ModuleFacts {
  return {
    name,
    files: [],
    description: '',
    author: '',
    website: '',
    version: '',
    enabled: true,
    autoload: false,
    reloadable: false,
    sandboxed: false,
    priority: 0,
    devices: [],
    dependencies: [],
    scripts: [],
    loadLater: [],
    onLoad: undefined,
    onUnload: undefined,
  };
}

type OpenFacts = { -readonly [K in keyof ModuleFacts]: ModuleFacts[K] };

/**
 * Reads a manifest as `Module::discover` does: lists grow, scalars are overwritten, chunks only where they are stated; all
 * up to the first value that cannot be read.
 */
function read(before: ModuleFacts, file: ModuleFile, names: NameTable): ModuleFacts {
  const facts: OpenFacts = { ...before, files: [...before.files, file] };
  for (let i = 0; i < file.manifest.fieldsRead; i++) readField(facts, fields[i].key, file, names);
  return facts;
}

type Key = (typeof fields)[number]['key'];

function readField(facts: OpenFacts, key: Key, { manifest, scripts }: ModuleFile, names: NameTable): void {
  const named = ({ value }: { readonly value: string }): Name => ({ value, id: names.id(value) });
  switch (key) {
    case 'name':
      return;
    case 'description':
    case 'author':
    case 'website':
    case 'version':
      facts[key] = manifest.texts[key];
      return;
    case 'enabled':
    case 'autoload':
    case 'reloadable':
    case 'sandboxed':
      facts[key] = manifest[key];
      return;
    case 'autoload-priority':
      facts.priority = manifest.priority;
      return;
    case 'devices':
      facts.devices = [...facts.devices, ...manifest.devices];
      return;
    case 'dependencies':
      facts.dependencies = [...facts.dependencies, ...manifest.dependencies.map(named)];
      return;
    case 'load-later':
      facts.loadLater = [...facts.loadLater, ...manifest.loadLater.map(named)];
      return;
    case 'scripts':
      facts.scripts = [...facts.scripts, ...scripts];
      return;
    case '@onLoad':
      facts.onLoad = manifest.onLoad ?? facts.onLoad;
      return;
    case '@onUnload':
      facts.onUnload = manifest.onUnload ?? facts.onUnload;
      return;
  }
}
