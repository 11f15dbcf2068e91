import type { NameTable } from '../base/name-table.ts';
import { unreachable } from '../base/result.ts';
import type { ClientEngine } from '../clients/client-engine.ts';
import { type Abilities, abilitiesOf } from './abilities.ts';
import { discover } from './discovery.ts';
import type { RequestKind } from './manager-port.ts';
import type { ModuleEvent, Request } from './module-events.ts';
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
      readonly can: Abilities | undefined;
    }
  | { readonly kind: 'result'; readonly step: string; readonly value: boolean };

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

/** Plays steps on a fresh module manager until they end or the client does, telling everything that happens. */
export function play(steps: readonly Step[], { files, engine, names, refuseScript, verbose, record }: Play): void {
  let step = 0;
  const emit = (event: ModuleEvent) => {
    if (verbose || event.kind !== 'discover') record(event, step);
  };
  const manager: ModuleManager = new ModuleManager({
    engine,
    names,
    discover: before => discover(files, names, before, emit),
    loaded: (number, kind, of) =>
      emit({ kind: 'load', record: manager.record(number), request: requestOf(manager, number, kind, of) }),
    emit,
    repeats: true,
    runScripts: number => {
      for (const { path } of manager.factsOf(number).scripts) {
        if (verbose) emit({ kind: 'script', record: manager.record(number), path });
        const message = refuseScript?.(path);
        if (message !== undefined) return { kind: 'script', path, message };
      }
      return undefined;
    },
  });
  for (; step < steps.length && !manager.dead; step++) {
    const answer = perform(steps[step], manager);
    if (answer) record(answer, step);
  }
}

/** Unpacks the request that a manager tells of. */
export function requestOf(manager: ModuleManager, number: number, kind: RequestKind, of: number): Request {
  switch (kind) {
    case 'autoload':
      return { kind, upTo: of, priority: manager.factsOf(number).priority };
    case 'dependency':
    case 'load-later':
      return { kind, of: manager.record(of) };
    case 'ensure':
    case 'asked':
      return { kind };
  }
}

/** Does one step on a manager, and answers what the step asks. */
export function perform(step: Step, manager: ModuleManager): Answer | undefined {
  switch (step.kind) {
    case 'discover':
      manager.discover();
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
      const { autoload: places, moduleOf, priorities } = manager.discovery;
      const autoload = Array.from(places, (place, i) => [priorities[i], manager.record(moduleOf[place]).name] as const);
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
    const can = record && abilitiesOf(record, manager.list());
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
