import { changedPlaces } from '../base/changed-places.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { LuaFacts } from '../syntax/lua/facts.ts';
import type { Dialect } from '../syntax/otml/dialect.ts';
import { type CodeIndex, codeIndex, noCodeIndex } from './code-index.ts';
import { type CodeParts, codeParts } from './code-parts.ts';
import { type Discovery, factsOf } from './discovery.ts';
import { handlersIn, mayHoldHandlers } from './file-code.ts';
import { hasFile } from './file-tree.ts';
import { type CodeModule, isStillCodeOf, likelyModule, type ModuleCode, moduleCode } from './module-code.ts';
import { NativeFiles } from './native-files.ts';
import type { Natives } from './natives.ts';
import { type SearchPath, virtualPathOf } from './search-path.ts';

/** The files of a client folder, as far as code is read from them. */
export interface CodeFiles {
  readonly search: SearchPath;
  readonly discovery: Discovery;
  /** Whether the client lists a module of that name. */
  readonly hasModule: (name: string) => boolean;
  readonly dialect: Dialect;
  readonly paths: Iterable<string>;
  readonly lua: (path: string) => LuaFacts | undefined;
  readonly text: (path: string) => string | undefined;
}

/** Keeps the code of modules and handlers, and reads again what changed. */
export class CodeReader {
  /** By module number: the code, and what it was read of. */
  readonly #codes: (ModuleCode | undefined)[] = [];
  readonly #modules: (CodeModule | undefined)[] = [];
  readonly #handlers = new Map<string, CodeParts & { readonly text: string; readonly from: string | undefined }>();
  readonly #dirty = new Set<string>();
  readonly #natives = new NativeFiles();
  #search: SearchPath | undefined;
  /** Of which all code was read. */
  #discovery: Discovery | undefined;
  /** Something changed that the latest index does not say yet. */
  #changed = false;
  #folders: ReadonlyMap<string, string> = new Map();
  /** Folders are of other modules than when all handlers were read. */
  #isMoved = false;
  #latest = noCodeIndex;

  /** A file appeared, went or has another text. */
  changed(path: string): void {
    this.#natives.changed(path);
    if (path.endsWith('.lua') || mayHoldHandlers(path)) this.#dirty.add(path);
  }

  /** What the client's bindings in the folder declare, in steps; the same object where they did not change. */
  natives(text: (path: string) => string | undefined): Stepwise<Natives> {
    return this.#natives.update(text);
  }

  /** The index of this moment, in steps; the same object where nothing in it changed. */
  *update(files: CodeFiles): Stepwise<CodeIndex> {
    const { search, discovery } = files;
    const isNew = search !== this.#search;
    if (isNew) {
      this.#changed = true;
      this.#codes.length = 0;
      this.#modules.length = 0;
      this.#handlers.clear();
    }
    const dirty = new Set(this.#dirty);
    const folders =
      this.#discovery && hasSameFolders(this.#discovery, discovery) ? this.#folders : foldersOf(discovery);
    for (const number of this.#numbersToLookAt(discovery, isNew || dirty.size > 0)) {
      const facts = moduleAt(number, files);
      const known = this.#codes[number];
      const of = this.#modules[number];
      const isFresh = !known || !isStale(known, dirty);
      if (isFresh && of === facts) continue;
      const isSame = isFresh && known && of && facts && isStillCodeOf(known, of, facts);
      const code = isSame ? known : facts && (yield* moduleCode(facts, files));
      this.#changed ||= code !== known;
      this.#codes[number] = code;
      this.#modules[number] = facts;
    }
    this.#discovery = discovery;
    this.#isMoved ||= !sameEntries(folders, this.#folders);
    this.#folders = folders;
    for (const path of isNew || this.#isMoved ? files.paths : dirty) {
      if (!mayHoldHandlers(path)) continue;
      if (!this.#readHandlers(path, files)) continue;
      this.#changed = true;
      yield;
    }
    this.#isMoved = false;
    // What changed while the host rested stays to be read.
    for (const path of dirty) this.#dirty.delete(path);
    this.#search = search;
    const natives = yield* this.natives(files.text);
    this.#changed ||= natives !== this.#latest.natives;
    if (!this.#changed) return this.#latest;
    this.#codes.length = this.#modules.length = discovery.files.length;
    this.#latest = yield* codeIndex([...this.#codes], [...this.#handlers.values()], natives, this.#latest);
    this.#changed = false;
    return this.#latest;
  }

  /** The modules that may have other code than before: those whose manifests changed, or all. */
  #numbersToLookAt(discovery: Discovery, all: boolean): Iterable<number> {
    const before = this.#discovery;
    const { files, moduleOf } = discovery;
    if (all || before?.files.length !== files.length) return files.keys();
    const numbers = changedPlaces(before.files, files).flatMap(place => [
      place,
      moduleOf[place],
      before.moduleOf[place],
    ]);
    return new Set(numbers.filter(number => number >= 0));
  }

  /** False where a file says what it said. */
  #readHandlers(path: string, { text, dialect, search }: CodeFiles): boolean {
    // A buffer of a file that is not on disk is none that the client could open.
    const own = hasFile(search.tree, path) ? text(path) : undefined;
    const known = this.#handlers.get(path);
    const virtual = virtualPathOf(search, path);
    const from = this.#folders.get(virtual.split('/').slice(0, 2).join('/'));
    if (known?.text === own && known?.from === from) return false;
    this.#handlers.delete(path);
    if (own === undefined) return known !== undefined;
    const handlers = handlersIn(path, own, dialect);
    if (handlers.length === 0) return known !== undefined;
    const uses = handlers.flatMap(({ key, code }) =>
      code.uses.map(use => ({ ...use, path, from, when: 'call' as const, key })),
    );
    const codes = handlers.map(({ code }) => ({ path, code }));
    this.#handlers.set(path, { ...codeParts(codes, uses, true), text: own, from });
    return true;
  }
}

/** The module that the client makes of a manifest, or would if it could read it and no other one had the name. */
function moduleAt(number: number, { discovery, hasModule }: CodeFiles): CodeModule | undefined {
  if (discovery.registered[number] === 1) return factsOf(discovery, number);
  const likely = likelyModule(discovery.files[number]);
  return likely && !hasModule(likely.name.value) ? likely : undefined;
}

/** Whether a module runs one of the files that changed. */
function isStale({ scripts }: ModuleCode, dirty: ReadonlySet<string>): boolean {
  return dirty.size > 0 && scripts.some(({ path }) => dirty.has(path));
}

/** The module whose folder each is, by the folder in the client's file system. */
function foldersOf({ files }: Discovery): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const { virtualPath, manifest } of files) {
    const name = manifest.name?.value;
    const folder = virtualPath.slice(0, virtualPath.lastIndexOf('/'));
    if (name !== undefined && !folders.has(folder)) folders.set(folder, name);
  }
  return folders;
}

/** Whether the same modules stand in the same folders, as far as the manifests at the same places tell. */
function hasSameFolders({ files: before }: Discovery, { files }: Discovery): boolean {
  if (before.length !== files.length) return false;
  return changedPlaces(before, files).every(
    place =>
      before[place].virtualPath === files[place].virtualPath &&
      before[place].manifest.name?.value === files[place].manifest.name?.value,
  );
}

function sameEntries(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a === b || (a.size === b.size && [...a].every(([key, value]) => b.get(key) === value));
}
