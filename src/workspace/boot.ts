import { lazy } from '../base/lazy.ts';
import type { NameTable } from '../base/name-table.ts';
import type { BootStep, ClientEngine } from '../clients/client-engine.ts';
import type { Death } from '../syntax/otml/dialect.ts';
import { type Discovery, discover, factsOf } from './discovery.ts';
import type { ManagerPort, RequestKind } from './manager-port.ts';
import type { LoadFailure, ModuleEvent, Request } from './module-events.ts';
import { ModuleManager } from './module-manager.ts';
import type { ModuleFacts, ModuleFile, ModuleRecord } from './module-record.ts';
import { perform, requestOf } from './play.ts';

/** One step of a boot sequence as it went. */
export interface Phase {
  readonly step: BootStep;
  /** Line of init.lua that makes the step; undefined for an upstream sequence. */
  readonly line: number | undefined;
  readonly loads: readonly Load[];
  /** How many there are, and how many there were before; known without making them. */
  readonly count: number;
  readonly before: number;
  /** Modules that had not failed before. */
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
  /** How many there are. */
  readonly count: number;
  /** The name of the module that is loaded at a place from 1, without a look at its load. */
  readonly nameAt: (number: number) => string | undefined;
  /** One of them, by its place from 0. */
  readonly loadAt: (place: number) => Load;
  /** The first load of a module, or undefined where it does not load. */
  readonly loadOf: (record: ModuleRecord) => Load | undefined;
  /** The step in which a load of this boot happens. */
  readonly phaseOf: (load: Load) => Phase | undefined;
  /** The place in the load order, from 1, of the module that a manifest was read into; undefined where it does not load. */
  readonly numberOf: (file: ModuleFile) => number | undefined;
  /** The first failure of each module that failed. */
  readonly failures: ReadonlyMap<ModuleRecord, LoadFailure>;
  /** Names that a loaded module's load-later did not find. */
  readonly missingLater: readonly { readonly record: ModuleRecord; readonly wanted: string }[];
  /** Numbers of modules that could be loaded and that nothing asked for, in order of discovery. */
  readonly unrequested: () => readonly number[];
  /** What a module of that number holds. */
  readonly factsOf: (number: number) => ModuleFacts;
  /** The module that a manifest was read into, or undefined where it was not. */
  readonly recordOf: (file: ModuleFile) => ModuleRecord | undefined;
  readonly end: End | undefined;
}

export interface BootSequence {
  readonly steps: readonly { readonly step: BootStep; readonly line: number | undefined }[];
  readonly origin: 'folder' | 'upstream';
}

/** The scripts that cannot run. */
export interface Refusals {
  /** Why a script of the engine's list does not run, or undefined where it does. */
  readonly reasonOf: (path: string) => string | undefined;
  /** The manifests that list any such script, by their places. */
  readonly places: Iterable<number>;
}

/** Runs a boot sequence over the modules that were discovered. */
export function boot(
  sequence: BootSequence,
  found: Discovery,
  engine: ClientEngine,
  names: NameTable,
  refusals: Refusals | undefined,
): Boot {
  return new FinishedBoot(sequence, {
    engine,
    names,
    discover: before => (before ? discover(found.files, names, before) : found),
    runScripts: refusals && scriptRunner(found, refusals),
  });
}

/** Looks only at the scripts of those modules that list one that cannot run. */
function scriptRunner(found: Discovery, { reasonOf, places }: Refusals): ManagerPort['runScripts'] {
  const { files, moduleOf } = found;
  const doubtful = new Uint8Array(files.length);
  for (const place of places) if (moduleOf[place] >= 0) doubtful[moduleOf[place]] = 1;
  return number => {
    if (doubtful[number] === 0) return undefined;
    for (const { path } of factsOf(found, number)?.scripts ?? []) {
      const message = reasonOf(path);
      if (message !== undefined) return { kind: 'script', path, message };
    }
    return undefined;
  };
}

const requestKinds: readonly RequestKind[] = ['autoload', 'ensure', 'dependency', 'load-later', 'asked'];

/** A boot as it was written down: loads are numbers until somebody looks. */
class FinishedBoot implements Boot {
  readonly #sequence: BootSequence;
  readonly #manager: ModuleManager;
  /** Each load as two numbers: number and kind of the request, and what the request is of. */
  #packed = new Int32Array();
  #count = 0;
  /** How many loads there were at the end of each step. */
  readonly #ends: number[] = [];
  readonly #failed: { readonly step: number; readonly failed: FailedLoad }[] = [];
  readonly failures = new Map<ModuleRecord, LoadFailure>();
  readonly missingLater: { record: ModuleRecord; wanted: string }[] = [];
  #loads: readonly Load[] | undefined;
  #phases: readonly Phase[] | undefined;
  readonly #made = new Map<number, Load>();
  /** Places in the load order from 1, by module number; 0 for none. */
  #numbers: Int32Array | undefined;
  end: End | undefined;

