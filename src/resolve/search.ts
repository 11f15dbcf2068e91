import type { Stepwise } from '../base/stepwise.ts';
import { Analysis } from './analysis.ts';
import { lowestBit, Needs } from './needs.ts';
import { Nogoods, rowsBehind } from './nogoods.ts';
import { EDGE, type Problem } from './problem.ts';
import { DECISION, Trail } from './trail.ts';

/** How a search ended: with a choice for all, with a proof that there is none, or as it had tried for long enough. */
export type Outcome = 'found' | 'none' | 'given up';

/** How many edges are looked at between two rests, well under a millisecond of them. */
const REST = 100_000;

/**
 * Looks for the first solution in the order of preference: of what is needed the module that comes first in the roster is
 * decided first, the locked version before the highest. Everything that follows from what is decided is worked out at once,
 * in both directions of each row; dead ends are learned from. None of this passes over a solution, so the answer is that of
 * trying all choices one after another.
 */
export class Search {
  readonly trail: Trail;
  readonly nogoods: Nogoods;
  readonly needs: Needs;
  /** How many dead ends were met. */
  deadEnds = 0;
  #level = 0;
  /** The length of the trail, and how much was decided, when each level began. */
  readonly #trailAt: number[] = [];
  readonly #decidedAt: number[] = [];
  readonly #queue: Int32Array;
  readonly #isQueued: Uint8Array;
  #first = 0;
  #queued = 0;
  #conflict = 0;
  #work = 0;
  readonly #analysis: Analysis;

  constructor(readonly problem: Problem) {
    this.trail = new Trail(problem);
    this.nogoods = new Nogoods(problem);
    this.needs = new Needs(problem);
    this.#queue = new Int32Array(problem.size);
    this.#isQueued = new Uint8Array(problem.size);
    this.#analysis = new Analysis(problem, this.trail, this.nogoods);
  }

