import type { ModuleRecord } from './module-record.ts';

/** What can be done with a module as things stand. */
export interface Abilities {
  readonly unload: boolean;
  readonly reload: boolean;
  /** A loaded module lists this one: the engine's name for it. */
  readonly isDependent: boolean;
}

/** Source: `Module::canUnload`, `canReload` and `isDependent` in `module.cpp`. */
export function abilitiesOf(record: ModuleRecord, modules: readonly ModuleRecord[]): Abilities {
  const { name, reloadable } = record.facts;
  const isDependent = modules.some(it => it.loaded && it.facts.dependencies.some(({ id }) => id === name.id));
  const reload = reloadable && !isDependent;
  return { unload: record.loaded && reload, reload, isDependent };
}
