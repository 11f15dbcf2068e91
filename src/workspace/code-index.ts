import type { Stepwise } from '../base/stepwise.ts';
import type { LuaDefinition } from '../syntax/lua/code.ts';
import type { Located } from './mention-index.ts';
import type { ModuleCode, ModuleUse } from './module-code.ts';
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
  readonly uses: readonly ModuleUse[];
  /** The modules that run a Lua file. */
  readonly ownersOf: (path: string) => readonly ModuleCode[];
  /** What the client itself gives to Lua, as far as the folder tells. */
  readonly natives: Natives;
}

/** Uses in handlers of widgets and pages. */
export interface HandlerFile {
  readonly uses: readonly ModuleUse[];
}

/** How many modules are looked at without a rest. */
const TOGETHER = 200;

/** Puts together what the code of each module says, in steps. */
export function* codeIndex(
  codes: readonly ModuleCode[],
  handlers: Iterable<HandlerFile>,
  natives: Natives = noNatives,
): Stepwise<CodeIndex> {
  const modules = new Map<string, ModuleCode>();
  const globals = new Map<string, Located<LuaDefinition>[]>();
  const given = new Map<string, Map<string, Located<LuaDefinition>[]>>();
  const givenUnseen = new Set<string>();
  const byModule = new Map<string, ModuleUse[]>();
  const uses: ModuleUse[] = [];
  const owners = new Map<string, ModuleCode[]>();
  const note = (use: ModuleUse) => {
    uses.push(use);
    push(byModule, use.module, use);
  };
  for (const [i, code] of codes.entries()) {
    if (i % TOGETHER === TOGETHER - 1) yield;
    modules.set(code.name, code);
    for (const { path, facts } of code.scripts) {
      push(owners, path, code);
      for (const definition of facts.definitions) {
        const { into, owner, name } = definition;
        if (owner !== undefined) continue;
        if (typeof into === 'object') {
          const own = given.get(into.module) ?? new Map<string, Located<LuaDefinition>[]>();
          given.set(into.module, own);
          push(own, name, { ...definition, path });
        } else if (into === 'globals' || !code.sandboxed) push(globals, name, { ...definition, path });
      }
      for (const { module } of facts.dynamics) if (module !== undefined) givenUnseen.add(module);
    }
    for (const use of code.uses) note(use);
  }
  yield;
  for (const file of handlers) for (const use of file.uses) note(use);
  return {
    modules,
    globals,
    given,
    givenUnseen,
    uses,
    usesOf: module => byModule.get(module) ?? [],
    ownersOf: path => owners.get(path) ?? [],
    natives,
  };
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}
