import type { Stepwise } from '../base/stepwise.ts';
import type { LuaCode, LuaDefinition, LuaLookup } from '../syntax/lua/code.ts';
import type { Located } from './mention-index.ts';
import type { ModuleCode, ModuleUse } from './module-code.ts';

/** What the Lua of a client folder does, all modules together. Never changes. */
export interface CodeIndex {
  /** The modules that the client knows, in order of discovery. */
  readonly modules: ReadonlyMap<string, ModuleCode>;
  /** What stands in `_G` for everybody: what modules without a sandbox give a value, and `_G.x` of all. */
  readonly globals: ReadonlyMap<string, readonly Located<LuaDefinition>[]>;
  /** What others give a module as `modules.x.f = …`, by module, then by name. */
  readonly given: ReadonlyMap<string, ReadonlyMap<string, readonly Located<LuaDefinition>[]>>;
  /** Modules whose members somebody makes under names that are worked out. */
  readonly givenUnseen: ReadonlySet<string>;
  /** Uses of a module, in scripts and handlers, by the module used. */
  readonly usesOf: (module: string) => readonly ModuleUse[];
  readonly uses: readonly ModuleUse[];
  /** Those that happen while a module is loaded and look into another one, unless the member itself is made sure of. */
  readonly usesAtStart: readonly ModuleUse[];
  /** The places that ask the client for a module by its name. */
  readonly lookups: readonly Located<LuaLookup>[];
  /** Names that Lua uses or asks for and that no module has, as far as clients discover modules. */
  readonly unknownNames: readonly string[];
  /** The modules that run a Lua file. */
  readonly ownersOf: (path: string) => readonly ModuleCode[];
}

/** What the handlers of a file of widgets or a page do. */
export interface HandlerFile {
  readonly path: string;
  readonly uses: readonly ModuleUse[];
  readonly codes: readonly LuaCode[];
}

/** How many modules are looked at without a rest. */
const TOGETHER = 200;

/** Puts together what the code of each module says, in steps. */
export function* codeIndex(codes: readonly ModuleCode[], handlers: Iterable<HandlerFile>): Stepwise<CodeIndex> {
  const modules = new Map<string, ModuleCode>();
  const globals = new Map<string, Located<LuaDefinition>[]>();
  const given = new Map<string, Map<string, Located<LuaDefinition>[]>>();
  const givenUnseen = new Set<string>();
  const byModule = new Map<string, ModuleUse[]>();
  const uses: ModuleUse[] = [];
  const usesAtStart: ModuleUse[] = [];
  const lookups = new Map<string, Located<LuaLookup>>();
  const owners = new Map<string, ModuleCode[]>();
  const note = (use: ModuleUse) => {
    uses.push(use);
    push(byModule, use.module, use);
    if (use.when !== 'call' && use.access !== 'ask' && use.guard !== 'member') usesAtStart.push(use);
  };
  const define = (path: string, { definitions, dynamics, lookups: own }: LuaCode, isShared: boolean) => {
    for (const definition of definitions) {
      const { into, owner, name } = definition;
      if (owner !== undefined) continue;
      if (typeof into === 'object') {
        const members = given.get(into.module) ?? new Map<string, Located<LuaDefinition>[]>();
        given.set(into.module, members);
        push(members, name, { ...definition, path });
      } else if (into === 'globals' || isShared) push(globals, name, { ...definition, path });
    }
    for (const { module } of dynamics) if (module !== undefined) givenUnseen.add(module);
    // A script that two modules run asks in one place.
    for (const lookup of own) lookups.set(`${path}:${lookup.span.start}`, { ...lookup, path });
  };
  for (const [i, code] of codes.entries()) {
    if (i % TOGETHER === TOGETHER - 1) yield;
    modules.set(code.name, code);
    for (const { path, facts } of code.scripts) {
      push(owners, path, code);
      define(path, facts, !code.sandboxed);
    }
    for (const { path, facts } of code.chunks) define(path, facts, !code.sandboxed);
    for (const use of code.uses) note(use);
  }
  yield;
  for (const file of handlers) {
    for (const use of file.uses) note(use);
    for (const code of file.codes) define(file.path, code, true);
  }
  return {
    modules,
    globals,
    given,
    givenUnseen,
    uses,
    usesAtStart,
    lookups: [...lookups.values()],
    unknownNames: [...new Set([...byModule.keys(), ...[...lookups.values()].map(it => it.module)])].filter(
      name => !modules.has(name),
    ),
    usesOf: module => byModule.get(module) ?? [],
    ownersOf: path => owners.get(path) ?? [],
  };
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}
