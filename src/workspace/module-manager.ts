import type { ClientEngine } from '../clients/client-engine.ts';
import { abilitiesOf } from './abilities.ts';
import { type Discovery, factsOf, nothingFound } from './discovery.ts';
import type { ManagerPort, RequestKind } from './manager-port.ts';
import type { LoadFailure, ModuleEvent } from './module-events.ts';
import { ModuleList } from './module-list.ts';
import { type ModuleFacts, ModuleRecord, type Modules } from './module-record.ts';
import { Reachability } from './reachability.ts';

const LOADED = 1;
/** Something has asked for it. */
const REQUESTED = 2;
/** It has loaded with its load-later list once: a later failure is not fatal in OTCv8. */
const COMPLETED = 4;
const FAILED = 8;

/**
 * `g_modules` of a client engine: the same calls with the same outcome, no Lua run. After a death every call does
 * nothing. Source: `src/framework/core/modulemanager.cpp` and `module.cpp` of each client.
 */
export class ModuleManager implements Modules {
  readonly #port: ManagerPort;
  readonly #engine: ClientEngine;
  #found = nothingFound;
  #list: ModuleList | undefined;
  #reachability: Reachability | undefined;
  readonly #records: ModuleRecord[] = [];
  /** What is known of each module, by number: `LOADED` and so on. */
  #states = new Uint8Array();
  /** Loads under way, the first `#depth` of them. */
  readonly #frames: LoadFrame[] = [];
  #depth = 0;
  #dead = false;

