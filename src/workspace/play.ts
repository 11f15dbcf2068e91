import type { NameTable } from '../base/name-table.ts';
import { unreachable } from '../base/result.ts';
import type { ClientEngine } from '../clients/client-engine.ts';
import type { ModuleEvent } from './module-events.ts';
import { ModuleManager } from './module-manager.ts';
import type { ModuleFile, ModuleRecord } from './module-record.ts';
import type { Step } from './steps.ts';

/** What a played step answers besides events. */
export type Answer =
  | {
      readonly kind: 'state';
      readonly modules: readonly { readonly module: string; readonly loaded: boolean }[];
      readonly autoload: readonly (readonly [priority: number, name: string])[];
    }
  | {
      readonly kind: 'query';
      readonly module: string;
      readonly record: ModuleRecord | undefined;
      readonly can: Abilities;
    }
  | { readonly kind: 'result'; readonly step: string; readonly value: boolean };

export interface Abilities {
  readonly unload: boolean;
  readonly reload: boolean;
  readonly isDependent: boolean;
}

export interface Play {
  readonly files: readonly ModuleFile[];
  readonly engine: ClientEngine;
  readonly refuseScript?: ((path: string) => string | undefined) | undefined;
  /** The table in which the names of `files` are numbered. */
  readonly names: NameTable;
  /** Whether `discover` and `script` events are wanted. */
  readonly verbose: boolean;
  /** Called with everything that happens and is answered, and the number of the step that it belongs to. */
  readonly record: (happening: ModuleEvent | Answer, step: number) => void;
}

/** Plays steps on a fresh module manager until they end or the client does; returns the manager as it then is. */
export function play(
  steps: readonly Step[],
  { files, engine, names, refuseScript, verbose, record }: Play,
): ModuleManager {
  let number = 0;
  const manager = new ModuleManager({ engine, names, refuseScript, verbose, emit: event => record(event, number) });
  for (const step of steps) {
    if (manager.dead) break;
    const answer = perform(step, manager, files);
    if (answer) record(answer, number);
    number++;
  }
  return manager;
}

function perform(step: Step, manager: ModuleManager, files: readonly ModuleFile[]): Answer | undefined {
  switch (step.kind) {
    case 'discover':
      manager.discover(files);
      return undefined;
    case 'auto':
      manager.auto(step.upTo);
      return undefined;
    case 'ensure':
      if (!step.optional || manager.get(step.module)) manager.ensure(step.module);
      return undefined;
    case 'unload-all':
      manager.unloadAll();
      return undefined;
    case 'reload-all':
      manager.reloadAll();
      return undefined;
    case 'clear':
      manager.clear();
      return undefined;
    case 'state': {
      const modules = manager.list().map(({ name, loaded }) => ({ module: name, loaded }));
      const autoload = manager.autoloadList().map(it => [it.priority, it.record.name] as const);
      return { kind: 'state', modules, autoload };
    }
    case 'load':
    case 'unload':
    case 'reload':
    case 'query':
      return performOn(step.kind, step.module, manager);
    default:
      return unreachable(step);
  }
}

function performOn(
  kind: 'load' | 'unload' | 'reload' | 'query',
  name: string,
  manager: ModuleManager,
): Answer | undefined {
  const record = manager.get(name);
  if (kind === 'query') {
    const can = {
      unload: record !== undefined && manager.canUnload(record),
      reload: record !== undefined && manager.canReload(record),
      isDependent: record !== undefined && manager.isDependent(record),
    };
    return { kind: 'query', module: name, record, can };
  }
  if (!record) return undefined;
  if (kind === 'unload') {
    manager.unload(record);
    return undefined;
  }
  const value = kind === 'load' ? manager.load(record) : manager.reload(record);
  return manager.dead ? undefined : { kind: 'result', step: `${kind}:${name}`, value };
}
