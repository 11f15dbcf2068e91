import type { Version, VersionRange } from '../base/version.ts';

/**
 * What a line of a manifest asks of another module:
 * - `dependency`: it must be there in the range, and is loaded before;
 * - `optional`: if it is there, it must be in the range, and is loaded before;
 * - `runtime`: it must be there in the range, and may be loaded at any time;
 * - `conflict`: it may not be there in the range. No module is in conflict with itself.
 */
export type ConstraintKind = 'dependency' | 'optional' | 'runtime' | 'conflict';

/**
 * One line of a manifest, or one requirement of the root, each an object of its own; `P` is where it stands, and comes back in
 * explanations.
 */
export interface Constraint<P> {
  readonly kind: ConstraintKind;
  /** A module, or a virtual name: then every module that provides it is meant. */
  readonly name: string;
  /** `any`: whatever version, pre-releases too, which `*` leaves out; `none`: the range cannot be read, and nothing is in it. */
  readonly range: VersionRange | 'any' | 'none';
  /** The range as it is written. */
  readonly text: string;
  readonly place: P;
}

/** A virtual name that a candidate stands in for. */
export interface Provided {
  readonly name: string;
  /** Undefined where it states none: then it is in every range. */
  readonly version: Version | undefined;
}

/** One version of a module that could be chosen; `O` is where it comes from, of which the solver knows nothing. */
export interface Candidate<P, O> {
  readonly version: Version;
  readonly origin: O;
  /** Modules of a smaller number come first where nothing else decides; 9999 if left out, as in manifests. */
  readonly priority?: number;
  /** The manifest is none of the user's files: fixes that need no change of it are named first. */
  readonly isStored?: boolean;
  readonly constraints: readonly Constraint<P>[];
  readonly provides?: readonly Provided[];
}

/** A module with what is on offer of it. Of two candidates of one version the first is preferred. */
export interface Offer<P, O> {
  readonly name: string;
  readonly candidates: readonly Candidate<P, O>[];
}

/**
 * Everything that a resolution depends on. The order of the offers, of constraints, and of candidates of different versions
 * changes nothing. A `Resolver` tells what has changed by the identity of offers: keep the objects that did not change.
 */
export interface Universe<P, O> {
  /** One for each module. */
  readonly offers: readonly Offer<P, O>[];
  /** What is asked for; all kinds are allowed. */
  readonly root: readonly Constraint<P>[];
  /** Versions by module that are chosen where they can be, before higher ones. */
  readonly locked?: ReadonlyMap<string, Version>;
}
