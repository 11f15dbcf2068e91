import { changedPlaces } from '../base/changed-places.ts';
import type { NameTable } from '../base/name-table.ts';
import { type PackedLists, packLists, withList } from '../base/packed-lists.ts';
import { finish, type Stepwise } from '../base/stepwise.ts';
import { suits, thisDevice } from '../manifest/devices.ts';
import type { ModuleEvent } from './module-events.ts';
import { type ModuleFacts, type ModuleFile, type Name, readAgain } from './module-record.ts';

/**
 * What `discoverModules` leaves in the client's memory. A module's number is the place of its first manifest in `files`.
 * What loading looks at again and again is packed in arrays by that number.
 */
export interface Discovery {
  readonly files: readonly ModuleFile[];
  /** What a module holds into which more than one manifest was read, by its number; others hold what their manifest says. */
  readonly merged: ReadonlyMap<number, ModuleFacts>;
  /** 1 where the manager lists the module: one that was read in part is not listed before it has loaded. */
  readonly registered: Uint8Array;
  /** The number of the module that each manifest was read into, by its place; -1 where it was not. */
  readonly moduleOf: Int32Array;
  /** Numbers of the listed modules by name, -1 for none; names that came later are beyond its end. */
  readonly byName: Int32Array;
  /** How many manifests that are read as far as their name give it. */
  readonly uses: Int32Array;
  /** Names, by module number. */
  readonly names: Int32Array;
  /** Names of dependencies and of load-later, by module number. */
  readonly dependencies: PackedLists;
  readonly loadLater: PackedLists;
  /** 1 where a module is enabled and suits this device, by module number. */
  readonly loadable: Uint8Array;
  /** Places of the manifests whose modules load by themselves, by priority, then place. */
  readonly autoload: Int32Array;
  /** Their priorities. */
  readonly priorities: Float64Array;
  /** The client does not survive the reading of a manifest. */
  readonly death: Extract<ModuleEvent, { kind: 'died' }> | undefined;
}

const noLists: PackedLists = { starts: new Int32Array(1), items: new Int32Array() };

/** What there is before the first discovery. */
export const nothingFound: Discovery = {
  files: [],
  merged: new Map(),
  registered: new Uint8Array(),
  moduleOf: new Int32Array(),
  byName: new Int32Array(),
  uses: new Int32Array(),
  names: new Int32Array(),
  dependencies: noLists,
  loadLater: noLists,
  loadable: new Uint8Array(),
  autoload: new Int32Array(),
  priorities: new Float64Array(),
  death: undefined,
};

/** The modules that a manager lists when it discovers again. */
export type Known = Pick<Discovery, 'files' | 'merged' | 'registered' | 'byName'>;

/** What a module of that number holds; undefined where there is none. */
export function factsOf(
  { merged, files }: Pick<Discovery, 'files' | 'merged'>,
  number: number,
): ModuleFacts | undefined {
  return (merged.size > 0 ? merged.get(number) : undefined) ?? files[number]?.facts;
}

/**
 * Reads manifests into modules, into those of `before` where they have the name. Source: `ModuleManager::discoverModules`
 * and `discoverModule` in `modulemanager.cpp`.
 */
export function discover(
  files: readonly ModuleFile[],
  names: NameTable,
  before?: Known,
  emit?: (event: ModuleEvent) => void,
): Discovery {
  return finish(discovering(files, names, before, emit));
}

function* discovering(
  files: readonly ModuleFile[],
  names: NameTable,
  before?: Known,
  emit: (event: ModuleEvent) => void = () => {},
): Stepwise<Discovery> {
  const merged = new Map(before?.merged);
  const byName = new Int32Array(names.size).fill(-1);
  if (before) byName.set(before.byName);
  const registered = before ? before.registered.slice() : new Uint8Array(files.length);
  const uses = new Int32Array(names.size);
  const moduleOf = new Int32Array(files.length).fill(-1);
  const auto: { place: number; priority: number }[] = [];
  let death: Discovery['death'];
  for (const [place, file] of files.entries()) {
    const { failure, complaints } = file.manifest;
    for (const { message } of complaints) emit({ kind: 'complaint', file, message });
    const outcome = failure?.outcome;
    if (outcome && outcome.kind !== 'error') {
      death = { kind: 'died', death: outcome, file };
      break;
    }
    if (outcome) {
      const message = `Unable to discover module from file '${file.virtualPath}': ${outcome.message(file.virtualPath)}`;
      emit({ kind: 'undiscovered', file, message });
    }
    if (place % TOGETHER === TOGETHER - 1) yield;
    if (!file.facts) continue;
    const { id } = file.facts.name;
    uses[id]++;
    const known = byName[id] < 0 ? undefined : factsOf({ merged, files }, byName[id]);
    const read = known ? readAgain(known, file, names) : file.facts;
    const number = known ? byName[id] : place;
    if (known) merged.set(number, read);
    // Read anew into a module of its own, though it had been one before.
    else merged.delete(number);
    emit({ kind: 'discover', facts: read, file, partial: outcome !== undefined });
    moduleOf[place] = number;
    if (!outcome) {
      byName[id] = number;
      registered[number] = 1;
    }
    if (read.autoload) auto.push({ place, priority: read.priority });
  }
  const isModule = (number: number) => moduleOf[number] === number || registered[number] === 1;
  const facts = files.map((_, number) => (isModule(number) ? factsOf({ merged, files }, number) : undefined));
  yield;
  auto.sort((a, b) => a.priority - b.priority);
  const dependencies = packLists(files.length, i => idsOf(facts[i]?.dependencies));
  yield;
  return {
    files,
    merged,
    registered,
    moduleOf,
    byName,
    uses,
    names: Int32Array.from(facts, it => it?.name.id ?? -1),
    dependencies,
    loadLater: packLists(files.length, i => idsOf(facts[i]?.loadLater)),
    loadable: Uint8Array.from(facts, isLoadable),
    autoload: Int32Array.from(auto, it => it.place),
    priorities: Float64Array.from(auto, it => it.priority),
    death,
  };
}

