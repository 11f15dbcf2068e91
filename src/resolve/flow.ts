import { Bars } from './bars.ts';
import type { Change } from './changes.ts';
import { LeastFirst } from './least-first.ts';
import type { Values } from './load-edges.ts';
import { lowestBit } from './needs.ts';
import { EDGE, isNeed, type Problem } from './problem.ts';
import { Proofs } from './proof.ts';
import type { Roster } from './roster.ts';
import type { Search } from './search.ts';

/** Beyond so many decisions all are rather made anew. */
const MOST = 2_000;

/** No candidate of a needed module suits those who were decided before it. */
const DEAD = -2;

/**
 * The decisions of an answer as a flow, where no circle is possible: modules are decided in the order of their numbers, each
 * for the first candidate that suits those before it and that no proof bars. So after a change of some lines only what they
 * are about is decided again, what depends on that, and so on. Where somebody finds no candidate, the last one of those that
 * stand against it cannot be what it is: that is a proof, and it is decided again. If all find one, the outcome is the first
 * solution in the order of preference.
 */
export class Flow {
  readonly #bars = new Bars();
  readonly #scratch: Int32Array;

  /** The flow of what a search has found. */
  constructor(
    readonly problem: Problem,
    search: Search,
  ) {
    const { at, size, count, locked } = problem;
    let widest = 1;
    for (let x = 0; x < size; x++) widest = Math.max(widest, at[x + 1] - at[x]);
    this.#scratch = new Int32Array(widest);
    const proofs = new Proofs(search);
    const { value: values } = search.needs;
    for (let x = 1; x < size; x++) {
      if (this.#decide(x, values) === values[x]) continue;
      const preferred = values[x] === locked[x] ? [] : Array.from({ length: count[x] }, (_, i) => i);
      this.#bars.add(
        proofs.bar(
          x,
          preferred.filter(it => it < values[x] || it === locked[x]),
        ),
      );
    }
  }

  /**
   * The decisions after some lines have changed, in the problem already; undefined where all have to be made anew, and then
   * the flow has come to its end.
   */
  after(
    before: Values,
    changes: readonly Change<unknown, unknown>[],
    roster: Roster<unknown, unknown>,
  ): Int32Array | undefined {
    const { size, edgeStarts, edgeEnds, edges } = this.problem;
    const values = Int32Array.from(before);
    const isOpen = new Uint8Array(size);
    const open = new LeastFirst(size);
    const push = (x: number) => {
      if (isOpen[x] === 1 || x === 0) return;
      isOpen[x] = 1;
      open.push(x);
    };
    for (const { number, ranges } of changes) {
      push(number);
      for (const { after } of ranges) {
        const to = roster.numbers.get(after.name);
        if (to === undefined) continue;
        this.#bars.changed(number * size + to, push);
        push(to);
      }
    }
    for (let count = 0; open.size > 0; count++) {
      if (count > MOST) return undefined;
      const x = open.pop();
      isOpen[x] = 0;
      const value = this.#decide(x, values);
      if (value === values[x]) continue;
      if (value === DEAD) {
        const last = this.#barLast(x, values);
        if (last === 0) return undefined;
        // Those who were decided with it in mind come again once it has become something else.
        push(last);
        push(x);
        continue;
      }
      values[x] = value;
      this.#bars.decided(x, push);
      for (let e = edgeStarts[x]; e < edgeEnds[x]; e++) {
        const other = edges[e * EDGE + 1];
        if (other > x) push(other);
      }
    }
    return values;
  }

  /**
   * Bars what the last one is of those that leave a module no candidate; tells which one that is, or 0 for the root. Only
   * who bars what nobody before it bars has a part in it, and one who needs the module.
   */
  #barLast(x: number, values: Values): number {
    const { size, at, count, edgeStarts, edgeEnds, edges, from, to, kind } = this.problem;
    const words = at[x + 1] - at[x];
    const covered = this.#scratch;
    covered.fill(0, 0, words);
    // That it is absent is barred by who needs it.
    covered[count[x] >> 5] |= 1 << (count[x] & 31);
    this.#addOwn(covered, x, words);
    const support = new Set<number>();
    const pairs = new Set<number>([x * size + x]);
    for (const bar of this.#bars.of(x)) {
      if (bar.values.every(it => (covered[it >> 5] & (1 << (it & 31))) !== 0)) continue;
      for (const it of bar.values) covered[it >> 5] |= 1 << (it & 31);
      for (const module of bar.support) support.add(module);
      for (const pair of bar.pairs) pairs.add(pair);
    }
    let isNeeded = false;
    for (let e = edgeStarts[x] * EDGE; e < edgeEnds[x] * EDGE; e += EDGE) {
      const other = edges[e + 1];
      if (other > x || values[other] < 0 || !this.#holds(edges[e + 2], values[other], other)) continue;
      const row = edges[e + 3];
      const needs: boolean = !isNeeded && from[row] === other && isNeed[kind[row]];
      if (!needs && !this.#addsTo(covered, edges[e], words)) continue;
      isNeeded ||= needs;
      this.#add(covered, edges[e], words);
      support.add(other);
      pairs.add(from[row] * size + to[row]);
    }
    const last = Math.max(...support);
    support.delete(last);
    if (last > 0) this.#bars.add({ module: last, values: [values[last]], support: [...support], pairs: [...pairs] });
    return last;
  }

  /** The first candidate of a module that suits those before it; -1 where none of them needs it. */
  #decide(x: number, values: Values): number {
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
    for (const bar of this.#bars.of(x)) for (const it of bar.values) barred[it >> 5] |= 1 << (it & 31);
    if (locked[x] >= 0 && (barred[locked[x] >> 5] & (1 << (locked[x] & 31))) === 0) return locked[x];
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

  #addsTo(barred: Int32Array, set: number, words: number): boolean {
    if (words === 1) return (set & ~barred[0]) !== 0;
    for (let i = 0; i < words; i++) if ((this.problem.pool.words[set + i] & ~barred[i]) !== 0) return true;
    return false;
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
