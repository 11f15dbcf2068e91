import { lazy } from '../base/lazy.ts';
import { pushTo } from '../base/push-to.ts';
import { sameItems } from '../base/same-items.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { DeviceCode } from '../manifest/devices.ts';
import type { Chunk } from '../manifest/manifest.ts';
import {
  CHUNK,
  type LuaDefinition,
  type LuaInclude,
  type LuaLocal,
  type LuaResource,
  type LuaUse,
} from '../syntax/lua/code.ts';
import { type LuaFacts, luaFacts } from '../syntax/lua/facts.ts';
import { type CodeParts, codeParts, type ModuleUse, type When } from './code-parts.ts';
import { includedFiles } from './included-files.ts';
import { chunkSpan } from './mention.ts';
import type { Located } from './mention-index.ts';
import type { ModuleFacts, ModuleFile } from './module-record.ts';
import { type BodyPlace, Running } from './running.ts';
import { scriptFile } from './script-paths.ts';
import { lookUp, type SearchPath } from './search-path.ts';

/** A file that a module runs, in the order in which it runs them. */
export interface Script {
  /** Below the client folder. */
  readonly path: string;
  readonly facts: LuaFacts;
  /** Whether it is run as one of the scripts, by one of them or by `@onLoad`. */
  readonly when: 'load' | 'init';
  /** The function of another script that runs it; undefined where the list or `@onLoad` does. */
  readonly by: { readonly path: string; readonly body: number } | undefined;
}

/** Why it is not known what a module holds. */
export type Gap =
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'unread' | 'dynamic'; readonly path: string };

/** What there is to know of a module before its Lua is read. */
export type CodeModule = Pick<
  ModuleFacts,
  'files' | 'enabled' | 'reloadable' | 'sandboxed' | 'devices' | 'scripts' | 'onLoad' | 'onUnload'
> & { readonly name: Pick<ModuleFacts['name'], 'value'> };

/** What a manifest that the client refuses would say if it did not; undefined where it has no name. */
export function likelyModule(file: ModuleFile): CodeModule | undefined {
  const { name, enabled, reloadable, sandboxed, devices, onLoad, onUnload } = file.manifest;
  if (!name || file.isFolder) return undefined;
  const { scripts } = file;
  return { name, files: [file], enabled, reloadable, sandboxed, devices, scripts, onLoad, onUnload };
}

/** What a module's manifests say of how it lives. */
export interface ModuleTraits {
  readonly enabled: boolean;
  readonly reloadable: boolean;
  readonly devices: readonly DeviceCode[];
  /** It does something when it is unloaded. */
  readonly hasUnload: boolean;
}

/** What the Lua of one module does, all its scripts together. */
export interface ModuleCode extends CodeParts {
  readonly name: string;
  readonly sandboxed: boolean;
  readonly traits: ModuleTraits;
  readonly scripts: readonly Script[];
  /** What stands in its manifests. */
  readonly chunks: readonly ManifestChunk[];
  /** Empty where all is known that the module defines. */
  readonly gaps: readonly Gap[];
  /** What is given a value in its environment, in the order in which it is run. */
  readonly members: ReadonlyMap<string, readonly Located<LuaDefinition>[]>;
  /** Local variables of its scripts, which nobody else can see. */
  readonly locals: ReadonlyMap<string, Located<LuaLocal>>;
  /** What its scripts and chunks take and free. */
  readonly resources: () => readonly Located<LuaResource>[];
}

/** What module code is made of; whoever has the same has the same code. */
export interface CodeSource {
  readonly search: SearchPath;
  readonly lua: (path: string) => LuaFacts | undefined;
}

