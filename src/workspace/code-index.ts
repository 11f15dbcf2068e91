import { lazy } from '../base/lazy.ts';
import { pushTo } from '../base/push-to.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { LuaDefinition, LuaLookup } from '../syntax/lua/code.ts';
import { type CodeEdges, codeEdges } from './code-edges.ts';
import type { CodeParts, ModuleUse } from './code-parts.ts';
import type { Located } from './mention-index.ts';
import type { ModuleCode } from './module-code.ts';
import { type Natives, noNatives } from './natives.ts';

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
  /** Those of them that look up one member. */
  readonly usesOfMember: (module: string, member: string) => readonly ModuleUse[];
  readonly uses: readonly ModuleUse[];
  /** Those that happen while a module is loaded and look into another one, unless the member itself is made sure of. */
  readonly usesAtStart: readonly ModuleUse[];
  /** Who uses whom, by kind. */
  readonly edges: CodeEdges;
  /** The places that ask the client for a module by its name. */
  readonly lookups: readonly Located<LuaLookup>[];
  /** Whether some Lua may have the client load a module of that name before a player is in the game. */
  readonly mayLoad: (module: string) => boolean;
  /** Names that Lua uses or asks for and that no module has, as far as clients discover modules. */
  readonly unknownNames: readonly string[];
  /** The modules that run a Lua file. */
  readonly ownersOf: (path: string) => readonly ModuleCode[];
  /** What the client itself gives to Lua, as far as the folder tells. */
  readonly natives: Natives;
}

/** How many modules are looked at without a rest. */
const TOGETHER = 500;

/** Puts together what the code of each module and of the files of widgets says, in steps. */
export function* codeIndex(
  codes: readonly ModuleCode[],
  handlers: readonly CodeParts[],
  natives: Natives = noNatives,
): Stepwise<CodeIndex> {
  const modules = new Map(codes.map(code => [code.name, code]));
  const globals = new Map<string, Located<LuaDefinition>[]>();
  const given = new Map<string, Map<string, Located<LuaDefinition>[]>>();
  const givenUnseen = new Set<string>();
  const usesAtStart: ModuleUse[] = [];
  const users = new Map<string, CodeParts[]>();
  const unknown = new Set<string>();
  // A script that two modules run asks in one place.
  const lookups = new Map<string, Located<LuaLookup>>();
  const loaded = new Set<string | undefined>();
  const parts: readonly CodeParts[] = [...codes, ...handlers];
  for (const [i, part] of parts.entries()) {
    if (i % TOGETHER === TOGETHER - 1) yield;
    for (const each of part.shared) pushTo(globals, each.name, each);
    for (const gift of part.gifts) {
      const own = given.get(gift.to) ?? new Map<string, Located<LuaDefinition>[]>();
      given.set(gift.to, own);
      pushTo(own, gift.name, gift);
    }
    for (const module of part.givesUnseen) givenUnseen.add(module);
    for (const use of part.usesAtStart) usesAtStart.push(use);
    for (const module of part.usesOf.keys()) {
      pushTo(users, module, part);
      if (!modules.has(module)) unknown.add(module);
    }
    for (const { module, when, later } of part.loads) {
      // A name that is worked out may be any; functions that wait for one to be given load what somebody asks for.
      if (module === undefined ? when !== 'call' : !later) loaded.add(module);
    }
    for (const lookup of part.lookups) {
      lookups.set(`${lookup.path}:${lookup.span.start}`, lookup);
      if (!modules.has(lookup.module)) unknown.add(lookup.module);
    }
  }
  const byModule = new Map<string, readonly ModuleUse[]>();
  const usesOf = (module: string) => {
    const found = byModule.get(module) ?? (users.get(module) ?? []).flatMap(it => it.usesOf.get(module) ?? []);
    byModule.set(module, found);
    return found;
  };
  const uses = lazy(() => parts.flatMap(it => it.uses));
  const owners = lazy(() => ownersIn(codes));
  return {
    modules,
    globals,
    given,
    givenUnseen,
    usesOf,
    usesOfMember: (module, member) => usesOf(module).filter(it => it.member === member),
    get uses() {
      return uses();
    },
    usesAtStart,
    edges: codeEdges(modules, handlers, users),
    lookups: [...lookups.values()],
    mayLoad: module => loaded.has(module) || loaded.has(undefined),
    unknownNames: [...unknown],
    ownersOf: path => owners().get(path) ?? [],
    natives,
  };
}

function ownersIn(codes: readonly ModuleCode[]): ReadonlyMap<string, readonly ModuleCode[]> {
  const owners = new Map<string, ModuleCode[]>();
  for (const code of codes) for (const { path } of code.scripts) pushTo(owners, path, code);
  return owners;
}
