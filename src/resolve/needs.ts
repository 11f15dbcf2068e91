import { isNeed, type Problem } from './problem.ts';

/** Which variables were decided, which of the others these need, and which of them comes next. */
export class Needs {
  /** The candidate or provider that a variable was decided to be; -1 where it was not. */
  readonly value: Int32Array;
  /** The decided variables in the order of decision. */
  readonly decided: Int32Array;
  length = 0;
  readonly #wanted: Int32Array;
  /** A bit for each variable that is needed and not decided; none of them lies before word `#from`. */
  readonly #open: Int32Array;
  #from = 0;

  constructor(
    readonly problem: Pick<Problem, 'size' | 'at' | 'rowStarts' | 'rowEnds' | 'kind' | 'held' | 'to' | 'pool'>,
  ) {
    const { size } = problem;
    this.value = new Int32Array(size).fill(-1);
    this.decided = new Int32Array(size);
    this.#wanted = new Int32Array(size);
    this.#open = new Int32Array((size + 31) >> 5);
  }

  /** Whether somebody that is decided needs it. */
  isWanted(x: number): boolean {
    return this.#wanted[x] > 0;
  }

  /** Counts one more who needs a variable. */
  want(x: number): void {
    if (this.#wanted[x]++ === 0 && this.value[x] < 0) this.#open[x >> 5] |= 1 << (x & 31);
    if (x >> 5 < this.#from) this.#from = x >> 5;
  }

  /** The first variable that is needed and not decided, or -1. */
  next(): number {
    const open = this.#open;
    while (this.#from < open.length && open[this.#from] === 0) this.#from++;
    if (this.#from === open.length) return -1;
    return (this.#from << 5) + lowestBit(open[this.#from]);
  }

  /** Decides a variable: what that candidate needs is needed. */
  settle(x: number, value: number): void {
    this.value[x] = value;
    this.decided[this.length++] = x;
    this.#open[x >> 5] &= ~(1 << (x & 31));
    this.#eachNeed(x, value, to => this.want(to));
  }

  /** Takes the last decisions back until so many are left. */
  undoTo(length: number): void {
    while (this.length > length) {
      const x = this.decided[--this.length];
      this.#eachNeed(x, this.value[x], to => this.#unwant(to));
      this.value[x] = -1;
      if (this.#wanted[x] > 0) this.#reopen(x);
    }
  }

  #unwant(x: number): void {
    if (--this.#wanted[x] === 0) this.#open[x >> 5] &= ~(1 << (x & 31));
  }

  #reopen(x: number): void {
    this.#open[x >> 5] |= 1 << (x & 31);
    if (x >> 5 < this.#from) this.#from = x >> 5;
  }

  #eachNeed(x: number, value: number, visit: (to: number) => void): void {
    const { rowStarts, rowEnds, kind, held, to, at, pool } = this.problem;
    const isNarrow = at[x + 1] - at[x] === 1;
    const bit = 1 << (value & 31);
    for (let row = rowStarts[x]; row < rowEnds[x]; row++) {
      if (!isNeed[kind[row]]) continue;
      const word = isNarrow ? held[row] : pool.words[held[row] + (value >> 5)];
      if ((word & bit) !== 0) visit(to[row]);
    }
  }
}

/** The place of the lowest bit of a word that is not 0. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}