/** Reads the Lua of one module, a file at a step: the scripts of its list, and the files that they or `@onLoad` run. */
export function* moduleCode(module: CodeModule, source: CodeSource): Stepwise<ModuleCode> {
  const chunks = chunksOf(module);
  const { scripts, gaps } = yield* scriptsOf(module, chunks, source);
  for (const { path, facts } of scripts) {
    if (!facts.isRead) gaps.push({ kind: 'unread', path });
    else if (facts.dynamics.some(it => it.what !== 'load' && it.what !== 'module'))
      gaps.push({ kind: 'dynamic', path });
  }
  const files = [...scripts, ...chunks].map(({ path, facts }) => ({ path, code: facts }));
  const members = lazy(() => membersOf([...scripts, ...chunks.filter(it => it.key === '@onLoad')]));
  const locals = lazy(() => localsOf(scripts));
  const parts = codeParts(files, usesIn(module, scripts, chunks), !module.sandboxed);
  return {
    ...parts,
    name: module.name.value,
    sandboxed: module.sandboxed,
    traits: traitsOf(module),
    scripts,
    chunks,
    gaps,
    get members() {
      return members();
    },
    get locals() {
      return locals();
    },
    resources: lazy(() => files.flatMap(({ path, code }) => code.resources.map(it => ({ ...it, path })))),
  };
}

function membersOf(files: readonly Pick<Script, 'path' | 'facts'>[]): ModuleCode['members'] {
  const members = new Map<string, Located<LuaDefinition>[]>();
  for (const { path, facts } of files) {
    for (const definition of facts.definitions) {
      if (definition.into !== 'environment' || definition.owner !== undefined) continue;
      pushTo(members, definition.name, { ...definition, path });
    }
  }
  return members;
}

function localsOf(scripts: readonly Script[]): ModuleCode['locals'] {
  const locals = new Map<string, Located<LuaLocal>>();
  for (const { path, facts } of scripts) {
    for (const [name, local] of facts.locals) locals.set(name, { ...local, path });
  }
  return locals;
}

function* scriptsOf(
  module: CodeModule,
  chunks: readonly ManifestChunk[],
  { search, lua }: CodeSource,
): Stepwise<{ readonly scripts: readonly Script[]; readonly gaps: Gap[] }> {
  const scripts = new Map<string, Script>();
  const gaps: Gap[] = [];
  /** What is still to be run, in its order: a file comes before what follows the line that runs it. */
  let open: readonly Pending[] = [];
  const include = (includes: readonly LuaInclude[], path: string, when: Script['when'], isScript: boolean) => {
    const found = includes.map(it => includedFiles(it, path, search));
    if (found.includes(undefined)) gaps.push({ kind: 'dynamic', path });
    const pending = found.flatMap((files, i) => {
      const by = isScript ? { path, body: includes[i].body } : undefined;
      return (files ?? []).map(virtualPath => ({ virtualPath, when, by }));
    });
    open = [...pending, ...open];
  };
  const runAll = function* (): Stepwise<void> {
    for (let next = open[0]; next; next = open[0]) {
      open = open.slice(1);
      const found = lookUp(search, next.virtualPath);
      const path = found.kind === 'file' ? found.path : '';
      if (scripts.has(path)) continue;
      const facts = lua(path);
      if (facts) {
        scripts.set(path, { path, facts, when: next.when, by: next.by });
        include(facts.includes, path, next.when, true);
      } else gaps.push({ kind: 'missing', path: next.virtualPath });
      yield;
    }
  };
  open = module.scripts.map(({ path }) => ({ virtualPath: scriptFile(path), when: 'load', by: undefined }));
  yield* runAll();
  for (const { key, path, facts } of chunks) if (key === '@onLoad') include(facts.includes, path, 'init', false);
  yield* runAll();
  return { scripts: [...scripts.values()], gaps };
}

/** A file that is still to be read. */
interface Pending {
  readonly virtualPath: string;
  readonly when: Script['when'];
  readonly by: Script['by'];
}

