import { NameTable } from '../base/name-table.ts';
import type { ClientEngine, EngineId } from '../clients/client-engine.ts';
import { clients } from '../clients/clients.ts';
import { fieldOf } from '../manifest/fields.ts';
import { type Manifest, readManifest } from '../manifest/manifest.ts';
import { type LuaFacts, luaFacts } from '../syntax/lua/facts.ts';
import { type BootSequence, boot } from './boot.ts';
import { type Detection, detectEngine } from './detect-engine.ts';
import { emptyFolder, type Folder, folderOf } from './file-tree.ts';
import { type InitScript, readInitScript } from './init-lua.ts';
import { type ModuleGraph, moduleGraph } from './module-graph.ts';
import { type ModuleFile, moduleFile } from './module-record.ts';
import { refusal } from './scripts.ts';
import { isSealed } from './sealed.ts';
import { type Found, findManifests, type SearchPath, searchPath, virtualPathOf } from './search-path.ts';
import type { Snapshot } from './snapshot.ts';

/** What a person decides about a client folder. */
export interface ClientSettings {
  readonly engine: EngineId | 'auto';
  /** Where the boot sequence comes from; `auto`: the folder's init.lua where the chosen engine is the detected one. */
  readonly boot: 'auto' | 'folder' | 'upstream';
  /** `check`: a script that is missing or does not compile fails its module; `off`: scripts always run. */
  readonly scripts: 'check' | 'off';
}

export const defaultSettings: ClientSettings = { engine: 'auto', boot: 'auto', scripts: 'check' };

/**
 * A client folder as it changes: files on disk, unsaved buffers above them, settings. Paths are relative to the folder,
 * with `/`. Everything that was made from an unchanged text is kept.
 */
export class ClientFolder {
  #disk = new Map<string, string | undefined>();
  #buffers = new Map<string, string>();
  readonly #manifests = new Map<string, ModuleFile>();
  readonly #lua = new Map<string, { readonly text: string; readonly facts: LuaFacts }>();
  readonly #nameTable = new NameTable();
  readonly #dirty = new Set<string>();
  #settings: ClientSettings;
  #names: NamesView | undefined;
  #diskShared = false;
  #buffersShared = false;
  #version = 0;
  #filesVersion = 0;
  #refusals: Refusals = { files: undefined, checked: new Set(), refused: new Map() };
  #snapshot: Snapshot | undefined;
  /** The latest graph: the next one is made from it. */
  #graph: ModuleGraph | undefined;
  #init:
    | { readonly text: string; readonly asked: ReadonlyMap<string, boolean>; readonly script: InitScript | undefined }
    | undefined;

  constructor(settings: ClientSettings = defaultSettings) {
    this.#settings = settings;
  }

  get settings(): ClientSettings {
    return this.#settings;
  }

  configure(settings: ClientSettings): void {
    this.#settings = settings;
    this.#names = undefined;
    this.#forget();
  }

