import { lazy } from '../base/lazy.ts';
import { NameTable } from '../base/name-table.ts';
import { finish, lazySteps, type Stepwise } from '../base/stepwise.ts';
import { AdvancedFiles } from './advanced-files.ts';
import { AdvancedNames } from './advanced-names.ts';
import { boot } from './boot.ts';
import { BootSequences } from './boot-sequence.ts';
import { type Candidates, noCandidates } from './candidate.ts';
import { causesOf, consequencesOf } from './causes.ts';
import { type ClientSettings, defaultSettings } from './client-settings.ts';
import { CodeReader } from './code-files.ts';
import { noCodeIndex } from './code-index.ts';
import { usesSameKeys } from './detect-engine.ts';
import { type Discovery, rediscover } from './discovery.ts';
import { MentionCache } from './file-mentions.ts';
import { FileTexts } from './file-texts.ts';
import { hasSameOutline, LuaFiles } from './lua-files.ts';
import { ManifestReader } from './manifest-reader.ts';
import { mentionIndex } from './mention-index.ts';
import { type ModuleGraph, regraph } from './module-graph.ts';
import type { ModuleFile } from './module-record.ts';
import { manifestIn, type NamesView, readNames } from './names-view.ts';
import { Needs } from './needs.ts';
import { Resolutions } from './resolutions.ts';
import { noneRefused, ScriptRefusals } from './script-refusals.ts';
import { refusal } from './scripts.ts';
import { isSealed } from './sealed.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * A client folder as it changes: files on disk, unsaved buffers above them, settings. Paths are relative to the folder,
 * with `/`. Everything that was made from an unchanged text is kept.
 */
export class ClientFolder {
  readonly #texts = new FileTexts();
  readonly #lua = new LuaFiles();
  readonly #savedLua = new LuaFiles();
  readonly #code = new CodeReader();
  readonly #mentions = new MentionCache();
  readonly #nameTable = new NameTable();
  readonly #manifests = new ManifestReader(this.#nameTable);
  readonly #resolutions = new Resolutions();
  readonly #dirty = new Set<string>();
  readonly #dirtyLua = new Set<string>();
  #settings: ClientSettings;
  #names: NamesView | undefined;
  #version = 0;
  #filesVersion = 0;
  #luaVersion = 0;
  #widgetsVersion = 0;
  #refusals = new ScriptRefusals();
  readonly #sequences = new BootSequences();
  readonly #advanced = new AdvancedFiles();
  #advancedNames: AdvancedNames | undefined;
  #needs: Needs | undefined;
  #candidates: Candidates = noCandidates;
  #snapshot: Snapshot | undefined;
  /** The latest graph and discovery: the next ones are made from them. */
  #graph: ModuleGraph | undefined;
  #discovery: Discovery | undefined;

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

  /** Versions are on offer elsewhere, in place of those that were told before. */
  offer(candidates: Candidates): void {
    this.#candidates = candidates;
    this.#version++;
    this.#snapshot = undefined;
  }

  /** A file is on disk; `text` is undefined where only its name matters. */
  putFile(path: string, text?: string): void {
    // Files tell engines apart, buffers do not: the engine must not change while somebody types.
    const same = this.#texts.has(path) && (!path.endsWith('.otmod') || usesSameKeys(this.#texts.onDisk(path), text));
    if (!same || path === 'init.lua' || path.startsWith('src/')) this.#names = undefined;
    this.#texts.put(path, text);
    this.#changed(path);
  }

