import { firstVersion, raised, type Version, type VersionLevel } from '../base/version.ts';
import type { Proposal } from '../versions/proposal.ts';

/** A version that a module may be given. */
export interface VersionChoice {
  readonly version: Version;
  /** Undefined for the first version of a module. */
  readonly level: VersionLevel | undefined;
  /** What it stands for, in a few words. */
  readonly detail: string;
  readonly isProposed: boolean;
}

/** The versions that a module may be given next, the one that is proposed first; each once. */
export function versionChoices(present: Version | undefined, proposal: Proposal | undefined): readonly VersionChoice[] {
  if (!present) return [{ version: firstVersion, level: undefined, detail: 'its first version', isProposed: false }];
  const proposed: VersionChoice[] =
    proposal && proposal.level !== 'none'
      ? [{ version: proposal.version, level: proposal.level, detail: reasonsOf(proposal), isProposed: true }]
      : [];
  const others = levels.map(level => ({
    version: raised(present, level),
    level,
    detail: meanings[level],
    isProposed: false,
  }));
  const all = [...proposed, ...others];
  return all.filter(({ version }, i) => all.findIndex(it => it.version.raw === version.raw) === i);
}

const levels = ['patch', 'minor', 'major'] as const;

const meanings: Readonly<Record<VersionLevel, string>> = {
  patch: 'nothing that others notice',
  minor: 'something new',
  major: 'something that breaks others',
};

/** How many reasons are told in one line. */
const MOST = 3;

/** Why a version is proposed, in one line. */
function reasonsOf({ reasons, since }: Proposal): string {
  const words = reasons.slice(0, MOST).map(it => it.text.replace(/\.$/, ''));
  const more = reasons.length > MOST ? [`${reasons.length - MOST} more`] : [];
  return `since ${since?.raw ?? 'nothing'}: ${[...words, ...more].join('; ')}`;
}

/** Why nothing is proposed, as a sentence; undefined where something is. */
export function whyNoProposal(present: Version | undefined, proposal: Proposal | undefined): string | undefined {
  if (!present) return 'It states no version yet.';
  if (!proposal) return `No version up to ${present.raw} is stored or tagged that it could be compared with.`;
  if (proposal.level !== 'none') return undefined;
  if (proposal.reasons.length === 0) return `Nothing has changed since ${proposal.since?.raw}.`;
  const [first] = proposal.reasons;
  return `${present.raw} is high enough for what has changed since ${proposal.since?.raw}: ${first.text}`;
}
