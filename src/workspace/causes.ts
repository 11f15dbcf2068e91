import type { Boot } from './boot.ts';
import { failureMessage, type LoadFailure } from './module-events.ts';
import type { ModuleGraph } from './module-graph.ts';
import type { ModuleFile, ModuleRecord } from './module-record.ts';

/** Why a module does not load, one step nearer to the origin each. */
export interface Cause {
  readonly record: ModuleRecord;
  readonly failure: LoadFailure;
  /** The manifest that the client cannot discover, where that is what is missing. */
  readonly broken: ModuleFile | undefined;
  /** The cause in the dependency that failed; undefined where the trouble starts here. */
  readonly next: Cause | undefined;
  /** Where the trouble starts. */
  readonly root: Cause;
}

/** The cause of each module that failed, those in which trouble starts before their consequences. */
export type Causes = ReadonlyMap<ModuleRecord, Cause>;

/** Follows each failure to its origin. */
export function causesOf({ failures }: Boot, graph: ModuleGraph): Causes {
  const found = new Map<ModuleRecord, Cause>();
  for (const [record, failure] of failures) {
    // The client tells of a dependency before it tells of those that need it.
    const next = failure.kind === 'dependency-failed' ? found.get(failure.failed) : undefined;
    const broken =
      failure.kind === 'missing' ? graph.filesOf(failure.dependency).find(it => it.manifest.failure) : undefined;
    found.set(record, next ? { record, failure, broken, next, root: next.root } : origin(record, failure, broken));
  }
  return found;
}

function origin(record: ModuleRecord, failure: LoadFailure, broken: ModuleFile | undefined): Cause {
  return {
    record,
    failure,
    broken,
    next: undefined,
    get root() {
      return this;
    },
  };
}

/** The modules that do not load because another one does not, by the one in which the trouble starts. */
export function consequencesOf(causes: Causes): ReadonlyMap<ModuleRecord, readonly ModuleRecord[]> {
  const found = new Map<ModuleRecord, ModuleRecord[]>();
  for (const { record, next, root } of causes.values()) {
    if (!next) continue;
    const list = found.get(root.record);
    if (list) list.push(record);
    else found.set(root.record, [record]);
  }
  return found;
}

/** The modules on the way to the origin, the first few of them; the origin itself is not among them. */
export function wayOf(cause: Cause): readonly Cause[] {
  const way: Cause[] = [];
  for (let at = cause; at.next && way.length < MOST_STEPS; at = at.next) way.push(at);
  return way;
}

const MOST_STEPS = 5;

/** One sentence: `"a" needs "b"; "b" needs "x", which no module is called`. */
export function causeSentence(cause: Cause): string {
  const way = wayOf(cause);
  const steps = way.map(({ record, next }) => `"${record.name}" needs "${next?.record.name}"`);
  const left = (way.at(-1)?.next ?? cause) === cause.root ? [] : ['…'];
  return [...steps, ...left, originWords(cause.root)].join('; ');
}

function originWords({ record, failure, broken }: Cause): string {
  if (broken) return `"${record.name}" needs "${broken.manifest.name?.value}", whose manifest the client cannot read`;
  return failure.kind === 'missing'
    ? `"${record.name}" needs "${failure.dependency}", which no module is called`
    : `"${record.name}" does not load (${failureMessage(failure)})`;
}