/** How many manifests are read without a rest. */
const TOGETHER = 1000;

/** More changed manifests than this, and all are read anew. */
const MOST_PATCHED = 16;

/**
 * The same as `discover(files, names)`, made from the discovery of almost the same files: nothing is read that did not
 * change. Manifests that share their names are read anew with all others.
 */
export function* rediscover(
  files: readonly ModuleFile[],
  names: NameTable,
  previous: Discovery | undefined,
): Stepwise<Discovery> {
  if (!previous || previous.death || files.length !== previous.files.length) return yield* discovering(files, names);
  if (files === previous.files) return previous;
  const changed = changedPlaces(previous.files, files);
  if (changed.length > MOST_PATCHED) return yield* discovering(files, names);
  let patched: Discovery | undefined = { ...previous, files };
  for (const place of changed) patched = patched && withFile(patched, place, previous.files[place].facts, names);
  return patched ?? (yield* discovering(files, names));
}

/** A discovery with one manifest read anew, or undefined where others have to do with it. */
function withFile(
  before: Discovery,
  place: number,
  oldFacts: ModuleFacts | undefined,
  names: NameTable,
): Discovery | undefined {
  const { facts: read, manifest } = before.files[place];
  const outcome = manifest.failure?.outcome;
  if (outcome && outcome.kind !== 'error') return undefined;
  const oldName = oldFacts?.name.id;
  const name = read?.name.id;
  const others = (id: number | undefined) => (id === undefined ? 0 : (before.uses[id] ?? 0) - (id === oldName ? 1 : 0));
  if (others(oldName) > 0 || others(name) > 0) return undefined;
  const listed = outcome ? undefined : name;
  return {
    ...before,
    registered: withEntry(before.registered, place, listed === undefined ? 0 : 1),
    moduleOf: withEntry(before.moduleOf, place, read ? place : -1),
    byName: withName(withName(before.byName, oldName, -1, -1, names), listed, place, -1, names),
    uses: oldName === name ? before.uses : withName(withName(before.uses, oldName, 0, 0, names), name, 1, 0, names),
    names: withEntry(before.names, place, name ?? -1),
    dependencies: withList(before.dependencies, place, idsOf(read?.dependencies)),
    loadLater: withList(before.loadLater, place, idsOf(read?.loadLater)),
    loadable: withEntry(before.loadable, place, isLoadable(read)),
    ...autoloadWith(before, place, read?.autoload ? read.priority : undefined),
  };
}

/** The autoload list without one place, and with it where it has a priority. */
function autoloadWith(
  { autoload, priorities }: Discovery,
  place: number,
  priority: number | undefined,
): Pick<Discovery, 'autoload' | 'priorities'> {
  const was = autoload.indexOf(place);
  if (priority === (was < 0 ? undefined : priorities[was])) return { autoload, priorities };
  const kept =
    was < 0 ? { autoload, priorities } : { autoload: without(autoload, was), priorities: without(priorities, was) };
  if (priority === undefined) return kept;
  let at = 0;
  while (at < kept.autoload.length && comesBefore(kept, at, priority, place)) at++;
  return { autoload: inserted(kept.autoload, at, place), priorities: inserted(kept.priorities, at, priority) };
}

function comesBefore(
  { autoload, priorities }: Pick<Discovery, 'autoload' | 'priorities'>,
  at: number,
  priority: number,
  place: number,
): boolean {
  return priorities[at] < priority || (priorities[at] === priority && autoload[at] < place);
}

function without<T extends Int32Array | Float64Array>(array: T, at: number): T {
  const copy = array.slice(0, -1) as T;
  copy.set(array.subarray(at + 1), at);
  return copy;
}

function inserted<T extends Int32Array | Float64Array>(array: T, at: number, value: number): T {
  const copy = (
    array instanceof Int32Array ? new Int32Array(array.length + 1) : new Float64Array(array.length + 1)
  ) as T;
  copy.set(array.subarray(0, at));
  copy[at] = value;
  copy.set(array.subarray(at), at + 1);
  return copy;
}

/** An array with one entry changed; the very same where nothing changes. */
function withEntry<T extends Int32Array | Uint8Array>(array: T, at: number, value: number): T {
  if (array[at] === value) return array;
  const copy = array.slice() as T;
  copy[at] = value;
  return copy;
}

/** An array by name with one entry changed, made longer where names have come since. */
function withName(
  array: Int32Array,
  id: number | undefined,
  value: number,
  absent: number,
  names: NameTable,
): Int32Array {
  if (id === undefined) return array;
  if (id < array.length) return withEntry(array, id, value);
  const longer = new Int32Array(names.size).fill(absent);
  longer.set(array);
  longer[id] = value;
  return longer;
}

function idsOf(list: readonly Name[] | undefined): readonly number[] {
  return list ? list.map(it => it.id) : [];
}

function isLoadable(facts: ModuleFacts | undefined): 0 | 1 {
  return facts?.enabled && suits(facts.devices, thisDevice) ? 1 : 0;
}