  constructor(port: ManagerPort) {
    this.#port = port;
    this.#engine = port.engine;
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** What the latest `discover` left. */
  get discovery(): Discovery {
    return this.#found;
  }

  get(name: string): ModuleRecord | undefined {
    const number = this.#find(this.#port.names.id(name));
    return number < 0 ? undefined : this.record(number);
  }

  /** The module of that number, always the same object. */
  record(number: number): ModuleRecord {
    this.#records[number] ??= new ModuleRecord(number, this);
    return this.#records[number];
  }

  factsOf(number: number): ModuleFacts {
    const facts = factsOf(this.#found, number);
    if (!facts) throw new Error(`no module has the number ${number}`);
    return facts;
  }

  isLoaded(number: number): boolean {
    return (this.#states[number] & LOADED) !== 0;
  }

  isRequested(number: number): boolean {
    return (this.#states[number] & REQUESTED) !== 0;
  }

  /** The manager's list: loaded ones first, the latest in front. */
  list(): readonly ModuleRecord[] {
    return (this.#list?.numbers() ?? []).map(number => this.record(number));
  }

  clear(): void {
    this.#found = nothingFound;
    this.#list = undefined;
    this.rest();
    this.#records.length = 0;
  }

  discover(): void {
    const before = this.#list && { ...this.#found, ...this.#list.known };
    const found = this.#port.discover(before);
    this.#found = found;
    this.rest();
    if (before) this.#list?.update(found);
    else {
      this.#list = new ModuleList(found);
      this.#states = new Uint8Array(found.files.length);
    }
    if (found.death) this.#die(found.death);
  }

  auto(upTo: number): void {
    const { autoload, moduleOf, priorities } = this.#found;
    for (let i = 0; i < autoload.length && priorities[i] <= upTo && !this.#dead; i++) {
      this.#load(moduleOf[autoload[i]], 'autoload', upTo);
    }
  }

  ensure(name: string): void {
    const number = this.#find(this.#port.names.id(name));
    const loaded = number >= 0 && this.#load(number, 'ensure', 0);
    if (loaded || this.#dead) return;
    this.#port.emit({ kind: 'ensure-failed', name });
    this.#dead = true;
  }

  load({ number }: ModuleRecord): boolean {
    return this.#load(number, 'asked', 0);
  }

  unload({ number }: ModuleRecord): void {
    if (!this.isLoaded(number) || this.#dead) return;
    this.#states[number] &= ~LOADED;
    this.#port.emit({ kind: 'unload', record: this.record(number) });
    if (this.#list?.toBack(number)) this.rest();
  }

  reload(record: ModuleRecord): boolean {
    this.unload(record);
    return this.load(record);
  }

  unloadAll(): void {
    for (const record of this.list()) this.unload(record);
  }

  reloadAll(): void {
    const again: ModuleRecord[] = [];
    for (let pass = 0; pass < 10; pass++) {
      for (const record of this.list()) {
        if (!abilitiesOf(record, this.list()).unload) continue;
        this.unload(record);
        again.unshift(record);
      }
    }
    for (const record of again) this.load(record);
  }

  /** Gives back what only loading needs; a later call takes it again. */
  rest(): void {
    this.#reachability?.dispose();
    this.#reachability = undefined;
  }

  #find(name: number): number {
    return this.#list?.find(name) ?? -1;
  }

  #load(asked: number, kind: RequestKind, of: number): boolean {
    this.#depth = 0;
    let returned = this.#begin(asked, kind, of);
    while (this.#depth > 0 && !this.#dead) {
      const frame = this.#frames[this.#depth - 1];
      if (frame.waitingFor >= 0) {
        const dependency = frame.waitingFor;
        frame.waitingFor = -1;
        if (returned === false) {
          returned = this.#isOldNews(frame.number)
            ? this.#drop()
            : this.#fail(frame, { kind: 'dependency-failed', failed: this.record(dependency) });
          continue;
        }
      }
      returned = frame.stage === 'dependencies' ? this.#nextDependency(frame) : this.#nextLoadLater(frame);
    }
    return returned === true;
  }

  /** Starts a load; what is already decided is returned, else a frame is pushed. */
  #begin(number: number, kind: RequestKind, of: number): boolean | undefined {
    if (this.#dead) return false;
    this.#states[number] |= REQUESTED;
    if (this.isLoaded(number) || this.#found.loadable[number] === 0) return true;
    const next = this.#found.dependencies.starts[number];
    // A client loads thousands of modules one after another: the frames are used again.
    this.#frames[this.#depth] ??= { number, kind, of, stage: 'dependencies', next, waitingFor: -1 };
    const frame = this.#frames[this.#depth++];
    frame.number = number;
    frame.kind = kind;
    frame.of = of;
    frame.stage = 'dependencies';
    frame.next = next;
    frame.waitingFor = -1;
    return undefined;
  }

  #nextDependency(frame: LoadFrame): boolean | undefined {
    const { dependencies, names } = this.#found;
    const { number } = frame;
    const { starts, items } = dependencies;
    if (frame.next === starts[number + 1]) return this.#finish(frame);
    const place = frame.next++;
    const name = items[place];
    if (name === names[number]) return this.#fail(frame, { kind: 'self' });
    const dependency = this.#find(name);
    if (dependency < 0) {
      return this.#fail(frame, { kind: 'missing', dependency: this.#dependency(number, place - starts[number]) });
    }
    const answer = this.#reach().dependsBack(dependency, number);
    if (answer === 'endless') {
      this.#die({ kind: 'died', death: this.#engine.endlessRecursion, record: this.record(number) });
      return false;
    }
    if (answer === 'yes') {
      return this.#fail(frame, { kind: 'cycle', dependency: this.#dependency(number, place - starts[number]) });
    }
    if (this.isLoaded(dependency)) return undefined;
    frame.waitingFor = dependency;
    return this.#begin(dependency, 'dependency', number);
  }

  #dependency(number: number, place: number): string {
    return this.factsOf(number).dependencies[place].value;
  }

  /** Dependencies are there: scripts, then the module counts as loaded. */
  #finish(frame: LoadFrame): boolean | undefined {
    const { number } = frame;
    const failure = this.#port.runScripts?.(number);
    if (failure) return this.#fail(frame, failure);
    this.#states[number] |= LOADED;
    this.#port.loaded(number, frame.kind, frame.of);
    if (this.#list?.toFront(number)) this.rest();
    frame.stage = 'load-later';
    frame.next = this.#found.loadLater.starts[number];
    return undefined;
  }

  #nextLoadLater(frame: LoadFrame): boolean | undefined {
    const { starts, items } = this.#found.loadLater;
    const { number } = frame;
    if (frame.next === starts[number + 1]) {
      this.#states[number] |= COMPLETED;
      this.#depth--;
      return true;
    }
    const place = frame.next++;
    const later = this.#find(items[place]);
    if (later < 0) {
      const wanted = this.factsOf(number).loadLater[place - starts[number]].value;
      this.#port.emit({ kind: 'load-later-missing', record: this.record(number), wanted });
    } else if (!this.isLoaded(later)) this.#begin(later, 'load-later', number);
    return undefined;
  }

  #fail({ number }: LoadFrame, failure: LoadFailure): boolean {
    const fatal = this.#engine.firstFailure === 'fatal' && (this.#states[number] & COMPLETED) === 0;
    this.#port.emit({ kind: 'load-failed', record: this.record(number), failure, fatal });
    this.#states[number] |= FAILED;
    if (fatal) this.#dead = true;
    return this.#drop();
  }

  /** Whether nobody wants to hear that a module has failed once more. */
  #isOldNews(number: number): boolean {
    return !this.#port.repeats && (this.#states[number] & FAILED) !== 0 && this.#engine.firstFailure !== 'fatal';
  }

  #drop(): false {
    this.#depth--;
    return false;
  }

  #die(event: Extract<ModuleEvent, { kind: 'died' }>): void {
    this.#port.emit(event);
    this.#dead = true;
  }

  #reach(): Reachability {
    const { names, dependencies } = this.#found;
    // The list itself, not a function that asks this manager: compiled code would keep each of thousands of managers alive.
    this.#reachability ??= new Reachability({ names, dependencies, list: this.#list ?? noList });
    return this.#reachability;
  }
}

const noList = { find: () => -1 };

/** A load under way: what a stack frame of `Module::load` holds. */
interface LoadFrame {
  number: number;
  kind: RequestKind;
  of: number;
  stage: 'dependencies' | 'load-later';
  /** The next place in the packed list of that stage. */
  next: number;
  /** The dependency whose load has begun, or -1. */
  waitingFor: number;
}
