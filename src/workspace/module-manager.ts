import type { NameTable } from '../base/name-table.ts';
import type { ClientEngine } from '../clients/client-engine.ts';
import { suits, thisDevice } from '../manifest/devices.ts';
import type { LoadFailure, ModuleEvent, Request } from './module-events.ts';
import { type ModuleFacts, type ModuleFile, ModuleRecord, readAgain } from './module-record.ts';
import { Reachability } from './reachability.ts';

/** What the simulation asks of its surroundings. */
export interface ManagerPort {
  readonly engine: ClientEngine;
  readonly emit: (event: ModuleEvent) => void;
  /** Why a script of the engine's list cannot be run, or undefined where it can; undefined where all can. */
  readonly refuseScript: ((path: string) => string | undefined) | undefined;
  /** The table in which the manifests' names are numbered. */
  readonly names: NameTable;
  /** Whether `discover` and `script` events are wanted. */
  readonly verbose: boolean;
}

/**
 * `g_modules` of a client engine: the same calls with the same outcome, no Lua run. After a death every call does
 * nothing. Source: `src/framework/core/modulemanager.cpp` and `module.cpp` of each client.
 */
export class ModuleManager {
  readonly #port: ManagerPort;
  readonly #engine: ClientEngine;
  readonly #names: NameTable;
  /** Registered modules by the number of their name. */
  #byName: (ModuleRecord | ModuleRecord[] | undefined)[] = [];
  #discovered: (ModuleRecord | undefined)[] = [];
  #autoload: { readonly priority: number; readonly record: ModuleRecord }[] = [];
  #reachability: Reachability | undefined;
  #front = 0;
  #back = 0;
  #dead = false;

