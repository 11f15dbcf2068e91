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
}

/** Puts what the engine reads from `text` in its place. */
export function moduleFile(found: Found, manifest: Manifest, search: SearchPath): ModuleFile {
  return { ...found, manifest, scripts: scriptPaths(manifest.scripts, found.virtualPath, search) };
}

/** A word that a record took from a manifest, and from which one. */
export interface Taken {
  readonly value: string;
  readonly from: ModuleFile;
}

/** A module as the engine's memory holds it: `class Module` in `src/framework/core/module.h`. */
export interface ModuleRecord {
  readonly name: string;
  /** The manifests that were read into it, first to last; more than one where they share a name. */
  readonly files: ModuleFile[];
  description: string;
  author: string;
  website: string;
  version: string;
  enabled: boolean;
  autoload: boolean;
  reloadable: boolean;
  sandboxed: boolean;
  priority: number;
  readonly devices: DeviceCode[];
  readonly dependencies: Taken[];
  readonly scripts: ScriptPath[];
  readonly loadLater: Taken[];
  onLoad: Chunk | undefined;
  onUnload: Chunk | undefined;
  loaded: boolean;
  /** It has loaded with its load-later list once; a later failure is not fatal in OTCv8. */
  everLoaded: boolean;
  /** Whether the manager lists it. */
  registered: boolean;
  /** Its place in the manager's list: lower is nearer to the front. */
  position: number;
}

export function newRecord(name: string): ModuleRecord {
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
    loaded: false,
    everLoaded: false,
    registered: false,
    position: 0,
  };
}

/**
 * Reads a manifest into a record as `Module::discover` does: lists grow, scalars are overwritten, chunks only where
 * they are stated; all up to the first value that cannot be read.
 */
export function readInto(record: ModuleRecord, file: ModuleFile): void {
  const { manifest } = file;
  record.files.push(file);
  for (const field of fields.slice(0, manifest.fieldsRead)) readField(record, field.key, file);
}

type Key = (typeof fields)[number]['key'];

function readField(record: ModuleRecord, key: Key, file: ModuleFile): void {
  const { manifest } = file;
  switch (key) {
    case 'name':
      return;
    case 'description':
    case 'author':
    case 'website':
    case 'version':
      record[key] = manifest.texts[key];
      return;
    case 'enabled':
    case 'autoload':
    case 'reloadable':
    case 'sandboxed':
      record[key] = manifest[key];
      return;
    case 'autoload-priority':
      record.priority = manifest.priority;
      return;
    case 'devices':
      record.devices.push(...manifest.devices);
      return;
    case 'dependencies':
      for (const { value } of manifest.dependencies) record.dependencies.push({ value, from: file });
      return;
    case 'load-later':
      for (const { value } of manifest.loadLater) record.loadLater.push({ value, from: file });
      return;
    case 'scripts':
      for (const each of file.scripts) record.scripts.push(each);
      return;
    case '@onLoad':
      record.onLoad = manifest.onLoad ?? record.onLoad;
      return;
    case '@onUnload':
      record.onUnload = manifest.onUnload ?? record.onUnload;
      return;
  }
}
