import { lazy } from '../base/lazy.ts';
import { pushTo } from '../base/push-to.ts';
import type { LuaCode, LuaDefinition, LuaLookup, LuaUse } from '../syntax/lua/code.ts';
import { type CodeEdge, edgesOf, needsModule } from './code-edge.ts';
import type { Located } from './mention-index.ts';

/** When a use happens: while the scripts are run, while `@onLoad` is, or at some time later. */
export type When = 'load' | 'init' | 'call';

/** A use of another module in a file of this one. */
export interface ModuleUse extends Located<LuaUse> {
  /** The module that uses; undefined for files that are no module's. */
  readonly from: string | undefined;
  readonly when: When;
  /** The handler or key that it stands in; undefined for a script. */
  readonly key: string | undefined;
}

/** A member that is given to another module. */
export interface Gift extends Located<LuaDefinition> {
  readonly to: string;
}

/** What the Lua of one module, or of one file of widgets, has to do with others; made once, as long as its texts stay. */
export interface CodeParts {
  readonly uses: readonly ModuleUse[];
  /** The same by the module used. */
  readonly usesOf: ReadonlyMap<string, readonly ModuleUse[]>;
  /** Those that happen while a module is loaded and look into another one, unless the member itself is made sure of. */
  readonly usesAtStart: readonly ModuleUse[];
  /** Whom it uses, by kind; worked out where somebody looks. */
  readonly edges: () => readonly CodeEdge[];
  /** Whom it uses while a module is loaded in a way that fails without the other one. */
  readonly hardAtStart: () => readonly CodeEdge[];
  /** The places that ask the client for a module by its name. */
  readonly lookups: readonly Located<LuaLookup>[];
  /** What it puts into `_G`. */
  readonly shared: readonly Located<LuaDefinition>[];
  /** What it gives other modules, as `modules.x.f = …`. */
  readonly gifts: readonly Gift[];
  /** Modules that it gives members under names that are worked out. */
  readonly givesUnseen: readonly string[];
  /** It has nothing to do with others: it uses, asks for, shares and gives nothing. */
  readonly isAlone: boolean;
}

/** A file, or a part of one, and what it does. */
export interface CodeOfFile {
  readonly path: string;
  readonly code: LuaCode;
}

/** Sorts what files do by whom it concerns; `sharesAll`: they run in `_G` itself. */
export function codeParts(files: readonly CodeOfFile[], uses: readonly ModuleUse[], sharesAll: boolean): CodeParts {
  const shared: Located<LuaDefinition>[] = [];
  const gifts: Gift[] = [];
  for (const { path, code } of files) {
    for (const definition of code.definitions) {
      const { into, owner } = definition;
      if (owner !== undefined) continue;
      if (typeof into === 'object') gifts.push({ ...definition, path, to: into.module });
      else if (into === 'globals' || sharesAll) shared.push({ ...definition, path });
    }
  }
  const usesOf = new Map<string, ModuleUse[]>();
  for (const use of uses) pushTo(usesOf, use.module, use);
  const usesAtStart = uses.filter(it => it.when !== 'call' && it.access !== 'ask' && it.guard !== 'member');
  const lookups = files.flatMap(({ path, code }) => code.lookups.map(it => ({ ...it, path })));
  const givesUnseen = files.flatMap(({ code }) => code.dynamics.flatMap(it => it.module ?? []));
  return {
    uses,
    usesOf,
    usesAtStart,
    edges: lazy(() => edgesOf(uses)),
    hardAtStart: lazy(() => edgesOf(usesAtStart.filter(needsModule))),
    lookups,
    shared,
    gifts,
    givesUnseen,
    isAlone: [uses, lookups, shared, gifts, givesUnseen].every(it => it.length === 0),
  };
}
