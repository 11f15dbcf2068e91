import type { Boot } from './boot.ts';
import { failureMessage, type LoadFailure } from './module-events.ts';
import type { ModuleFile, ModuleRecord } from './module-record.ts';
import type { Snapshot } from './snapshot.ts';

/** Why a module does not load, followed to its origin. */
export interface Cause {
  /** The modules from the one asked about to the one where the trouble starts. */
  readonly chain: readonly ModuleRecord[];
  /** What is wrong with the last of them. */
  readonly failure: LoadFailure;
  /** The manifest that the client cannot discover, where that is what is missing. */
  readonly broken: ModuleFile | undefined;
}

/** The origin of a module's failure, or undefined where it did not fail. */
export function causeOf(record: ModuleRecord, snapshot: Snapshot): Cause | undefined {
  const chain = [record];
  for (;;) {
    const failure = snapshot.boot.failures.get(chain[chain.length - 1]);
    if (!failure) return undefined;
    if (failure.kind !== 'dependency-failed' || chain.includes(failure.failed)) {
      return { chain, failure, broken: brokenManifest(failure, snapshot) };
    }
    chain.push(failure.failed);
  }
}

/** The modules that do not load because another one does not, by the one in which the trouble starts. */
export function consequences(boot: Boot): ReadonlyMap<ModuleRecord, readonly ModuleRecord[]> {
  const known = cache.get(boot);
  if (known) return known;
  const origin = new Map<ModuleRecord, ModuleRecord>();
  const find = (record: ModuleRecord): ModuleRecord => {
    let at = record;
    const path: ModuleRecord[] = [];
    for (
      let failure = boot.failures.get(at);
      failure?.kind === 'dependency-failed' && !path.includes(at);
      failure = boot.failures.get(at)
    ) {
      path.push(at);
      at = origin.get(at) ?? failure.failed;
    }
    for (const each of path) origin.set(each, at);
    return at;
  };
  const found = new Map<ModuleRecord, ModuleRecord[]>();
  for (const [record, failure] of boot.failures) {
    if (failure.kind !== 'dependency-failed') continue;
    const start = find(record);
    const list = found.get(start);
    if (list) list.push(record);
    else found.set(start, [record]);
  }
  cache.set(boot, found);
  return found;
}

const cache = new WeakMap<Boot, ReadonlyMap<ModuleRecord, readonly ModuleRecord[]>>();

/** One sentence: `"a" needs "b", and "b" needs "c": dependency 'x' was not found`. */
export function causeSentence(cause: Cause): string {
  const { chain, failure, broken } = cause;
  const steps = chain.slice(0, -1).map((record, i) => `"${record.name}" needs "${chain[i + 1].name}"`);
  const last = chain[chain.length - 1];
  const words = broken
    ? `"${last.name}" needs "${broken.manifest.name?.value}", whose manifest the client cannot read`
    : failure.kind === 'missing'
      ? `"${last.name}" needs "${failure.dependency}", which no module is called`
      : `"${last.name}" does not load (${failureMessage(failure)})`;
  return [...steps, words].join('; ');
}

function brokenManifest(failure: LoadFailure, snapshot: Snapshot): ModuleFile | undefined {
  if (failure.kind !== 'missing') return undefined;
  return snapshot.graph.filesOf(failure.dependency).find(file => file.manifest.failure !== undefined);
}
