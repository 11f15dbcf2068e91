import type { NameTable } from '../base/name-table.ts';
import type { BootStep, ClientEngine } from '../clients/client-engine.ts';
import type { Death } from '../syntax/otml/dialect.ts';
import type { LoadFailure, ModuleEvent, Request } from './module-events.ts';
import type { ModuleManager } from './module-manager.ts';
import type { ModuleFile, ModuleRecord } from './module-record.ts';
import { play } from './play.ts';

/** One step of a boot sequence as it went. */
export interface Phase {
  readonly step: BootStep;
  /** Line of init.lua that makes the step; undefined for an upstream sequence. */
  readonly line: number | undefined;
  readonly loads: readonly Load[];
  readonly failures: readonly FailedLoad[];
}

export interface Load {
  readonly record: ModuleRecord;
  readonly request: Request;
  /** Place in the load order, from 1. */
  readonly number: number;
}

export interface FailedLoad {
  readonly record: ModuleRecord;
  readonly failure: LoadFailure;
  /** The client ends here. */
  readonly fatal: boolean;
}

/** Why the client does not live to the end of its boot sequence. */
export type End =
  | { readonly kind: 'died'; readonly death: Death; readonly record?: ModuleRecord; readonly file?: ModuleFile }
  | { readonly kind: 'fatal'; readonly record: ModuleRecord; readonly failure: LoadFailure }
  | { readonly kind: 'ensure-failed'; readonly name: string };

/** What a client does at start: the modules in their load order, and everything that goes wrong. */
export interface Boot {
  readonly phases: readonly Phase[];
  /** Every load in order; a module that loads twice stands twice. */
  readonly loads: readonly Load[];
  /** The first failure of each module that failed. */
  readonly failures: ReadonlyMap<ModuleRecord, LoadFailure>;
  /** Names that a loaded module's load-later did not find. */
  readonly missingLater: readonly { readonly record: ModuleRecord; readonly wanted: string }[];
  /** Every module that was discovered, in the order of the first manifest of each; partly read ones too. */
  readonly records: readonly ModuleRecord[];
  /** The module that a manifest was read into, or undefined where it was not. */
  readonly recordOf: (file: ModuleFile) => ModuleRecord | undefined;
  readonly end: End | undefined;
}

export interface BootSequence {
  readonly steps: readonly { readonly step: BootStep; readonly line: number | undefined }[];
  readonly origin: 'folder' | 'upstream';
}

/** Runs a boot sequence over the manifests of a client folder. */
export function boot(
  sequence: BootSequence,
  files: readonly ModuleFile[],
  engine: ClientEngine,
  names: NameTable,
  refuseScript: ((path: string) => string | undefined) | undefined,
): Boot {
  const log = new BootLog(sequence);
  const steps = sequence.steps.map(({ step }) => step);
  const record = (event: Parameters<typeof log.note>[0], step: number) => log.note(event, step);
  log.keep(files, play(steps, { files, engine, names, refuseScript, verbose: false, record }));
  return log;
}

class BootLog implements Boot {
  readonly phases: { step: BootStep; line: number | undefined; loads: Load[]; failures: FailedLoad[] }[];
  readonly loads: Load[] = [];
  readonly failures = new Map<ModuleRecord, LoadFailure>();
  readonly missingLater: { record: ModuleRecord; wanted: string }[] = [];
  records: readonly ModuleRecord[] = [];
  #discovered: readonly (ModuleRecord | undefined)[] = [];
  #files: readonly ModuleFile[] = [];
  end: End | undefined;

  constructor(sequence: BootSequence) {
    this.phases = sequence.steps.map(({ step, line }) => ({ step, line, loads: [], failures: [] }));
  }

  readonly recordOf = (file: ModuleFile): ModuleRecord | undefined => this.#discovered[this.#files.indexOf(file)];

  /** Keeps what the manager holds at the end. */
  keep(files: readonly ModuleFile[], manager: ModuleManager): void {
    this.#files = files;
    this.#discovered = manager.discovered;
    this.records = manager.discovered.filter((it, i) => it !== undefined && it.files[0] === files[i]) as ModuleRecord[];
  }

  note(event: ModuleEvent | { readonly kind: 'state' | 'query' | 'result' }, step: number): void {
    switch (event.kind) {
      case 'load': {
        const load = { record: event.record, request: event.request, number: this.loads.length + 1 };
        this.loads.push(load);
        this.phases[step].loads.push(load);
        return;
      }
      case 'load-failed': {
        const { record, failure, fatal } = event;
        if (!this.failures.has(record)) this.failures.set(record, failure);
        this.phases[step].failures.push({ record, failure, fatal });
        if (fatal) this.end = { kind: 'fatal', record, failure };
        return;
      }
      case 'load-later-missing':
        this.missingLater.push({ record: event.record, wanted: event.wanted });
        return;
      case 'ensure-failed':
        this.end = { kind: 'ensure-failed', name: event.name };
        return;
      case 'died':
        this.end = event;
        return;
      default:
        return;
    }
  }
}
