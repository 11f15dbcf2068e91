import type { Problem } from './problem.ts';

/** The reason of an entry that is a decision; others are rows from 0, or learned nogoods as `-2 - number`. */
export const DECISION = -1;

/** What is left of the domain of each variable, and every step by which it came to that, to be gone back. */
export class Trail {
  readonly domains: Int32Array;
  /** By entry: the variable, why, on which level, the entry before it of the same variable, or -1. */
  readonly variable: Int32Array;
  readonly reason: Int32Array;
  readonly level: Int32Array;
  readonly before: Int32Array;
  /** By entry: the domain before it; its one word, or the place of its words in `saved`. */
  readonly old: Int32Array;
  /** The last entry of each variable, or -1. */
  readonly last: Int32Array;
  length = 0;
  saved: Int32Array;
  #savedLength = 0;

  constructor(readonly problem: Pick<Problem, 'size' | 'at' | 'full' | 'count'>) {
    const { size, full, count } = problem;
    this.domains = full.slice();
    // Each entry takes at least one bit from a domain, and no domain loses all.
    let room = 0;
    for (let x = 0; x < size; x++) room += count[x];
    this.variable = new Int32Array(room);
    this.reason = new Int32Array(room);
    this.level = new Int32Array(room);
    this.before = new Int32Array(room);
    this.old = new Int32Array(room);
    this.last = new Int32Array(size).fill(-1);
    this.saved = new Int32Array(full.length === size ? 0 : 256);
  }

  /** Notes that a domain is about to lose some of its values. */
  note(x: number, reason: number, level: number): void {
    const entry = this.length++;
    const { at } = this.problem;
    const start = at[x];
    const end = at[x + 1];
    this.variable[entry] = x;
    this.reason[entry] = reason;
    this.level[entry] = level;
    this.before[entry] = this.last[x];
    this.last[x] = entry;
    if (end - start === 1) {
      this.old[entry] = this.domains[start];
      return;
    }
    this.old[entry] = this.#savedLength;
    this.#makeRoom(end - start);
    for (let i = start; i < end; i++) this.saved[this.#savedLength++] = this.domains[i];
  }

  /** Goes back to the first `length` entries. */
  undoTo(length: number): void {
    const { at } = this.problem;
    while (this.length > length) {
      const entry = --this.length;
      const x = this.variable[entry];
      const start = at[x];
      const end = at[x + 1];
      this.last[x] = this.before[entry];
      if (end - start === 1) {
        this.domains[start] = this.old[entry];
        continue;
      }
      this.#savedLength = this.old[entry];
      for (let i = start; i < end; i++) this.domains[i] = this.saved[this.#savedLength + i - start];
    }
  }

  /** Whether the domain that a variable had before an entry lies in the set that begins at `place` of `sets`. */
  wasWithin(entry: number, sets: Int32Array, place: number): boolean {
    const { at } = this.problem;
    const x = this.variable[entry];
    const words = at[x + 1] - at[x];
    if (words === 1) return (this.old[entry] & ~sets[place]) === 0;
    for (let i = 0; i < words; i++) if ((this.saved[this.old[entry] + i] & ~sets[place + i]) !== 0) return false;
    return true;
  }

  /** The entry by which the domain of a variable, which now lies in a set, came to lie in it; -1 where it always did. */
  satisfier(x: number, sets: Int32Array, place: number, from = this.last[x]): number {
    let entry = from;
    while (entry >= 0 && this.wasWithin(entry, sets, place)) entry = this.before[entry];
    return entry;
  }

  #makeRoom(words: number): void {
    if (this.#savedLength + words <= this.saved.length) return;
    const saved = new Int32Array(Math.max(this.saved.length * 2, this.#savedLength + words));
    saved.set(this.saved);
    this.saved = saved;
  }
}