  constructor(port: ManagerPort) {
    this.#port = port;
    this.#engine = port.engine;
    this.#names = port.names;
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** The first module of that name in the manager's list. */
  get(name: string): ModuleRecord | undefined {
    return this.#at(this.#names.id(name));
  }

  /** The manager's list: loaded ones first, the latest in front. */
  list(): readonly ModuleRecord[] {
    return this.#byName
      .flat()
      .filter(it => it !== undefined)
      .sort((a, b) => a.position - b.position);
  }

  autoloadList(): readonly { readonly priority: number; readonly record: ModuleRecord }[] {
    return this.#autoload;
  }

  /** The module that each manifest of the last `discover` was read into, by its place there. */
  get discovered(): readonly (ModuleRecord | undefined)[] {
    return this.#discovered;
  }

  clear(): void {
    this.#byName = [];
    this.#autoload = [];
    this.#reachability = undefined;
  }

  discover(files: readonly ModuleFile[]): void {
    this.#autoload = [];
    this.#discovered = [];
    this.#reachability = undefined;
    for (const file of files) {
      const record = this.#discoverOne(file);
      if (this.#dead) return;
      this.#discovered.push(record);
      if (record?.facts.autoload) this.#autoload.push({ priority: record.facts.priority, record });
    }
    this.#autoload.sort((a, b) => a.priority - b.priority);
  }

  auto(upTo: number): void {
    for (const { priority, record } of this.#autoload) {
      if (priority > upTo || this.#dead) return;
      this.#load(record, { kind: 'autoload', upTo, priority });
    }
  }

  ensure(name: string): void {
    const record = this.get(name);
    const loaded = record !== undefined && this.#load(record, { kind: 'ensure' });
    if (loaded || this.#dead) return;
    this.#port.emit({ kind: 'ensure-failed', name });
    this.#dead = true;
  }

  load(record: ModuleRecord): boolean {
    return this.#load(record, { kind: 'asked' });
  }

  unload(record: ModuleRecord): void {
    if (!record.loaded || this.#dead) return;
    record.loaded = false;
    this.#port.emit({ kind: 'unload', record });
    this.#place(record, ++this.#back);
  }

  reload(record: ModuleRecord): boolean {
    this.unload(record);
    return this.#load(record, { kind: 'asked' });
  }

  unloadAll(): void {
    for (const record of this.list()) this.unload(record);
  }

  reloadAll(): void {
    const again: ModuleRecord[] = [];
    for (let pass = 0; pass < 10; pass++) {
      for (const record of this.list()) {
        if (!record.loaded || !this.canUnload(record)) continue;
        this.unload(record);
        again.unshift(record);
      }
    }
    for (const record of again) this.#load(record, { kind: 'asked' });
  }

  canUnload(record: ModuleRecord): boolean {
    return record.loaded && record.facts.reloadable && !this.isDependent(record);
  }

  canReload(record: ModuleRecord): boolean {
    return record.facts.reloadable && !this.isDependent(record);
  }

  /** Whether a loaded module lists this one: the engine's name for it. */
  isDependent(record: ModuleRecord): boolean {
    return this.list().some(it => it.loaded && it.facts.dependencies.some(({ id }) => id === record.facts.name.id));
  }

  #discoverOne(file: ModuleFile): ModuleRecord | undefined {
    const { manifest } = file;
    const { failure } = manifest;
    for (const { message } of manifest.complaints) this.#port.emit({ kind: 'complaint', file, message });
    const outcome = failure?.outcome;
    if (outcome && outcome.kind !== 'error') {
      this.#die({ kind: 'died', death: outcome, file });
      return undefined;
    }
    const record = file.facts && this.#recordFor(file.facts, file);
    if (!outcome) {
      if (!record) return undefined;
      if (!record.registered) this.#place(record, ++this.#back);
      if (this.#port.verbose) this.#port.emit({ kind: 'discover', record, file, partial: false });
      return record;
    }
    const message = `Unable to discover module from file '${file.virtualPath}': ${outcome.message(file.virtualPath)}`;
    this.#port.emit({ kind: 'undiscovered', file, message });
    if (record && this.#port.verbose) this.#port.emit({ kind: 'discover', record, file, partial: true });
    return record;
  }

  #recordFor(facts: ModuleFacts, file: ModuleFile): ModuleRecord {
    const known = this.#at(facts.name.id);
    if (!known) return new ModuleRecord(facts);
    known.facts = readAgain(known.facts, file, this.#names);
    return known;
  }

  #at(id: number): ModuleRecord | undefined {
    const found = this.#byName[id];
    if (!Array.isArray(found)) return found;
    return found.reduce((first, it) => (it.position < first.position ? it : first));
  }

  /** Puts a record at a place of the list, registering it where it was not. */
  #place(record: ModuleRecord, position: number): void {
    record.position = position;
    if (record.registered) return;
    record.registered = true;
    this.#reachability = undefined;
    const { id } = record.facts.name;
    const same = this.#byName[id];
    this.#byName[id] = !same ? record : Array.isArray(same) ? [...same, record] : [same, record];
  }

  #load(asked: ModuleRecord, request: Request): boolean {
    const stack: LoadFrame[] = [];
    let returned = this.#begin(asked, request, stack);
    while (stack.length > 0 && !this.#dead) {
      const frame = stack[stack.length - 1];
      const { record } = frame;
      if (frame.waitingFor) {
        const dependency = frame.waitingFor;
        frame.waitingFor = undefined;
        if (returned === false) {
          const failure: LoadFailure = { kind: 'dependency-failed', dependency: dependency.name, failed: dependency };
          returned = this.#fail(record, failure, stack);
          continue;
        }
      }
      returned =
        frame.stage === 'dependencies' ? this.#nextDependency(frame, stack) : this.#nextLoadLater(frame, stack);
    }
    return returned === true;
  }

  /** Starts a load; what is already decided is returned, else a frame is pushed. */
  #begin(record: ModuleRecord, request: Request, stack: LoadFrame[]): boolean | undefined {
    if (this.#dead) return false;
    record.requested = true;
    if (record.loaded || !record.facts.enabled || !suits(record.facts.devices, thisDevice)) return true;
    stack.push({ record, request, stage: 'dependencies', next: 0, waitingFor: undefined });
    return undefined;
  }

  #nextDependency(frame: LoadFrame, stack: LoadFrame[]): boolean | undefined {
    const { record } = frame;
    const listed = record.facts.dependencies[frame.next++];
    if (!listed) return this.#finish(frame, stack);
    const name = listed.value;
    if (listed.id === record.facts.name.id) return this.#fail(record, { kind: 'self' }, stack);
    const dependency = this.#at(listed.id);
    if (!dependency) return this.#fail(record, { kind: 'missing', dependency: name }, stack);
    const answer = this.#reach().dependsBack(dependency, record);
    if (answer === 'endless') {
      this.#die({ kind: 'died', death: this.#engine.endlessRecursion, record });
      return false;
    }
    if (answer === 'yes') return this.#fail(record, { kind: 'cycle', dependency: name }, stack);
    if (dependency.loaded) return undefined;
    frame.waitingFor = dependency;
    return this.#begin(dependency, { kind: 'dependency', of: record }, stack);
  }

  /** Dependencies are there: scripts, then the module counts as loaded. */
  #finish(frame: LoadFrame, stack: LoadFrame[]): boolean | undefined {
    const { record } = frame;
    const { refuseScript, verbose, emit } = this.#port;
    for (const { path } of refuseScript || verbose ? record.facts.scripts : []) {
      if (verbose) emit({ kind: 'script', record, path });
      const message = refuseScript?.(path);
      if (message !== undefined) return this.#fail(record, { kind: 'script', path, message }, stack);
    }
    record.loaded = true;
    this.#port.emit({ kind: 'load', record, request: frame.request });
    this.#place(record, --this.#front);
    frame.stage = 'load-later';
    frame.next = 0;
    return undefined;
  }

  #nextLoadLater(frame: LoadFrame, stack: LoadFrame[]): boolean | undefined {
    const { record } = frame;
    const listed = record.facts.loadLater[frame.next++];
    if (!listed) {
      record.everLoaded = true;
      stack.pop();
      return true;
    }
    const wanted = this.#at(listed.id);
    if (!wanted) this.#port.emit({ kind: 'load-later-missing', record, wanted: listed.value });
    else if (!wanted.loaded) this.#begin(wanted, { kind: 'load-later', of: record }, stack);
    return undefined;
  }

  #fail(record: ModuleRecord, failure: LoadFailure, stack: LoadFrame[]): boolean {
    const fatal = this.#engine.firstFailure === 'fatal' && !record.everLoaded;
    this.#port.emit({ kind: 'load-failed', record, failure, fatal });
    if (fatal) this.#dead = true;
    stack.pop();
    return false;
  }

  #die(event: Extract<ModuleEvent, { kind: 'died' }>): void {
    this.#port.emit(event);
    this.#dead = true;
  }

  #reach(): Reachability {
    this.#reachability ??= new Reachability(id => this.#at(id));
    return this.#reachability;
  }
}

/** A load under way: what a stack frame of `Module::load` holds. */
interface LoadFrame {
  readonly record: ModuleRecord;
  readonly request: Request;
  stage: 'dependencies' | 'load-later';
  next: number;
  waitingFor: ModuleRecord | undefined;
}
