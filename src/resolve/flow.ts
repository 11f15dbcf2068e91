import type { Change } from './changes.ts';
import { LeastFirst } from './least-first.ts';
import type { Values } from './load-edges.ts';
import { lowestBit } from './needs.ts';
import { EDGE, isNeed, type Problem } from './problem.ts';
import type { Proof } from './proof.ts';
import type { Roster } from './roster.ts';

/** Beyond so many decisions that may be other ones, all are made anew. */
const MOST = 4_000;

/** No candidate of a needed module suits those who were decided before it. */
const DEAD = -2;

/**
 * The decisions of an answer as a flow: where no circle is possible, modules are decided in the order of their numbers, and
 * what is decided of one is the first candidate that suits those before it, unless a proof bars that. So after a change of
 * some lines only what they are about has to be decided again, what depends on that, and so on. As long as everybody finds a
 * candidate, and no proof is touched, the outcome is the first solution in the order of preference.
 */
export class Flow {
  readonly #scratch: Int32Array;

  constructor(
    readonly problem: Problem,
    readonly values: Values,
  ) {
    const { at, size } = problem;
    let widest = 1;
    for (let x = 0; x < size; x++) widest = Math.max(widest, at[x + 1] - at[x]);
    this.#scratch = new Int32Array(widest);
  }

  /** The modules that were decided otherwise than by looking at those before them. */
  exceptions(): readonly number[] {
    const found: number[] = [];
    for (let x = 1; x < this.problem.size; x++) if (this.#decide(x, this.values) !== this.values[x]) found.push(x);
    return found;
  }

  /** The decisions after some lines have changed, in the problem already; undefined where all have to be made anew. */
  after(
    changes: readonly Change<unknown, unknown>[],
    roster: Roster<unknown, unknown>,
    proof: Proof,
  ): Int32Array | undefined {
    const { size, edgeStarts, edgeEnds, edges } = this.problem;
    const values = Int32Array.from(this.values);
    const isOpen = new Uint8Array(size);
    const open = new LeastFirst(size);
    const push = (x: number) => {
      if (isOpen[x] === 1) return;
      isOpen[x] = 1;
      open.push(x);
    };
    for (const { number, ranges } of changes) {
      push(number);
      for (const { after } of ranges) {
        const to = roster.numbers.get(after.name);
        if (to === undefined) continue;
        if (proof.pairs.has(number * size + to)) return undefined;
        push(to);
      }
    }
    for (let count = 0; open.size > 0; count++) {
      if (count > MOST) return undefined;
      const x = open.pop();
      isOpen[x] = 0;
      const value = x === 0 ? 0 : this.#decide(x, values, proof.exceptions.has(x) ? this.values[x] : -1);
      if (value === values[x]) continue;
      if (value === DEAD || proof.support.has(x)) return undefined;
      values[x] = value;
      for (let e = edgeStarts[x]; e < edgeEnds[x]; e++) {
        const other = edges[e * EDGE + 1];
        if (other > x) push(other);
      }
    }
    return values;
  }

  /** The first candidate of a module that suits those before it; one that a proof led to is tried before all others. */
  #decide(x: number, values: Values, proven = -1): number {
    const { at, count, locked, edgeStarts, edgeEnds, edges, from, kind } = this.problem;
    const barred = this.#scratch;
    const words = at[x + 1] - at[x];
    barred.fill(0, 0, words);
    let isNeeded = false;
    for (let e = edgeStarts[x] * EDGE; e < edgeEnds[x] * EDGE; e += EDGE) {
      const other = edges[e + 1];
      if (other > x) continue;
      const value = values[other];
      if (value < 0 || !this.#holds(edges[e + 2], value, other)) continue;
      this.#add(barred, edges[e], words);
      const row = edges[e + 3];
      if (from[row] === other && isNeed[kind[row]]) isNeeded = true;
    }
    if (!isNeeded) return -1;
    this.#addOwn(barred, x, words);
    const isFree = (value: number) => (barred[value >> 5] & (1 << (value & 31))) === 0;
    if (proven >= 0 && isFree(proven)) return proven;
    if (locked[x] >= 0 && isFree(locked[x])) return locked[x];
    for (let i = 0; i < words; i++) {
      const free = ~barred[i];
      if (free === 0) continue;
      const value = (i << 5) + lowestBit(free);
      return value < count[x] ? value : DEAD;
    }
    return DEAD;
  }

  #holds(set: number, value: number, x: number): boolean {
    const { at, pool } = this.problem;
    const word = at[x + 1] - at[x] === 1 ? set : pool.words[set + (value >> 5)];
    return (word & (1 << (value & 31))) !== 0;
  }

  #add(barred: Int32Array, set: number, words: number): void {
    if (words === 1) barred[0] |= set;
    else for (let i = 0; i < words; i++) barred[i] |= this.problem.pool.words[set + i];
  }

  /** Rows of a module with itself bar what is in both of their sets. */
  #addOwn(barred: Int32Array, x: number, words: number): void {
    const { own, from, held, barred: sets, pool } = this.problem;
    for (const row of own) {
      if (from[row] !== x) continue;
      if (words === 1) barred[0] |= held[row] & sets[row];
      else for (let i = 0; i < words; i++) barred[i] |= pool.words[held[row] + i] & pool.words[sets[row] + i];
    }
  }
}