/** The uses in the scripts, and those in the chunks of the manifest, each with when it happens. */
function usesIn(
  module: CodeModule,
  scripts: readonly Script[],
  chunks: readonly ManifestChunk[],
): readonly ModuleUse[] {
  if (scripts.every(it => it.facts.uses.length === 0) && chunks.every(it => it.facts.uses.length === 0)) return [];
  const from = module.name.value;
  const onLoad = chunks.find(it => it.key === '@onLoad')?.facts;
  const running = new Running(scripts.map(it => it.facts));
  const chunkPlaces = (kind: Script['when']) =>
    scripts.flatMap((it, i) => (it.when === kind && !it.by ? [running.place(i, CHUNK)] : []));
  const atLoad = runBy(chunkPlaces('load'), scripts, running);
  const atInit = runBy([...chunkPlaces('init'), ...(onLoad ? running.calledBy(onLoad) : [])], scripts, running);
  const when = (use: LuaUse, script: number): When => {
    const place = running.place(script, use.body);
    return use.later ? 'call' : atLoad.has(place) ? 'load' : atInit.has(place) ? 'init' : 'call';
  };
  const inScripts = scripts.flatMap(({ path, facts }, i) =>
    facts.uses.map(use => ({ ...use, path, from, when: when(use, i), key: undefined })),
  );
  const inChunks = chunks.flatMap(({ path, key, facts }) =>
    facts.uses.map(use => ({ ...use, path, from, when: key === '@onLoad' && !use.later ? INIT : CALL, key })),
  );
  return [...inScripts, ...inChunks];
}

/** Every function that runs when those do, with the files that any of them runs. */
function runBy(starts: readonly BodyPlace[], scripts: readonly Script[], running: Running): ReadonlySet<BodyPlace> {
  const numbers = new Map(scripts.map(({ path }, i) => [path, i]));
  for (let reached = running.from(starts); ; ) {
    const more = scripts.flatMap(({ by }, i) => {
      const script = by && numbers.get(by.path);
      const isRun = by && script !== undefined && reached.has(running.place(script, by.body));
      const chunk = running.place(i, CHUNK);
      return isRun && !reached.has(chunk) ? [chunk] : [];
    });
    if (more.length === 0) return reached;
    reached = running.from([...reached, ...more]);
  }
}

const INIT: When = 'init';
const CALL: When = 'call';

/** Whether code that was read for a module is that of the same module whose manifests were edited. */
export function isStillCodeOf(code: ModuleCode, before: CodeModule, now: CodeModule): boolean {
  return (
    before.name.value === now.name.value &&
    before.sandboxed === now.sandboxed &&
    JSON.stringify(code.traits) === JSON.stringify(traitsOf(now)) &&
    sameItems(
      before.scripts.map(it => it.path),
      now.scripts.map(it => it.path),
    ) &&
    sameItems(
      before.files.map(it => it.path),
      now.files.map(it => it.path),
    ) &&
    isStillChunk(before.onLoad, now.onLoad, code) &&
    isStillChunk(before.onUnload, now.onUnload, code)
  );
}

/** Where something in the chunks has a place of its own, that must not have moved. */
function isStillChunk(before: Chunk | undefined, now: Chunk | undefined, { chunks }: ModuleCode): boolean {
  if (before?.value !== now?.value) return false;
  const isPlain = chunks.every(
    ({ facts: { uses, definitions, lookups, resources } }) =>
      uses.length + definitions.length + lookups.length + resources.length === 0,
  );
  return isPlain || before?.span.start === now?.span.start;
}

function traitsOf({ enabled, reloadable, devices, onUnload }: CodeModule): ModuleTraits {
  return { enabled, reloadable, devices, hasUnload: onUnload !== undefined };
}

/** The Lua of one key of a manifest. */
export interface ManifestChunk {
  readonly path: string;
  readonly key: '@onLoad' | '@onUnload';
  readonly facts: LuaFacts;
}

/** The Lua in a module's manifests, in the places where it stands. */
function chunksOf({ files, onLoad, onUnload }: CodeModule): readonly ManifestChunk[] {
  return files.flatMap(({ path, manifest: { document } }) =>
    document.declarations
      .flatMap(root => (root.tag === 'Module' ? root.children : []))
      .flatMap(declaration => {
        const key = declaration.tag;
        if (key !== '@onLoad' && key !== '@onUnload') return [];
        const { start } = declaration.valueSpan;
        // A key that is written again below is not what the engine runs.
        if ((key === '@onLoad' ? onLoad : onUnload)?.span.start !== start) return [];
        const place = chunkSpan(document.text, declaration);
        return place ? [{ path, key, facts: luaFacts(document.text, place.start, place.end) }] : [];
      }),
  );
}
