import type { Version } from '../base/version.ts';
import type { AdvancedManifest } from '../manifest/advanced-manifest.ts';
import type { Manifest } from '../manifest/manifest.ts';

/** Where a version of a module lies. Paths have `/`; the empty text is the place itself. */
export type CandidateOrigin =
  /** `folder`: below the client folder. */
  | { readonly kind: 'workspace'; readonly folder: string }
  /** `store`: as the setting names it; `folder`: below that store. */
  | { readonly kind: 'store'; readonly store: string; readonly folder: string }
  /** `ref`: the tag or what else names the commit; `commit`: in full; `folder`: below the client folder. */
  | { readonly kind: 'git'; readonly ref: string; readonly commit: string; readonly folder: string };

/** A manifest of a candidate, and its path below the candidate's folder. */
export interface CandidateManifest<T> {
  readonly path: string;
  readonly manifest: T;
}

/** A version of a module that is on offer. Its files are read through the source that listed it. */
export interface Candidate {
  readonly name: string;
  /** Undefined only for a module of the workspace that states none. */
  readonly version: Version | undefined;
  readonly advanced: CandidateManifest<AdvancedManifest> | undefined;
  readonly plain: CandidateManifest<Manifest> | undefined;
  readonly origin: CandidateOrigin;
  /** Paths of its files below its folder, sorted by code unit. */
  readonly files: readonly string[];
  /** The texts of those that clients read, by the same paths, as far as they have been read already; else undefined. */
  readonly texts: ReadonlyMap<string, string> | undefined;
}

/** Something among the versions on offer that is not as it should be, and is left out. */
export interface CandidateProblem {
  readonly origin: CandidateOrigin;
  /** A sentence for a person. */
  readonly message: string;
}

/** All versions on offer at one moment. The same version from several places is there once: the first place wins. */
export interface Candidates {
  /** By name, then from the highest version to the lowest, one without a version first. */
  readonly all: readonly Candidate[];
  readonly problems: readonly CandidateProblem[];
}

export const noCandidates: Candidates = { all: [], problems: [] };
