import type { Problem } from './problem.ts';
import type { Trail } from './trail.ts';

/** What was learned from dead ends: sets of several variables that cannot all hold. */
export class Nogoods {
  /** The variables of each; the first two are watched. */
  readonly variables: number[][] = [];
  /** Where the set of each of these variables begins in `sets`. */
  readonly places: number[][] = [];
  /** The reasons that each was made of: rows from 0, or nogoods as `-2 - number`. */
  readonly sources: (readonly number[])[] = [];
  sets = new Int32Array(64);
  #used = 0;
  readonly #watching: (number[] | undefined)[];

  constructor(readonly problem: Pick<Problem, 'size' | 'at'>) {
    this.#watching = new Array(problem.size);
  }

  get count(): number {
    return this.variables.length;
  }

  /** Adds one whose first variable is the one that it will bar first, its second the one that came to hold last. */
  add(variables: number[], sets: Int32Array, placeOf: (x: number) => number, sources: readonly number[]): number {
    const number = this.count;
    this.variables.push(variables);
    this.places.push(variables.map(x => this.#keep(x, sets, placeOf(x))));
    this.sources.push(sources);
    for (const x of variables.slice(0, 2)) (this.#watching[x] ??= []).push(number);
    return number;
  }

  /** Whether anything was learned of a variable. */
  watches(x: number): boolean {
    return this.#watching[x] !== undefined;
  }

  /** The nogoods that say, now that the domain of `x` has shrunk, what another variable cannot be; calls `bar` for each. */
  shrunk(x: number, trail: Trail, bar: (x: number, place: number, nogood: number) => boolean): boolean {
    const list = this.#watching[x];
    if (!list) return true;
    let kept = 0;
    let isFine = true;
    for (let i = 0; i < list.length; i++) {
      const nogood: number = list[i];
      const variables: number[] = this.variables[nogood];
      const places = this.places[nogood];
      if (variables[0] === x && variables.length > 1) swap(variables, places, 0, 1);
      const mine = variables.length > 1 ? 1 : 0;
      if (!isFine || !this.#holds(trail, x, places[mine]) || this.#movesWatch(nogood, trail)) {
        if (this.variables[nogood][mine] === x) list[kept++] = nogood;
        continue;
      }
      list[kept++] = nogood;
      isFine = bar(variables[0], places[0], nogood);
    }
    list.length = kept;
    return isFine;
  }

  /** Watches another variable in place of the second one where there is one whose set does not hold. */
  #movesWatch(nogood: number, trail: Trail): boolean {
    const variables = this.variables[nogood];
    const places = this.places[nogood];
    for (let i = 2; i < variables.length; i++) {
      if (this.#holds(trail, variables[i], places[i])) continue;
      swap(variables, places, 1, i);
      (this.#watching[variables[1]] ??= []).push(nogood);
      return true;
    }
    return false;
  }

  #holds({ domains }: Trail, x: number, place: number): boolean {
    const { at } = this.problem;
    for (let i = at[x]; i < at[x + 1]; i++) if ((domains[i] & ~this.sets[place + i - at[x]]) !== 0) return false;
    return true;
  }

  #keep(x: number, sets: Int32Array, place: number): number {
    const { at } = this.problem;
    const words = at[x + 1] - at[x];
    if (this.#used + words > this.sets.length) {
      const more = new Int32Array(this.sets.length * 2 + words);
      more.set(this.sets);
      this.sets = more;
    }
    const kept = this.#used;
    for (let i = 0; i < words; i++) this.sets[this.#used++] = sets[place + i];
    return kept;
  }
}

/** The rows that reasons come down to, in ascending order. */
export function rowsBehind(reasons: readonly number[], { sources }: Nogoods): readonly number[] {
  const rows = new Set<number>();
  const seen = new Set<number>();
  const open = [...reasons];
  for (let reason = open.pop(); reason !== undefined; reason = open.pop()) {
    if (reason >= 0) rows.add(reason);
    if (reason > -2 || seen.has(reason)) continue;
    seen.add(reason);
    for (const source of sources[-2 - reason]) open.push(source);
  }
  return [...rows].sort((a, b) => a - b);
}

function swap(variables: number[], places: number[], i: number, k: number): void {
  [variables[i], variables[k]] = [variables[k], variables[i]];
  [places[i], places[k]] = [places[k], places[i]];
}
