import type { Line } from './conflict.ts';

/** Modules that all need each other, so that none of them can be loaded first. */
export interface Circle<P> {
  /** By priority and name, as in the order of loading. */
  readonly modules: readonly string[];
  /** As few dependencies as possible whose absence leaves no circle among them. */
  readonly drop: readonly CircleEdge<P>[];
  /** Whether fewer could not do; beyond 40 modules it is a good guess. */
  readonly isLeast: boolean;
  /** How many different ways lead round, counted up to 1,000. */
  readonly count: number;
}

/** A dependency that could be dropped, and a shortest way round that goes through it. */
export interface CircleEdge<P> {
  readonly line: Line<P>;
  /** Begins with the module that states the dependency, and ends with it. */
  readonly round: readonly string[];
  /** What states each step of the way round. */
  readonly lines: readonly Line<P>[];
}
