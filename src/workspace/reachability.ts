import { stronglyConnected } from '../base/graph.ts';
import type { ModuleRecord } from './module-record.ts';

/** What `hasDependency(name, recursive)` answers: whether it finds the name, or never returns. */
export type Answer = 'yes' | 'no' | 'endless';

/**
 * Answers `Module::hasDependency(name, true)` without its exponential walk. The engine looks through a module's whole
 * list first, then descends in listed order with no memory of where it has been; so it runs for ever exactly when it
 * enters a cycle before it has found the name, and a module that was walked to the end never finds it later.
 */
export class Reachability {
  readonly #resolve: (name: string) => ModuleRecord | undefined;
  readonly #index = new Map<ModuleRecord, number>();
  readonly #group: readonly number[];
  readonly #reachesCycle: readonly boolean[];

  constructor(records: Iterable<ModuleRecord>, resolve: (name: string) => ModuleRecord | undefined) {
    this.#resolve = resolve;
    const all = [...records];
    for (const [i, record] of all.entries()) this.#index.set(record, i);
    const targets = all.map(record =>
      record.dependencies.flatMap(({ value }) => {
        const target = resolve(value);
        const index = target && this.#index.get(target);
        return index === undefined ? [] : [index];
      }),
    );
    const groups = stronglyConnected(targets);
    const group = new Array<number>(all.length).fill(-1);
    const reachesCycle = new Array<boolean>(all.length).fill(false);
    // Groups come with what they reach first, so one pass settles who reaches a cycle.
    for (const [number, members] of groups.entries()) {
      for (const member of members) group[member] = number;
      const cyclic = members.length > 1 || targets[members[0]].includes(members[0]);
      const reaches = cyclic || members.some(member => targets[member].some(target => reachesCycle[target]));
      for (const member of members) reachesCycle[member] = reaches;
    }
    this.#group = group;
    this.#reachesCycle = reachesCycle;
  }

  /** Whether `dependency`, which `of` lists, depends on `of` itself. */
  dependsBack(dependency: ModuleRecord, of: ModuleRecord): Answer {
    const from = this.#index.get(dependency);
    const to = this.#index.get(of);
    if (from === undefined || to === undefined || this.#resolve(of.name) !== of) return this.#walk(dependency, of.name);
    if (this.#group[from] === this.#group[to]) return this.#walk(dependency, of.name);
    return this.#reachesCycle[from] ? 'endless' : 'no';
  }

  /** The engine's own walk, each module at most once. */
  #walk(start: ModuleRecord, name: string): Answer {
    const done = new Set<ModuleRecord>();
    const open = new Set<ModuleRecord>([start]);
    const path = [{ record: start, next: 0 }];
    if (lists(start, name)) return 'yes';
    while (path.length > 0) {
      const top = path[path.length - 1];
      const listed = top.record.dependencies[top.next++];
      if (!listed) {
        path.pop();
        open.delete(top.record);
        done.add(top.record);
        continue;
      }
      const target = this.#resolve(listed.value);
      if (!target || done.has(target)) continue;
      if (lists(target, name)) return 'yes';
      if (open.has(target)) return 'endless';
      open.add(target);
      path.push({ record: target, next: 0 });
    }
    return 'no';
  }
}

function lists(record: ModuleRecord, name: string): boolean {
  return record.dependencies.some(({ value }) => value === name);
}
