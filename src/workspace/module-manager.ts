import type { ClientEngine } from '../clients/client-engine.ts';
import { suits, thisDevice } from '../manifest/devices.ts';
import type { LoadFailure, ModuleEvent, Request } from './module-events.ts';
import { type ModuleFile, type ModuleRecord, newRecord, readInto } from './module-record.ts';
import { Reachability } from './reachability.ts';

/** What the simulation asks of its surroundings. */
export interface ManagerPort {
  readonly engine: ClientEngine;
  readonly emit: (event: ModuleEvent) => void;
  /** Why a script of the engine's list cannot be run, or undefined where it can or scripts are off. */
  readonly refuseScript: (path: string) => string | undefined;
}

/**
 * `g_modules` of a client engine: the same calls with the same outcome, no Lua run. After a death every call does
 * nothing. Source: `src/framework/core/modulemanager.cpp` and `module.cpp` of each client.
 */
export class ModuleManager {
  readonly #port: ManagerPort;
  readonly #engine: ClientEngine;
  readonly #byName = new Map<string, ModuleRecord[]>();
  #autoload: { readonly priority: number; readonly record: ModuleRecord }[] = [];
  #reachability: Reachability | undefined;
  #front = 0;
  #back = 0;
  #dead = false;

  constructor(port: ManagerPort) {
    this.#port = port;
    this.#engine = port.engine;
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** The first module of that name in the manager's list. */
  get(name: string): ModuleRecord | undefined {
    const found = this.#byName.get(name);
    if (!found || found.length < 2) return found?.[0];
    return found.reduce((first, it) => (it.position < first.position ? it : first));
  }

  /** The manager's list: loaded ones first, the latest in front. */
  list(): readonly ModuleRecord[] {
    return [...this.#byName.values()].flat().sort((a, b) => a.position - b.position);
  }

  autoloadList(): readonly { readonly priority: number; readonly record: ModuleRecord }[] {
    return this.#autoload;
  }

  clear(): void {
    this.#byName.clear();
    this.#autoload = [];
    this.#reachability = undefined;
  }

  discover(files: readonly ModuleFile[]): void {
    this.#autoload = [];
    this.#reachability = undefined;
    for (const file of files) {
      const record = this.#discoverOne(file);
      if (this.#dead) return;
      if (record?.autoload) this.#autoload.push({ priority: record.priority, record });
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
    return record.loaded && record.reloadable && !this.isDependent(record);
  }

  canReload(record: ModuleRecord): boolean {
    return record.reloadable && !this.isDependent(record);
  }

  /** Whether a loaded module lists this one: the engine's name for it. */
  isDependent(record: ModuleRecord): boolean {
    return this.list().some(it => it.loaded && it.dependencies.some(({ value }) => value === record.name));
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
    const record = manifest.fieldsRead === 0 || !manifest.name ? undefined : this.#recordFor(manifest.name.value, file);
    if (!outcome) {
      if (!record) return undefined;
      if (!record.registered) this.#place(record, ++this.#back);
      this.#port.emit({ kind: 'discover', record, file, partial: false });
      return record;
    }
    const message = `Unable to discover module from file '${file.virtualPath}': ${outcome.message(file.virtualPath)}`;
    this.#port.emit({ kind: 'undiscovered', file, message });
    if (record) this.#port.emit({ kind: 'discover', record, file, partial: true });
    return record;
  }

  #recordFor(name: string, file: ModuleFile): ModuleRecord {
    const record = this.get(name) ?? newRecord(name);
    readInto(record, file);
    return record;
  }

  /** Puts a record at a place of the list, registering it where it was not. */
  #place(record: ModuleRecord, position: number): void {
    record.position = position;
    if (record.registered) return;
    record.registered = true;
    this.#reachability = undefined;
    const same = this.#byName.get(record.name);
    if (same) same.push(record);
    else this.#byName.set(record.name, [record]);
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
    if (record.loaded || !record.enabled || !suits(record.devices, thisDevice)) return true;
    stack.push({ record, request, stage: 'dependencies', next: 0, waitingFor: undefined });
    return undefined;
  }

  #nextDependency(frame: LoadFrame, stack: LoadFrame[]): boolean | undefined {
    const { record } = frame;
    const listed = record.dependencies[frame.next++];
    if (!listed) return this.#finish(frame, stack);
    const name = listed.value;
    if (name === record.name) return this.#fail(record, { kind: 'self' }, stack);
    const dependency = this.get(name);
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
    for (const { path } of record.scripts) {
      this.#port.emit({ kind: 'script', record, path });
      const message = this.#port.refuseScript(path);
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
    const listed = record.loadLater[frame.next++];
    if (!listed) {
      record.everLoaded = true;
      stack.pop();
      return true;
    }
    const wanted = this.get(listed.value);
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
    this.#reachability ??= new Reachability([...this.#byName.values()].flat(), name => this.get(name));
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
