import { lazy } from '../base/lazy.ts';
import { pushTo } from '../base/push-to.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { LuaDefinition, LuaLookup } from '../syntax/lua/code.ts';
import type { CodeParts, ModuleUse } from './code-parts.ts';
import type { Located } from './mention-index.ts';

/** What modules and files of widgets have to do with each other. Never changes. */
export interface CodeTies {
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
  readonly uses: () => readonly ModuleUse[];
  /** Those that happen while a module is loaded and look into another one, unless the member itself is made sure of. */
  readonly usesAtStart: readonly ModuleUse[];
  /** Those who use a module, modules before files of widgets. */
  readonly usersOf: (module: string) => readonly CodeParts[];
  /** The places that ask the client for a module by its name. */
  readonly lookups: readonly Located<LuaLookup>[];
  /** Every name by which a module is used or asked for, in the order of the first time. */
  readonly askedNames: readonly string[];
}

/** How many parts are looked at without a rest. */
const TOGETHER = 500;

/** Puts together what the parts say of others, in steps. */
export function* codeTies(parts: readonly CodeParts[]): Stepwise<CodeTies> {
  const globals = new Map<string, Located<LuaDefinition>[]>();
  const given = new Map<string, Map<string, Located<LuaDefinition>[]>>();
  const givenUnseen = new Set<string>();
  const usesAtStart: ModuleUse[] = [];
  const users = new Map<string, CodeParts[]>();
  const asked = new Set<string>();
  // A script that two modules run asks in one place.
  const lookups = new Map<string, Located<LuaLookup>>();
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
      asked.add(module);
    }
    for (const lookup of part.lookups) {
      lookups.set(`${lookup.path}:${lookup.span.start}`, lookup);
      asked.add(lookup.module);
    }
  }
  const usersOf = (module: string) => users.get(module) ?? [];
  const byModule = new Map<string, readonly ModuleUse[]>();
  const usesOf = (module: string) => {
    const found = byModule.get(module) ?? usersOf(module).flatMap(it => it.usesOf.get(module) ?? []);
    byModule.set(module, found);
    return found;
  };
  return {
    globals,
    given,
    givenUnseen,
    usesOf,
    usesOfMember: (module, member) => usesOf(module).filter(it => it.member === member),
    uses: lazy(() => parts.flatMap(it => it.uses)),
    usesAtStart,
    usersOf,
    lookups: [...lookups.values()],
    askedNames: [...asked],
  };
}
