import { lazy } from '../../base/lazy.ts';
import { pushTo } from '../../base/push-to.ts';
import type { LuaDefinition } from '../../syntax/lua/code.ts';
import type { CodeIndex } from '../../workspace/code-index.ts';
import { folderPath } from '../../workspace/manifest-paths.ts';
import type { ModuleCode } from '../../workspace/module-code.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** Whose environment the Lua of a file is run in. */
export interface Environment {
  /** More than one where modules share the file; none where it is run in `_G` itself. */
  readonly modules: readonly ModuleCode[];
  /** A script that no module runs as far as can be seen: `modules` are then those in whose folder it lies. */
  readonly isLoose: boolean;
}

/** Tells the environment of files. Handlers and chunks have that of the module in whose folder they stand. */
export function environments({ code, files }: Snapshot): (path: string) => Environment {
  const homes = lazy(() => {
    const all = new Map<string, ModuleCode[]>();
    for (const { path, manifest } of files) {
      const module = code.modules.get(manifest.name?.value ?? '');
      if (module) pushTo(all, folderPath(path), module);
    }
    return all;
  });
  const around = (path: string) => {
    const found = new Set<ModuleCode>();
    for (let folder = folderPath(path); folder !== ''; folder = folderPath(folder))
      for (const each of homes().get(folder) ?? []) found.add(each);
    return [...found];
  };
  return path => {
    if (!path.endsWith('.lua')) return { modules: around(path), isLoose: false };
    const modules = code.ownersOf(path);
    if (modules.length > 0 || atStart.has(path)) return { modules, isLoose: false };
    return { modules: around(path), isLoose: true };
  };
}

/** What clients run themselves, before the modules and after them. */
const atStart = new Set(['init.lua', 'otclientrc.lua']);

/** What a name stands for: the global of all, something of a module's own, or one of the two at different times. */
export type Whose = 'global' | 'own' | 'unsure';

/** What a bare name stands for in an environment. */
export function whoseBare(name: string, { modules }: Environment, code: CodeIndex): Whose {
  const found = new Set(modules.map(it => (it.sandboxed ? ofValues(valuesIn(it, name, code)) : 'global')));
  if (found.size > 1) return 'unsure';
  return [...found][0] ?? 'global';
}

/** What `modules.x.f` stands for. There is nothing behind a module that is not there. */
export function whoseMember(name: string, module: string, code: CodeIndex): Whose {
  const own = code.modules.get(module);
  if (!own) return 'own';
  if (own.sandboxed) return ofValues(valuesIn(own, name, code));
  // What others give a module without a sandbox stands before what it makes itself, which is in `_G`.
  const given = ofValues(code.given.get(module)?.get(name) ?? []);
  return given === 'own' && own.members.has(name) ? 'unsure' : given;
}

function valuesIn({ name: module, members }: ModuleCode, name: string, { given }: CodeIndex): readonly LuaDefinition[] {
  return [...(members.get(name) ?? []), ...(given.get(module)?.get(name) ?? [])];
}

/** What is made of the value that is there already may be made of the global. */
function ofValues(all: readonly LuaDefinition[]): Whose {
  const made = all.filter(it => !it.isNil);
  if (made.length === 0) return 'global';
  return made.some(it => !it.yields && !it.follows) ? 'own' : 'unsure';
}
