import type { Line } from './conflict.ts';
import type { Candidate } from './universe.ts';

/**
 * A change of one line:
 * - `widen`: the range takes in more than before;
 * - `change`: the range asks for something else;
 * - `pick`: a line that asks for one exact version asks for another one;
 * - `drop`: the line is taken out.
 */
export interface Edit<P> {
  readonly kind: 'widen' | 'change' | 'pick' | 'drop';
  /** Every line of one module that says the same: they change together. */
  readonly lines: readonly Line<P>[];
  /** The text of the new range; undefined where the line is dropped. */
  readonly range: string | undefined;
}

/** A way out that was tried: with its edits everything can be satisfied. */
export interface Fix<P, O> {
  readonly edits: readonly Edit<P>[];
  /** What it comes to, one line. */
  readonly title: string;
  /** What is then chosen, sorted by name. */
  readonly modules: ReadonlyMap<string, Candidate<P, O>>;
  /** How many modules are chosen in another version than the locked one, or the highest where none is locked. */
  readonly moved: number;
}