  removeFile(path: string): void {
    if (!this.#texts.has(path)) return;
    this.#texts.remove(path);
    this.#names = undefined;
    this.#changed(path);
  }

  /** An editor shows a file; its text wins over the disk until `closeBuffer`. */
  putBuffer(path: string, text: string): void {
    if (this.#texts.putBuffer(path, text)) this.#changed(path);
  }

  closeBuffer(path: string): void {
    if (this.#texts.closeBuffer(path)) this.#changed(path);
  }

  paths(): Iterable<string> {
    return this.#texts.paths();
  }

  has(path: string): boolean {
    return this.#texts.has(path);
  }

  /** The text of a file now, as an editor shows it or as it is on disk. */
  text(path: string): string | undefined {
    return this.#texts.text(path);
  }

  /** The snapshot of this moment, made in steps so that a host can rest between them; same state, same snapshot. */
  *refresh(): Stepwise<Snapshot> {
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

  *#build(): Stepwise<Snapshot> {
    // A manifest that became unreadable, or readable, changes what there is to discover.
    if ([...this.#dirty].some(path => this.#sealedChanged(path))) {
      this.#names = undefined;
      this.#forget();
    }
    yield* this.#readDirtyLua();
    const version = this.#version;
    const view = this.#names ?? (yield* this.#readNames());
    if (version === this.#version) this.#names = view;
    yield* this.#readDirty(view);
    const { engine, detection, search, tree, files, strays, places, sealed } = view;
    const checked = this.#settings.scripts === 'check';
    const refused = checked
      ? yield* this.#refusals.update(files, path =>
          refusal(path, search, it => this.#lua.facts(it, this.text(it)), this.#settings.caseMatters),
        )
      : noneRefused;
    const names = this.#nameTable;
    const discovery = yield* rediscover(files, names, this.#discovery);
    this.#discovery = discovery;
    yield;
    const hasModule = (name: string) => (discovery.byName[names.id(name)] ?? -1) >= 0;
    const sequence = this.#sequences.read({
      engine,
      initLua: this.#ownInit(view),
      hasModule,
      lenient: sealed.length > 0,
    });
    const booted = boot(sequence, discovery, engine, names, refused.reasons.size === 0 ? undefined : refused);
    yield;
    const graph = yield* regraph(files, this.#graph);
    this.#graph = graph;
    yield;
    const advanced = yield* this.#advanced.update(this.#texts, search);
    const advancedNames = lazy(() => (this.#advancedNames = new AdvancedNames(advanced, graph, this.#advancedNames)));
    const causes = lazy(() => causesOf(booted, graph));
    const { text, paths, unsaved, changes } = this.#texts.frozen();
    const lua = (path: string) => this.#lua.facts(path, text(path));
    const code = checked
      ? yield* this.#code.update({ search, discovery, hasModule, dialect: engine.dialect, paths: paths(), lua, text })
      : noCodeIndex;
    const manifest = (path: string) => manifestIn(places, files, strays, path);
    const mentions = (path: string) => {
      const source = { text: text(path) ?? '', dialect: engine.dialect, manifest: manifest(path)?.manifest };
      return this.#mentions.of(path, { ...source, advanced: advanced.get(path)?.manifest });
    };
    const snapshot: Snapshot = {
      engine,
      detection,
      engineChosen: this.#settings.engine !== 'auto',
      optIn: this.#settings.optIn ?? [],
      tree,
      search,
      files,
      strays,
      places,
      sealed,
      sequence,
      discovery,
      names,
      boot: booted,
      causes,
      consequences: lazy(() => consequencesOf(causes())),
      graph,
      advanced,
      advancedNames,
      needs: lazy(() => (this.#needs = new Needs(advancedNames(), this.#needs))),
      candidates: this.#candidates,
      resolved: lazySteps(() => this.#resolutions.of(snapshot)),
      manifest,
      refused,
      filesVersion: this.#filesVersion,
      luaVersion: this.#luaVersion,
      widgetsVersion: this.#widgetsVersion,
      ...{ text, changes },
      lua,
      code,
      natives: lazy(() => (checked ? code.natives : finish(this.#code.natives(text)))),
      luaPaths: () => [...paths()].filter(path => path.endsWith('.lua')),
      paths,
      unsaved,
      unsavedLua: () => this.#savedLua.saved(unsaved()),
      mentions,
      mentionIndex: lazySteps(() => mentionIndex(paths(), mentions)),
    };
    return snapshot;
  }

  #changed(path: string): void {
    this.#version++;
    this.#snapshot = undefined;
    if (path.endsWith('.otmod')) this.#dirty.add(path);
    this.#advanced.changed(path);
    this.#code.changed(path);
    if (path.endsWith('.lua')) {
      this.#luaVersion++;
      this.#dirtyLua.add(path);
    }
    if (/\.(?:otui|html|css)$/.test(path)) this.#widgetsVersion++;
    if (this.#names === undefined) this.#forget();
  }

  #forget(): void {
    this.#version++;
    this.#filesVersion++;
    this.#refusals = new ScriptRefusals();
    this.#snapshot = undefined;
  }

  #sealedChanged(path: string): boolean {
    const sealed = this.#names?.sealed.includes(path) ?? false;
    const known = sealed || this.#names?.places.has(path);
    const text = this.text(path);
    return known === true && (text === undefined || isSealed(text)) !== sealed;
  }

  *#readNames(): Stepwise<NamesView> {
    this.#dirty.clear();
    return yield* readNames(this.#texts, this.#settings, (found, engine, search) =>
      this.#manifests.read(found, this.text(found.path), engine, search),
    );
  }

  /** Lua whose text changed. What it defines and whether it compiles matters to more than its own module. */
  *#readDirtyLua(): Stepwise<void> {
    // Where names of files changed, everything is looked at again in any case.
    if (!this.#names) this.#dirtyLua.clear();
    for (const path of [...this.#dirtyLua]) {
      this.#dirtyLua.delete(path);
      const before = this.#lua.latest(path);
      if (!hasSameOutline(before, this.#lua.facts(path, this.text(path)))) this.#forget();
      yield;
    }
  }

  /** Manifests whose text changed, where no name did. */
  *#readDirty(view: NamesView): Stepwise<void> {
    // Copied once, before the first change: a snapshot may hold the lists as they are.
    const copies = new Map<readonly ModuleFile[], ModuleFile[]>();
    for (const path of [...this.#dirty]) {
      this.#dirty.delete(path);
      const index = view.places.get(path) ?? -1;
      const kind = view.files[index]?.path === path ? 'files' : 'strays';
      const old = view[kind][index];
      const file =
        old?.path === path ? this.#manifests.read(old, this.text(path), view.engine, view.search) : undefined;
      if (!file) continue;
      const copy = copies.get(view[kind]) ?? view[kind].slice();
      copies.set(copy, copy);
      copy[index] = file;
      view[kind] = copy;
      yield;
    }
  }

  /** The init.lua that the boot sequence is to be read from, where there is one. */
  #ownInit({ engine, detection }: NamesView): string | undefined {
    const { boot: origin } = this.#settings;
    const own = origin === 'folder' || (origin === 'auto' && engine.id === detection.engine);
    return own ? this.text('init.lua') : undefined;
  }
}