  /** Runs to the end, or until it has met so many dead ends. */
  *run(patience = Number.POSITIVE_INFINITY): Stepwise<Outcome> {
    let isFine = this.#begin();
    let rested = 0;
    for (;;) {
      if (this.#work - rested > REST) {
        rested = this.#work;
        yield;
      }
      if (!isFine || !this.#propagate()) {
        isFine = true;
        if (++this.deadEnds > patience) return 'given up';
        const lesson = this.#analysis.lesson(this.#conflict);
        if (!lesson) return 'none';
        this.#goBack(lesson.level);
        isFine = this.#learned(lesson.nogood);
        continue;
      }
      const x = this.needs.next();
      if (x < 0) return 'found';
      const value = this.#preferred(x);
      if (!this.#isOnly(x, value)) this.#decide(x, value);
      this.needs.settle(x, value);
    }
  }

  /** The candidate of a module that was chosen, or -1. */
  chosen(x: number): number {
    return this.needs.value[x];
  }

  /** The rows that the proof of a search that ended with none rests on, in ascending order. */
  proof(): readonly number[] {
    return rowsBehind(this.#analysis.sources, this.nogoods);
  }

  /** What no choice can help: rows of a module with itself, and such that bar all of their other side. */
  #begin(): boolean {
    const { own, hopeless, from, held, to, barred, at } = this.problem;
    const pool = this.problem.pool.words;
    for (const row of own) {
      const x = from[row];
      if (at[x + 1] - at[x] === 1) {
        if (!this.#bar(x, held[row] & barred[row], pool, row)) return false;
        continue;
      }
      const both = new Int32Array(at[x + 1] - at[x]);
      for (let i = 0; i < both.length; i++) both[i] = pool[held[row] + i] & pool[barred[row] + i];
      if (!this.#bar(to[row], 0, both, row)) return false;
    }
    for (const row of hopeless) if (!this.#bar(from[row], held[row], pool, row)) return false;
    this.#enqueue(0);
    this.needs.want(0);
    return true;
  }

  #propagate(): boolean {
    const { at, edgeStarts, edgeEnds, edges } = this.problem;
    const pool = this.problem.pool.words;
    const { domains } = this.trail;
    while (this.#queued > 0) {
      const x = this.#queue[this.#first];
      this.#first = this.#first + 1 === this.#queue.length ? 0 : this.#first + 1;
      this.#queued--;
      this.#isQueued[x] = 0;
      const start = at[x];
      const isNarrow = at[x + 1] - start === 1;
      const domain = domains[start];
      const end = edgeEnds[x] * EDGE;
      this.#work += edgeEnds[x] - edgeStarts[x];
      for (let e = edgeStarts[x] * EDGE; e < end; e += EDGE) {
        if (isNarrow ? (domain & ~edges[e]) !== 0 : !this.#isWithin(x, pool, edges[e])) continue;
        if (!this.#bar(edges[e + 1], edges[e + 2], pool, edges[e + 3])) return this.#stop();
      }
      if (!this.nogoods.watches(x)) continue;
      const isFine = this.nogoods.shrunk(x, this.trail, (y, place, nogood) => this.#barLearned(y, place, nogood));
      if (!isFine) return this.#stop();
    }
    return true;
  }

  #stop(): boolean {
    while (this.#queued > 0) {
      this.#isQueued[this.#queue[this.#first]] = 0;
      this.#first = this.#first + 1 === this.#queue.length ? 0 : this.#first + 1;
      this.#queued--;
    }
    return false;
  }

  /** Takes a set, a word or a place in `sets`, from the domain of a variable; false where nothing would be left. */
  #bar(x: number, set: number, sets: Int32Array, reason: number): boolean {
    const { at } = this.problem;
    const { domains } = this.trail;
    const start = at[x];
    if (at[x + 1] - start > 1) return this.#barWide(x, set, sets, reason);
    const left = domains[start] & ~set;
    if (left === domains[start]) return true;
    if (left === 0) {
      this.#conflict = reason;
      return false;
    }
    this.trail.note(x, reason, this.#level);
    domains[start] = left;
    if (this.#isQueued[x] === 0) this.#enqueue(x);
    return true;
  }

  #barWide(x: number, place: number, sets: Int32Array, reason: number): boolean {
    const { at } = this.problem;
    const { domains } = this.trail;
    const start = at[x];
    let loses = false;
    let keeps = false;
    for (let i = start; i < at[x + 1]; i++) {
      const word = sets[place + i - start];
      if ((domains[i] & word) !== 0) loses = true;
      if ((domains[i] & ~word) !== 0) keeps = true;
    }
    if (!loses) return true;
    if (!keeps) {
      this.#conflict = reason;
      return false;
    }
    this.trail.note(x, reason, this.#level);
    for (let i = start; i < at[x + 1]; i++) domains[i] &= ~sets[place + i - start];
    if (this.#isQueued[x] === 0) this.#enqueue(x);
    return true;
  }

  #barLearned(x: number, place: number, nogood: number): boolean {
    const { sets } = this.nogoods;
    const isNarrow = this.problem.at[x + 1] - this.problem.at[x] === 1;
    return this.#bar(x, isNarrow ? sets[place] : place, sets, -2 - nogood);
  }

  #learned(nogood: number): boolean {
    return this.#barLearned(this.nogoods.variables[nogood][0], this.nogoods.places[nogood][0], nogood);
  }

  #enqueue(x: number): void {
    const end = this.#first + this.#queued++;
    this.#queue[end < this.#queue.length ? end : end - this.#queue.length] = x;
    this.#isQueued[x] = 1;
  }

  #isWithin(x: number, sets: Int32Array, place: number): boolean {
    const { at } = this.problem;
    const { domains } = this.trail;
    for (let i = at[x]; i < at[x + 1]; i++) if ((domains[i] & ~sets[place + i - at[x]]) !== 0) return false;
    return true;
  }

  /** The value that is tried first: for a choice a provider that is there anyway or locked, else the locked or highest one. */
  #preferred(x: number): number {
    const { at, locked, modules, choices } = this.problem;
    const { domains } = this.trail;
    const start = at[x];
    const has = (value: number) => (domains[start + (value >> 5)] & (1 << (value & 31))) !== 0;
    if (x < modules) {
      const first = locked[x];
      if (first >= 0 && has(first)) return first;
    } else {
      const { providers } = choices[x - modules];
      const there = providers.findIndex((it, i) => has(i) && this.needs.isWanted(it));
      if (there >= 0) return there;
      const kept = providers.findIndex((it, i) => has(i) && locked[it] >= 0);
      if (kept >= 0) return kept;
    }
    let word = start;
    while (domains[word] === 0) word++;
    return ((word - start) << 5) + lowestBit(domains[word]);
  }

  #isOnly(x: number, value: number): boolean {
    const { at } = this.problem;
    const { domains } = this.trail;
    for (let i = at[x]; i < at[x + 1]; i++) {
      if (domains[i] !== (i - at[x] === value >> 5 ? 1 << (value & 31) : 0)) return false;
    }
    return true;
  }

  #decide(x: number, value: number): void {
    this.#trailAt.push(this.trail.length);
    this.#decidedAt.push(this.needs.length);
    this.#level++;
    this.trail.note(x, DECISION, this.#level);
    const { at } = this.problem;
    this.trail.domains.fill(0, at[x], at[x + 1]);
    this.trail.domains[at[x] + (value >> 5)] = 1 << (value & 31);
    this.#enqueue(x);
  }

  #goBack(level: number): void {
    if (level === this.#level) return;
    this.trail.undoTo(this.#trailAt[level]);
    this.needs.undoTo(this.#decidedAt[level]);
    this.#trailAt.length = level;
    this.#decidedAt.length = level;
    this.#level = level;
  }
}
