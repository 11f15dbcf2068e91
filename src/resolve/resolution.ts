import type { Circle } from './circles.ts';
import type { Conflict } from './conflict.ts';
import type { Candidate } from './universe.ts';

/**
 * What a universe comes to. It is a function of the universe alone: neither the order of its parts nor what was resolved
 * before has a say. Looking at `modules`, `order` and `circular` for the first time costs some milliseconds for ten thousand
 * modules.
 */
export interface Resolution<P, O> {
  /** Whether versions were found and no circle of dependencies stands against loading them. */
  readonly success: boolean;
  /** Whether versions were found that satisfy all. */
  readonly isSatisfied: boolean;
  /** What was chosen, sorted by name; empty where nothing satisfies all. */
  readonly modules: ReadonlyMap<string, Candidate<P, O>>;
  /** The names in the order of loading: what is needed first, else by priority and name; members of a circle together. */
  readonly order: readonly string[];
  /** Each with lines that no other one has; empty where versions were found. */
  readonly conflicts: readonly Conflict<P>[];
  readonly circular: readonly Circle<P>[];
  /** One sentence where `success` is false. */
  readonly error: string | undefined;
}
