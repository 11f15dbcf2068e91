import type { Version } from '../base/version.ts';
import type { Constraint } from './universe.ts';

/** A constraint together with who states it. */
export interface Line<P> {
  /** Undefined for requirements of the root. */
  readonly module: string | undefined;
  readonly version: Version | undefined;
  readonly constraint: Constraint<P>;
}

/** Lines of one module that say the same, as words: `boss-ai (all 3 versions) needs physics ^3.0.0`. */
export interface ToldLine<P> {
  readonly text: string;
  /** Highest version first; never empty. */
  readonly lines: readonly Line<P>[];
}

/**
 * Why there is no resolution: lines that cannot all hold, whereas without any single one of them the others could.
 * - `no-module`: nothing on offer is called so, or provides it;
 * - `no-version`: it is there, but not in any such version;
 * - `conflict`: several lines contradict each other.
 */
export interface Conflict<P> {
  readonly kind: 'no-module' | 'no-version' | 'conflict';
  /** The module that the lines are about. */
  readonly module: string;
  /** The versions of it on offer, highest first. */
  readonly versions: readonly Version[];
  readonly core: readonly Line<P>[];
  /** One sentence: `physics: no version suits everyone`. */
  readonly reason: string;
  /** The core in words, the module that is fought over last. */
  readonly told: readonly ToldLine<P>[];
}
