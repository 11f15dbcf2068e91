import { decode } from '../base/bytes.ts';
import { ok, type Result, refused } from '../base/result.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { Candidate } from '../workspace/candidate.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { CandidateSource } from './candidate-source.ts';
import { changedFiles, lastStored, type Proposal, propose } from './proposal.ts';
import { sameBytes } from './store-version.ts';
import { storedSurface } from './stored-surface.ts';
import { surfaceOf } from './surface.ts';
import { type WorkspaceModule, workspaceModule } from './workspace-module.ts';

/** What a module was when it was stored last: the version, and the bytes of all of its files. */
export interface LastVersion {
  readonly candidate: Candidate;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** The last stored version of a module among those on offer, with its files; undefined where there is none that can be read. */
export async function readLast(
  source: CandidateSource,
  all: readonly Candidate[],
  { name, version }: WorkspaceModule,
): Promise<LastVersion | undefined> {
  const candidate = version && lastStored(all, name, version);
  const files = candidate && (await readAll(source, candidate));
  return candidate && files?.ok ? { candidate, files: files.value } : undefined;
}

/** The bytes of all files of a candidate, or which of them cannot be read. */
export async function readAll(
  source: CandidateSource,
  candidate: Candidate,
): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  const files = new Map<string, Uint8Array>();
  for (const path of candidate.files) {
    const bytes = await source.read(candidate, path);
    if (!bytes) return refused(`${path} cannot be read.`);
    files.set(path, bytes);
  }
  return ok(files);
}

/**
 * How far the version of a module should be raised since it was stored last; `present` are its files as they are now. Undefined
 * where it states no version, or its last version is no such module.
 */
export function* proposalSince(
  last: LastVersion,
  present: ReadonlyMap<string, Uint8Array>,
  name: string,
  snapshot: Snapshot,
): Stepwise<Proposal | undefined> {
  const files = changedFiles(last.files, present, sameBytes);
  const texts = new Map([...last.files].map(([path, bytes]) => [path, decode(bytes)]));
  return yield* proposalFrom(last.candidate, texts, files, name, snapshot);
}

/** The same where it is known which files differ, and the texts of the last version by their paths. */
export function* proposalFrom(
  candidate: Candidate,
  texts: ReadonlyMap<string, string>,
  files: readonly string[],
  name: string,
  snapshot: Snapshot,
): Stepwise<Proposal | undefined> {
  const module = workspaceModule(snapshot, name);
  if (!module?.version || !candidate.version) return undefined;
  const old = yield* storedSurface(candidate, texts, module, snapshot);
  if (!old) return undefined;
  const now = yield* surfaceOf(module, snapshot);
  const stored = { version: candidate.version, surface: old };
  return propose(stored, { version: module.version, surface: now }, files);
}
