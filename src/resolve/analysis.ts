import type { Nogoods } from './nogoods.ts';
import type { Problem } from './problem.ts';
import type { Trail } from './trail.ts';

/** What a dead end teaches: `variable` cannot be in a set on this level already. */
export interface Lesson {
  readonly level: number;
  readonly nogood: number;
}

/**
 * Works out why a reason could bar all values of a variable, by resolving it with the reasons of the entries that made it
 * hold, the latest first, until what is left was decided by one entry of its level alone (the first unique implication point
 * of J. Marques-Silva, K. Sakallah, IEEE Trans. Comput. 48 (1999), over sets of values as in N. Weizenbaum's PubGrub).
 */
export class Analysis {
  readonly #sets: Int32Array;
  readonly #isTerm: Uint8Array;
  readonly #satisfier: Int32Array;
  #variables: number[] = [];
  /** The reasons that the last analysis was made of. */
  sources: number[] = [];

  constructor(
    readonly problem: Problem,
    readonly trail: Trail,
    readonly nogoods: Nogoods,
  ) {
    this.#sets = new Int32Array(problem.full.length);
    this.#isTerm = new Uint8Array(problem.size);
    this.#satisfier = new Int32Array(problem.size);
  }

  /** The lesson of a conflict; undefined where it stands against every choice. */
  lesson(conflict: number): Lesson | undefined {
    this.sources = [conflict];
    for (const x of this.#variables) this.#isTerm[x] = 0;
    this.#variables = [];
    this.#take(conflict, -1);
    const { trail } = this;
    for (;;) {
      let top = -1;
      let second = -1;
      for (const x of this.#variables) {
        const entry = this.#satisfier[x];
        if (entry > top) {
          second = top;
          top = entry;
        } else if (entry > second) second = entry;
      }
      if (top < 0) return undefined;
      const level = trail.level[top];
      const below = second < 0 ? 0 : trail.level[second];
      if (below < level) return { level: below, nogood: this.#learn(top, second) };
      this.sources.push(trail.reason[top]);
      this.#resolve(top);
    }
  }

  #learn(top: number, second: number): number {
    const { trail, problem } = this;
    const first = trail.variable[top];
    const next = second < 0 ? -1 : trail.variable[second];
    const others = this.#variables.filter(x => x !== first && x !== next);
    const variables = next < 0 ? [first] : [first, next, ...others];
    return this.nogoods.add(variables, this.#sets, x => problem.at[x], this.sources);
  }

  /** Puts the reason of an entry in the place of what it made hold. */
  #resolve(entry: number): void {
    const x = this.trail.variable[entry];
    this.#take(this.trail.reason[entry], x);
    const start = this.problem.at[x];
    const satisfier = this.trail.satisfier(x, this.#sets, start, this.trail.before[entry]);
    this.#satisfier[x] = satisfier;
    if (satisfier < 0) this.#drop(x);
  }

  /** Takes in the sets of a reason; that of `joined` is put together with the one that is there. */
  #take(reason: number, joined: number): void {
    if (reason <= -2) {
      const { variables, places, sets } = this.nogoods;
      const number = -2 - reason;
      variables[number].forEach((x, i) => {
        this.#term(x, sets, places[number][i], x === joined);
      });
      return;
    }
    const { from, to, held, barred } = this.problem;
    if (from[reason] === to[reason]) {
      this.#own(reason, joined);
      return;
    }
    this.#side(from[reason], held[reason], joined);
    this.#side(to[reason], barred[reason], joined);
  }

  #side(x: number, set: number, joined: number): void {
    const { at, pool } = this.problem;
    if (at[x + 1] - at[x] > 1) this.#term(x, pool.words, set, x === joined);
    else this.#term(x, [set], 0, x === joined);
  }

  /** A row of a variable with itself bars what is in both of its sets. */
  #own(row: number, joined: number): void {
    const { at, pool, from, held, barred } = this.problem;
    const x = from[row];
    const words = at[x + 1] - at[x];
    const both: number[] = [];
    for (let i = 0; i < words; i++) {
      both.push(words === 1 ? held[row] & barred[row] : pool.words[held[row] + i] & pool.words[barred[row] + i]);
    }
    this.#term(x, both, 0, x === joined);
  }

  #term(x: number, sets: ArrayLike<number>, place: number, isJoined: boolean): void {
    const { at } = this.problem;
    const start = at[x];
    const words = at[x + 1] - start;
    const isThere = this.#isTerm[x] === 1;
    for (let i = 0; i < words; i++) {
      const word = sets[place + i];
      const mine = this.#sets[start + i];
      this.#sets[start + i] = !isThere ? word : isJoined ? mine | word : mine & word;
    }
    if (isJoined) return;
    const satisfier = this.trail.satisfier(x, this.#sets, start);
    this.#satisfier[x] = satisfier;
    if (satisfier < 0) {
      if (isThere) this.#drop(x);
    } else if (!isThere) {
      this.#isTerm[x] = 1;
      this.#variables.push(x);
    }
  }

  #drop(x: number): void {
    this.#isTerm[x] = 0;
    this.#variables = this.#variables.filter(it => it !== x);
  }
}
