import type { NameTable } from '../base/name-table.ts';
import { sameItems } from '../base/same-items.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** What was worked out for a client folder, and from what. */
interface Kept<T> {
  readonly from: readonly unknown[];
  readonly value: T;
}

/** Keeps what is worked out for each client folder as long as all that it follows from is the very same. */
export class KeptOf<T> {
  // The table of names lives as long as its folder.
  readonly #kept = new WeakMap<NameTable, Kept<T>>();

  of({ names }: Snapshot, from: readonly unknown[], make: () => T): T {
    const known = this.#kept.get(names);
    if (known && sameItems(known.from, from)) return known.value;
    const value = make();
    this.#kept.set(names, { from, value });
    return value;
  }
}
