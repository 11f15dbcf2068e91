import type { Candidate, Candidates } from '../workspace/candidate.ts';

/** A place where versions of modules come from: the workspace, a version store, a repository. Never throws. */
export interface CandidateSource {
  /** Every version that is on offer there, and what is wrong with others. */
  list(cancelled?: () => boolean): Promise<Candidates>;
  /** The bytes of one of the files of a candidate that this source has listed; undefined where they cannot be read. */
  read(candidate: Candidate, path: string): Promise<Uint8Array | undefined>;
}
