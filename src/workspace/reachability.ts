import type { ModuleRecord } from './module-record.ts';

/** What `hasDependency(name, recursive)` answers: whether it finds the name, or never returns. */
export type Answer = 'yes' | 'no' | 'endless';

/**
 * Answers `Module::hasDependency(name, true)` without its exponential walk, as long as no module comes or goes. The engine
 * looks through a module's whole list first, then descends in listed order with no memory of where it has been: so it runs
 * for ever exactly when it enters a cycle before it has found the name, and a module that was walked to its end never finds
 * it later. All walks together touch each module and dependency a few times.
 */
export class Reachability {
  readonly #resolve: (id: number) => ModuleRecord | undefined;

  constructor(resolve: (id: number) => ModuleRecord | undefined) {
    this.#resolve = resolve;
  }

  /** Whether `dependency`, which `of` lists, depends on `of` itself. */
  dependsBack(dependency: ModuleRecord, of: ModuleRecord): Answer {
    const known = this.#resolve(of.facts.name.id) === of;
    // Were `of` reachable from an acyclic module it would be one; and if it is one, its dependencies cannot lead back.
    if (known && (dependency.acyclicIn === this || of.acyclicIn === this)) return 'no';
    return this.#walk(dependency, of.facts.name.id, known);
  }

  /** The engine's own walk, each module at most once; `prune` where acyclic modules cannot lead to the name. */
  #walk(start: ModuleRecord, name: number, prune: boolean): Answer {
    if (lists(start, name)) return 'yes';
    const walk = { done: [] as ModuleRecord[] };
    const path: { readonly record: ModuleRecord; next: number }[] = [{ record: start, next: 0 }];
    start.openIn = walk;
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const listed = top.record.facts.dependencies[top.next++];
      if (!listed) {
        path.pop();
        top.record.doneIn = walk;
        walk.done.push(top.record);
        continue;
      }
      const target = this.#resolve(listed.id);
      if (!target || target.doneIn === walk || (prune && target.acyclicIn === this)) continue;
      if (lists(target, name)) return 'yes';
      if (target.openIn === walk) return 'endless';
      target.openIn = walk;
      path.push({ record: target, next: 0 });
    }
    for (const record of walk.done) record.acyclicIn = this;
    return 'no';
  }
}

function lists(record: ModuleRecord, name: number): boolean {
  for (const { id } of record.facts.dependencies) if (id === name) return true;
  return false;
}