  /** A file is on disk; `text` is undefined where only its name matters. */
  putFile(path: string, text?: string): void {
    if (!this.#disk.has(path)) this.#names = undefined;
    this.#ownDisk().set(path, text);
    this.#changed(path);
  }

  removeFile(path: string): void {
    if (!this.#disk.has(path)) return;
    this.#ownDisk().delete(path);
    this.#names = undefined;
    this.#changed(path);
  }

  /** An editor shows a file; its text wins over the disk until `closeBuffer`. */
  putBuffer(path: string, text: string): void {
    if (this.#buffers.get(path) === text) return;
    this.#ownBuffers().set(path, text);
    this.#changed(path);
  }

  closeBuffer(path: string): void {
    if (!this.#buffers.has(path)) return;
    this.#ownBuffers().delete(path);
    this.#changed(path);
  }

  paths(): Iterable<string> {
    return this.#disk.keys();
  }

  has(path: string): boolean {
    return this.#disk.has(path);
  }

  /** The text of a file now, as an editor shows it or as it is on disk. */
  text(path: string): string | undefined {
    return this.#buffers.get(path) ?? this.#disk.get(path);
  }

  /** The snapshot of this moment, made in steps so that a host can rest between them; same state, same snapshot. */
  *refresh(): Generator<void, Snapshot> {
    for (;;) {
      if (this.#snapshot) return this.#snapshot;
      const version = this.#version;
      const snapshot = yield* this.#build();
      // What changed while the host rested is read again; what did not is kept.
      if (version === this.#version) this.#snapshot = snapshot;
    }
  }

  /** Whether nothing has changed since a snapshot was made. */
  isCurrent(snapshot: Snapshot): boolean {
    return this.#snapshot === snapshot;
  }

  /** The files as they may be changed: a snapshot keeps those that it has seen. */
  #ownDisk(): Map<string, string | undefined> {
    if (this.#diskShared) this.#disk = new Map(this.#disk);
    this.#diskShared = false;
    return this.#disk;
  }

  #ownBuffers(): Map<string, string> {
    if (this.#buffersShared) this.#buffers = new Map(this.#buffers);
    this.#buffersShared = false;
    return this.#buffers;
  }

  *#build(): Generator<void, Snapshot> {
    const version = this.#version;
    const view = this.#names ?? (yield* this.#readNames());
    if (version === this.#version) this.#names = view;
    yield* this.#readDirty(view);
    if (this.#settings.scripts === 'check') yield* this.#checkScripts(view);
    const sequence = this.#sequence(view);
    const { refused } = this.#refusals;
    yield;
    const booted = boot(
      sequence,
      view.files,
      view.engine,
      this.#nameTable,
      refused.size === 0 ? undefined : path => refused.get(path),
    );
    yield;
    const { engine, detection, search, tree, files, strays, sealed } = view;
    this.#graph = moduleGraph(files, this.#graph);
    yield;
    const disk = this.#disk;
    const buffers = this.#buffers;
    this.#diskShared = this.#buffersShared = true;
    const text = (path: string) => buffers.get(path) ?? disk.get(path);
    return {
      engine,
      detection,
      engineChosen: this.#settings.engine !== 'auto',
      tree,
      search,
      files,
      strays,
      sealed,
      sequence,
      names: this.#nameTable,
      boot: booted,
      graph: this.#graph,
      refused: new Map(refused),
      filesVersion: this.#filesVersion,
      text,
      lua: path => this.#facts(path, text(path)),
      luaPaths: () => [...disk.keys()].filter(path => path.endsWith('.lua')),
    };
  }

  #changed(path: string): void {
    this.#version++;
    this.#snapshot = undefined;
    if (path.endsWith('.otmod')) this.#dirty.add(path);
    else if (path === 'init.lua' || path.startsWith('src/')) this.#names = undefined;
    if (path.endsWith('.lua')) this.#forget();
    if (this.#names === undefined) this.#forget();
  }

  #forget(): void {
    this.#version++;
    this.#filesVersion++;
    this.#refusals = { files: undefined, checked: new Set(), refused: new Map() };
    this.#snapshot = undefined;
  }

  #facts(path: string, text: string | undefined): LuaFacts | undefined {
    if (text === undefined) return undefined;
    const known = this.#lua.get(path);
    if (known?.text === text) return known.facts;
    const facts = luaFacts(text);
    this.#lua.set(path, { text, facts });
    return facts;
  }

  *#readNames(): Generator<void, NamesView> {
    this.#dirty.clear();
    const tree = this.#disk.size === 0 ? emptyFolder : folderOf(this.#disk.keys());
    yield;
    const detection = detectEngine(tree, path => this.text(path), this.#keysUsed());
    const engine = clients[this.#settings.engine === 'auto' ? detection.engine : this.#settings.engine];
    const search = searchPath(engine, tree);
    const found = findManifests(search);
    yield;
    const discovered = new Set(found.map(({ path }) => path));
    const astray = [...this.#disk.keys()].filter(path => path.endsWith('.otmod') && !discovered.has(path)).sort();
    const sealed: string[] = [];
    const read = function* (self: ClientFolder, list: readonly Found[]): Generator<void, ModuleFile[]> {
      const files: ModuleFile[] = [];
      for (const each of list) {
        const file = self.#readManifest(each, engine, search);
        if (file) files.push(file);
        else sealed.push(each.path);
        yield;
      }
      return files;
    };
    const files = yield* read(this, found);
    const strays = yield* read(
      this,
      astray.map(path => ({ path, virtualPath: virtualPathOf(search, path), isFolder: false })),
    );
    return { tree, detection, engine, search, found, files, strays, sealed };
  }

  /** Manifests whose text changed, where no name did. */
  *#readDirty(view: NamesView): Generator<void> {
    for (const path of [...this.#dirty]) {
      this.#dirty.delete(path);
      for (const list of [view.files, view.strays]) {
        const index = list.findIndex(file => file.path === path);
        const old = list[index];
        const file = old && this.#readManifest(old, view.engine, view.search);
        if (!file || isSealed(file.manifest.document.text)) continue;
        const copy = [...list];
        copy[index] = file;
        if (list === view.files) view.files = copy;
        else view.strays = copy;
      }
      yield;
    }
  }

  #readManifest(found: Found, engine: ClientEngine, search: SearchPath): ModuleFile | undefined {
    const text = found.isFolder ? '\0' : (this.text(found.path) ?? '');
    if (!found.isFolder && isSealed(text)) return undefined;
    const known = this.#manifests.get(found.path);
    const same = known && known.manifest.document.text === text && known.manifest.engine === engine.id;
    const manifest: Manifest = same ? known.manifest : readManifest(text, engine);
    const file = moduleFile(found, manifest, search, this.#nameTable);
    this.#manifests.set(found.path, file);
    return file;
  }

  /** Keys and variable names in any manifest, for telling engines apart; read without parsing. */
  #keysUsed(): ReadonlySet<string> {
    const keys = new Set<string>();
    for (const path of this.#disk.keys()) {
      if (!path.endsWith('.otmod')) continue;
      for (const [, key] of (this.text(path) ?? '').matchAll(/^[ \t]*(&?[@\w-]+)[ \t]*:/gm)) {
        if (key.startsWith('&') || fieldOf(key)) keys.add(key);
      }
    }
    return keys;
  }

  *#checkScripts({ files, search }: NamesView): Generator<void> {
    const refusals = this.#refusals;
    const { checked, refused } = refusals;
    if (refusals.files === files) return;
    for (const [i, file] of files.entries()) {
      if (refusals.files?.[i] === file) continue;
      for (const { path } of file.scripts) {
        if (checked.has(path)) continue;
        checked.add(path);
        const reason = refusal(path, search, it => this.#facts(it, this.text(it)));
        if (reason !== undefined) refused.set(path, reason);
        yield;
      }
    }
    refusals.files = files;
  }

  /** The boot sequence of an init.lua; read again where its text or the modules that it asks for changed. */
  #initScript(text: string, files: readonly ModuleFile[]): InitScript | undefined {
    const known = this.#init;
    const has = (name: string) => files.some(file => file.manifest.name?.value === name);
    if (known?.text === text && [...known.asked].every(([name, there]) => has(name) === there)) return known.script;
    const asked = new Map<string, boolean>();
    const script = readInitScript(text, name => {
      asked.set(name, has(name));
      return has(name);
    });
    this.#init = { text, asked, script };
    return script;
  }

  #sequence({ engine, detection, files, sealed }: NamesView): BootSequence {
    const { boot: origin } = this.#settings;
    const text = this.text('init.lua');
    if (text !== undefined && (origin === 'folder' || (origin === 'auto' && engine.id === detection.engine))) {
      const script = this.#initScript(text, files);
      if (script) return { steps: script.steps.map(it => (sealed.length > 0 ? lenient(it) : it)), origin: 'folder' };
    }
    const steps = engine.boot.map(step => lenient({ step, line: undefined }));
    return { steps, origin: 'upstream' };
  }
}

/** Scripts that were looked at since the files last changed, and those that cannot run. */
interface Refusals {
  /** The manifests whose scripts were looked at, all of them. */
  files: readonly ModuleFile[] | undefined;
  readonly checked: Set<string>;
  readonly refused: Map<string, string>;
}

/** What follows from the names of the files alone; the lists change as single texts do. */
interface NamesView {
  readonly tree: Folder;
  readonly detection: Detection;
  readonly engine: ClientEngine;
  readonly search: SearchPath;
  readonly found: readonly Found[];
  files: readonly ModuleFile[];
  strays: readonly ModuleFile[];
  readonly sealed: readonly string[];
}

/** A module that cannot be seen is no reason to end the client. */
function lenient(it: BootSequence['steps'][number]): BootSequence['steps'][number] {
  return it.step.kind === 'ensure' ? { ...it, step: { ...it.step, optional: true } } : it;
}
