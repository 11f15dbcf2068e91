import { lazy } from '../base/lazy.ts';
import { pushTo } from '../base/push-to.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { LuaDefinition } from '../syntax/lua/code.ts';
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
  /** The modules that run a Lua file. */
  readonly ownersOf: (path: string) => readonly ModuleCode[];
}

/** Uses in the handlers of one file of widgets or one page. */
export interface HandlerFile {
  readonly uses: readonly ModuleUse[];
  /** The same by the module used. */
  readonly usesOf: ReadonlyMap<string, readonly ModuleUse[]>;
}

/** How many modules are looked at without a rest. */
const TOGETHER = 500;

/** Puts together what the code of each module says, in steps; what few ask for is worked out when they do. */
export function* codeIndex(codes: readonly ModuleCode[], handlers: readonly HandlerFile[]): Stepwise<CodeIndex> {
  const modules = new Map<string, ModuleCode>();
  const globals = new Map<string, Located<LuaDefinition>[]>();
  const given = new Map<string, Map<string, Located<LuaDefinition>[]>>();
  const givenUnseen = new Set<string>();
  for (const [i, code] of codes.entries()) {
    if (i % TOGETHER === TOGETHER - 1) yield;
    modules.set(code.name, code);
    for (const each of code.shared) pushTo(globals, each.name, each);
    for (const gift of code.gifts) {
      const own = given.get(gift.to) ?? new Map<string, Located<LuaDefinition>[]>();
      given.set(gift.to, own);
      pushTo(own, gift.name, gift);
    }
    for (const module of code.givesUnseen) givenUnseen.add(module);
  }
  yield;
  const holders = [...codes, ...handlers];
  const uses = lazy(() => holders.flatMap(it => it.uses));
  const owners = lazy(() => ownersIn(codes));
  return {
    modules,
    globals,
    given,
    givenUnseen,
    usesOf: module => holders.flatMap(it => it.usesOf.get(module) ?? []),
    get uses() {
      return uses();
    },
    ownersOf: path => owners().get(path) ?? [],
  };
}

function ownersIn(codes: readonly ModuleCode[]): ReadonlyMap<string, readonly ModuleCode[]> {
  const owners = new Map<string, ModuleCode[]>();
  for (const code of codes) for (const { path } of code.scripts) pushTo(owners, path, code);
  return owners;
}
