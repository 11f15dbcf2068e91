import type { PackedLists } from '../base/packed-lists.ts';

/** What `hasDependency(name, recursive)` answers: whether it finds the name, or never returns. */
export type Answer = 'yes' | 'no' | 'endless';

/** The modules that it walks over, by number. */
export interface Dependencies {
  /** Names of modules. */
  readonly names: Int32Array;
  /** Names of their dependencies. */
  readonly dependencies: PackedLists;
  /** Knows the number of the module that has a name, -1 for none. */
  readonly list: { find(name: number): number };
}

const ACYCLIC = -1;

/** Memory of one that is done with: at each keystroke one is made and done with. */
let spare: Int32Array | undefined;

/**
 * Answers `Module::hasDependency(name, true)` without its exponential walk, as long as no module comes or goes. The engine
 * looks through a module's whole list first, then descends in listed order with no memory of where it has been: so it runs
 * for ever exactly when it enters a cycle before it has found the name, and a module that was walked to its end never finds
 * it later. All walks together touch each module and dependency a few times.
 */
export class Reachability {
  readonly #of: Dependencies;
  /** By module number: -1 where no cycle can be reached; else twice the latest walk that came, plus 1 where it has left. */
  readonly #marks: Int32Array;
  #walks = 0;
  /** The way of the latest walk: modules, and the next place of each in its list. */
  readonly #path: number[] = [];
  readonly #next: number[] = [];
  /** Modules that the latest walk has left. */
  readonly #left: number[] = [];

  constructor(of: Dependencies) {
    this.#of = of;
    this.#marks = spare?.length === of.names.length ? spare.fill(0) : new Int32Array(of.names.length);
    spare = undefined;
  }

  /** Lets the next one have its memory; nothing may be asked any more. */
  dispose(): void {
    spare = this.#marks;
  }

  /** Whether the module `dependency`, which the module `of` lists, depends on `of` itself. */
  dependsBack(dependency: number, of: number): Answer {
    const name = this.#of.names[of];
    const known = this.#of.list.find(name) === of;
    // Were `of` reachable from an acyclic module it would be one; and if it is one, its dependencies cannot lead back.
    if (known && (this.#marks[dependency] === ACYCLIC || this.#marks[of] === ACYCLIC)) return 'no';
    return this.#walk(dependency, name, known);
  }

  /** The engine's own walk, each module at most once; `prune` where acyclic modules cannot lead to the name. */
  #walk(start: number, name: number, prune: boolean): Answer {
    if (this.#lists(start, name)) return 'yes';
    const open = ++this.#walks * 2;
    const done = open + 1;
    const { list, dependencies } = this.#of;
    const { starts, items } = dependencies;
    let left = 0;
    let depth = this.#enter(0, start, open);
    while (depth > 0) {
      const module = this.#path[depth - 1];
      const place = this.#next[depth - 1]++;
      if (place === starts[module + 1]) {
        depth--;
        this.#marks[module] = done;
        this.#left[left++] = module;
        continue;
      }
      const target = list.find(items[place]);
      const mark = target < 0 ? done : this.#marks[target];
      if (mark === done || (prune && mark === ACYCLIC)) continue;
      if (this.#lists(target, name)) return 'yes';
      if (mark === open) return 'endless';
      depth = this.#enter(depth, target, open);
    }
    for (let i = 0; i < left; i++) this.#marks[this.#left[i]] = ACYCLIC;
    return 'no';
  }

  #enter(depth: number, module: number, open: number): number {
    this.#marks[module] = open;
    this.#path[depth] = module;
    this.#next[depth] = this.#of.dependencies.starts[module];
    return depth + 1;
  }

  #lists(module: number, name: number): boolean {
    const { starts, items } = this.#of.dependencies;
    for (let i = starts[module]; i < starts[module + 1]; i++) if (items[i] === name) return true;
    return false;
  }
}