  constructor(sequence: BootSequence, port: Omit<ManagerPort, 'loaded' | 'emit' | 'repeats'>) {
    this.#sequence = sequence;
    this.#manager = new ModuleManager({
      ...port,
      loaded: (number, kind, of) => this.#noteLoad(number, kind, of),
      emit: event => this.#note(event),
      repeats: false,
    });
    for (const { step } of sequence.steps) {
      if (this.#manager.dead) break;
      perform(step, this.#manager);
      this.#ends.push(this.#count);
    }
    this.#manager.rest();
  }

  #noteLoad(number: number, kind: RequestKind, of: number): void {
    const at = this.#count++ * 2;
    if (at === this.#packed.length) {
      // As many as there are modules, and again as many where some load twice.
      const longer = new Int32Array(at + 2 * Math.max(16, this.#manager.discovery.files.length));
      longer.set(this.#packed);
      this.#packed = longer;
    }
    this.#packed[at] = number * requestKinds.length + requestKinds.indexOf(kind);
    this.#packed[at + 1] = of;
  }

  #note(event: ModuleEvent): void {
    switch (event.kind) {
      case 'load-failed': {
        const { record, failure, fatal } = event;
        if (fatal) this.end = { kind: 'fatal', record, failure };
        if (this.failures.has(record)) return;
        this.failures.set(record, failure);
        this.#failed.push({ step: this.#ends.length, failed: { record, failure, fatal } });
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

  get count(): number {
    return this.#count;
  }

  get loads(): readonly Load[] {
    this.#loads ??= Array.from({ length: this.#count }, (_, i) => this.loadAt(i));
    return this.#loads;
  }

  /** Always the same object. */
  readonly loadAt = (i: number): Load => {
    const known = this.#made.get(i);
    if (known) return known;
    const both = this.#packed[i * 2];
    const number = this.#moduleAt(i);
    const kind = requestKinds[both % requestKinds.length];
    const request = requestOf(this.#manager, number, kind, this.#packed[i * 2 + 1]);
    const load = { record: this.#manager.record(number), request, number: i + 1 };
    this.#made.set(i, load);
    return load;
  };

  readonly nameAt = (number: number): string | undefined =>
    number < 1 || number > this.#count ? undefined : this.#manager.factsOf(this.#moduleAt(number - 1)).name.value;

  /** The number of the module that is loaded at a place from 0. */
  #moduleAt(i: number): number {
    return Math.floor(this.#packed[i * 2] / requestKinds.length);
  }

  get phases(): readonly Phase[] {
    this.#phases ??= this.#sequence.steps.map(({ step, line }, i) => {
      const before = i === 0 ? 0 : (this.#ends[i - 1] ?? 0);
      const end = Math.max(before, this.#ends[i] ?? 0);
      const loads = lazy(() => this.loads.slice(before, end));
      const failures = this.#failed.filter(it => it.step === i).map(it => it.failed);
      return {
        step,
        line,
        get loads() {
          return loads();
        },
        count: end - before,
        before,
        failures,
      };
    });
    return this.#phases;
  }

  readonly phaseOf = ({ number }: Load): Phase | undefined => this.phases[this.#ends.findIndex(end => number <= end)];

  readonly loadOf = (record: ModuleRecord): Load | undefined => {
    const place = this.#placeOf(record.number);
    const load = place === undefined ? undefined : this.loadAt(place - 1);
    return load?.record === record ? load : undefined;
  };

  readonly unrequested = (): readonly number[] => {
    const manager = this.#manager;
    const loadable = manager.discovery.loadable;
    const found: number[] = [];
    for (let number = 0; number < loadable.length; number++) {
      if (loadable[number] === 1 && !manager.isRequested(number)) found.push(number);
    }
    return found;
  };

  readonly factsOf = (number: number): ModuleFacts => this.#manager.factsOf(number);

  readonly recordOf = (file: ModuleFile): ModuleRecord | undefined => {
    const number = this.#moduleOf(file);
    return number < 0 ? undefined : this.#manager.record(number);
  };

  readonly numberOf = (file: ModuleFile): number | undefined => this.#placeOf(this.#moduleOf(file));

  /** The place in the load order of the module of that number. */
  #placeOf(module: number): number | undefined {
    this.#numbers ??= this.#firstPlaces();
    return this.#numbers[module] || undefined;
  }

  /** The number of the module that a manifest was read into, -1 for none. */
  #moduleOf(file: ModuleFile): number {
    const found = this.#manager.discovery;
    if (!file.facts) return -1;
    const listed = found.byName[file.facts.name.id] ?? -1;
    if (listed >= 0 && factsOf(found, listed)?.files.includes(file)) return listed;
    return found.moduleOf[found.files.indexOf(file)] ?? -1;
  }

  #firstPlaces(): Int32Array {
    const places = new Int32Array(this.#manager.discovery.files.length);
    for (let i = this.#count - 1; i >= 0; i--) places[this.#moduleAt(i)] = i + 1;
    return places;
  }
}
