import { unreachable } from '../base/result.ts';
import type { EngineId } from '../clients/client-engine.ts';
import { failureMessage, type ModuleEvent } from './module-events.ts';
import type { ModuleFacts, ModuleFile } from './module-record.ts';
import type { Answer } from './play.ts';

/** One row of the form that `conformance/load-*.jsonl` has: `[event, name, …]`. */
export type EventRow = readonly unknown[];

/** Renders what happened as rows. */
export function eventRows(happening: ModuleEvent | Answer, engine: EngineId): readonly EventRow[] {
  switch (happening.kind) {
    case 'discover':
      return [discoverRow(happening.facts, happening.file, happening.partial, engine)];
    case 'script':
      return [['script', { module: happening.record.name, path: happening.path }]];
    case 'load':
    case 'unload':
      return [[happening.kind, happening.record.name]];
    case 'load-failed': {
      const { name } = happening.record;
      const message = `Unable to load module '${name}': ${failureMessage(happening.failure)}`;
      return [[happening.fatal ? 'fatal' : 'error', name, message]];
    }
    case 'undiscovered':
    case 'complaint':
      return [['error', null, happening.message]];
    case 'load-later-missing': {
      const { name } = happening.record;
      return [['error', name, `Unable to find module '${happening.wanted}' required by '${name}'`]];
    }
    case 'ensure-failed':
      return [['fatal', happening.name, `Unable to load '${happening.name}' module`]];
    case 'died': {
      const { death } = happening;
      return [death.kind === 'crash' ? ['crash', death.signal] : ['fatal', null, death.message]];
    }
    case 'state':
      return [['state', { modules: happening.modules, autoload: happening.autoload }]];
    case 'query':
      return [['query', queryFacts(happening)]];
    case 'result':
      return [['result', { step: happening.step, value: happening.value }]];
    default:
      return unreachable(happening);
  }
}

function discoverRow(facts: ModuleFacts, file: ModuleFile, partial: boolean, engine: EngineId): EventRow {
  const redemption = engine === 'mehah' || engine === 'opentibiabr';
  const told = {
    autoload: facts.autoload,
    ...(partial ? {} : { priority: facts.priority }),
    reloadable: facts.reloadable,
    sandboxed: facts.sandboxed,
    ...(redemption ? { enabled: facts.enabled, devices: [...facts.devices] } : {}),
    dependencies: facts.dependencies.map(it => it.value),
    loadLater: facts.loadLater.map(it => it.value),
    scripts: facts.scripts.map(it => it.path),
    onLoad: facts.onLoad?.value ?? '',
    onUnload: facts.onUnload?.value ?? '',
    description: facts.description,
    author: facts.author,
    website: facts.website,
    version: facts.version,
  };
  return [partial ? 'discover-partial' : 'discover', facts.name.value, file.virtualPath, told];
}

function queryFacts({ module, record, can }: Extract<Answer, { kind: 'query' }>): object {
  if (!record || !can) return { module, exists: false };
  const { loaded } = record;
  return {
    module,
    exists: true,
    isLoaded: loaded,
    canUnload: can.unload,
    canReload: can.reload,
    isDependent: can.isDependent,
  };
}
