import { encode } from '../../src/base/bytes.ts';
import { finish } from '../../src/base/stepwise.ts';
import { parseVersion } from '../../src/base/version.ts';
import { clients } from '../../src/clients/clients.ts';
import type { Proposal } from '../../src/versions/proposal.ts';
import { readCandidate } from '../../src/versions/read-candidate.ts';
import { proposalSince } from '../../src/versions/version-manager.ts';
import type { Candidate, CandidateOrigin } from '../../src/workspace/candidate.ts';
import type { Snapshot } from '../../src/workspace/snapshot.ts';
import { type Files, snapshot } from './client.ts';

const stored: CandidateOrigin = { kind: 'store', store: '.otmodules/store', folder: 'box' };

/** The files of a module `box` with this advanced manifest and these Lua texts, by their paths below its folder. */
export function box(manifest: Readonly<Record<string, unknown>>, lua: Files = {}): Files {
  const scripts = Object.keys(lua);
  const own = { name: 'box', version: '1.0.0', sandboxed: true, scripts, ...manifest };
  return { 'box.otmod.jsonc': JSON.stringify(own, undefined, 2), ...lua };
}

/** A version of a module as a store holds it, from its files. */
export function candidate(files: Files, origin: CandidateOrigin = stored): Candidate {
  const bytes = (path: string) => (path in files ? encode(files[path]) : undefined);
  const texts = new Map(Object.entries(files));
  const read = readCandidate({ origin, promised: undefined, files: [...texts.keys()], bytes, texts }, clients.mehah);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

/** A client folder with these files of the module `box`, and more files. */
export function withBox(files: Files, more: Files = {}): Snapshot {
  const own = Object.fromEntries(Object.entries(files).map(([path, text]) => [`modules/box/${path}`, text]));
  return snapshot({ ...own, ...more }, { scripts: 'check' });
}

/** What is proposed for the module `box` whose files were `old` when it was stored last, and are `now`, among more files. */
export function proposed(old: Files, now: Files, more: Files = {}): Proposal {
  const bytes = (files: Files) => new Map(Object.entries(files).map(([path, text]) => [path, encode(text)]));
  const last = { candidate: candidate(old), files: bytes(old) };
  const proposal = finish(proposalSince(last, bytes(now), 'box', withBox(now, more)));
  if (!proposal) throw new Error('nothing is proposed');
  return proposal;
}

/** A proposal as lines: the level and the version first, then each reason with its level. */
export function shownProposal({ level, version, reasons }: Proposal): readonly string[] {
  return [`${level} ${version.raw}`, ...reasons.map(it => `${it.level}: ${it.text}`)];
}

/** A version that is known to be one. */
export function version(text: string) {
  const parsed = parseVersion(text);
  if (!parsed) throw new Error(`${text} is no version`);
  return parsed;
}
