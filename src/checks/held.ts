import type { LuaArgument, LuaResource } from '../syntax/lua/code.ts';
import type { Located } from '../workspace/mention-index.ts';
import type { ModuleCode } from '../workspace/module-code.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** A call that takes or frees something, in its file. */
export type Resource = Located<LuaResource>;

/** Whether a module is made to be unloaded while the client runs, and all of its files have been read. */
export function isUnloadable(module: ModuleCode): boolean {
  if (module.resources().length === 0 || staysLoaded(module)) return false;
  return !module.gaps.some(it => it.kind !== 'dynamic') && !module.scripts.some(it => it.facts.isStale);
}

/** A module that nobody reloads, and that does nothing when it is unloaded: a library. */
function staysLoaded({ traits }: ModuleCode): boolean {
  return !traits.reloadable && !traits.hasUnload;
}

/** An expression as it is written, without white space; empty where there is none. */
export function written(argument: LuaArgument | undefined, { path }: Resource, { text }: Snapshot): string {
  return argument ? (text(path)?.slice(argument.span.start, argument.span.end).replaceAll(/\s+/g, '') ?? '') : '';
}
