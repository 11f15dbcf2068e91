import type { SetPool } from './set-pool.ts';

/** What a row is about; `link` ties the choice of a provider to its module. */
export const rowKinds = ['dependency', 'optional', 'runtime', 'conflict', 'link'] as const;

/** By the number of a kind: whether its target must be there. */
export const isNeed: readonly boolean[] = [true, false, true, false, true];

export const LINK = 4;

/**
 * A universe in numbers. A variable is the root (0), a module, or, after all modules, a choice among the providers of a
 * virtual name in a range. Bit `i` of its domain is candidate `i` (provider `i` of a choice); the bit after the last one
 * means that it is absent.
 *
 * Row `r` says: variable `from[r]` in set `held[r]` and variable `to[r]` in set `barred[r]` cannot both hold. A set of a
 * variable with a domain of one word is that word; of a wider one it is the place of its words in `pool`.
 */
export interface Problem {
  /** How many variables there are, and how many of them are the root and modules. */
  readonly size: number;
  readonly modules: number;
  /** Variable `x` has the words `at[x]` up to `at[x + 1]` of a list of domains. */
  readonly at: Int32Array;
  /** The whole domains. */
  readonly full: Int32Array;
  /** How many candidates or providers there are. */
  readonly count: Int32Array;
  /** The variables that come after all modules. */
  readonly choices: readonly Choice[];
  /** The candidate that is chosen where it can be, else -1. */
  readonly locked: Int32Array;
  readonly pool: SetPool;
  /** The rows of variable `x` are those from `rowStarts[x]` up to `rowEnds[x]`; there is room for some more behind them. */
  readonly rowStarts: Int32Array;
  readonly rowEnds: Int32Array;
  readonly kind: Uint8Array;
  readonly from: Int32Array;
  readonly held: Int32Array;
  readonly to: Int32Array;
  readonly barred: Int32Array;
  /** The first line that a row stands for: the candidate of `from`, and which of its constraints. */
  readonly sampleCandidate: Int32Array;
  readonly sampleConstraint: Int32Array;
  /**
   * For each variable the rows that name it, by number of row: own set, other variable, the other's set, row; those of
   * variable `x` from `edges[edgeStarts[x] * EDGE]` up to `edges[edgeEnds[x] * EDGE]`, with room for some more behind them.
   */
  readonly edgeStarts: Int32Array;
  readonly edgeEnds: Int32Array;
  readonly edges: Int32Array;
  /** Rows of a variable with itself, by number: it can never be in both sets. */
  readonly own: number[];
  /** Rows that bar everything of their other side, such as those for modules that nobody offers; by number. */
  readonly hopeless: number[];
}

/** How many numbers an edge has. */
export const EDGE = 4;

/** A choice among those that provide a name in a range. */
export interface Choice {
  readonly name: string;
  /** Variables of modules, best first. */
  readonly providers: readonly number[];
}
