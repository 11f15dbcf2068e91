import { listing } from '../base/text.ts';
import { raised, type Version, type VersionLevel } from '../base/version.ts';
import type { Candidate } from '../workspace/candidate.ts';
import { compareSurfaces, inOrder, type Reason } from './compare-surfaces.ts';
import type { Surface } from './surface.ts';

/** How far the version of a module should be raised, and why. */
export interface Proposal {
  /** The version that it is compared with; undefined where none is known. */
  readonly since: Version | undefined;
  /** The number that is to be raised of that version; `none` where nothing has changed, or the present one is high enough. */
  readonly level: VersionLevel | 'none';
  /** The version to write; the present one where there is nothing to do. */
  readonly version: Version;
  readonly reasons: readonly Reason[];
  /** Why it might have to be more, a sentence each. */
  readonly doubts: readonly string[];
}

/** One version of a module, as far as a proposal looks at it. */
export interface Compared {
  readonly version: Version;
  readonly surface: Surface;
}

/**
 * What is proposed for a module whose present version is `now`, since `stored`; `files` are the paths of those that differ.
 * While the first number is 0, what breaks others raises the second number and everything else the third: a range such as
 * `^0.2.1` holds for all versions `0.2.x` (semver.org, item 4).
 */
export function propose(stored: Compared, now: Compared, files: readonly string[]): Proposal {
  const texts: Reason = { level: 'patch', text: `${listing(files)} ${files.length === 1 ? 'differs' : 'differ'}.` };
  const found = compareSurfaces(stored.surface, now.surface);
  const reasons = inOrder(files.length > 0 && found.every(it => it.level === 'patch') ? [...found, texts] : found);
  const doubts = [...new Set([...stored.surface.doubts, ...now.surface.doubts])];
  const [gravest] = reasons;
  if (!gravest) return { since: stored.version, level: 'none', version: now.version, reasons, doubts };
  const level = levelFor(gravest.level, stored.version);
  const needed = raised(stored.version, level);
  const isEnough = now.version.compare(needed) >= 0;
  const since = stored.version;
  return { since, level: isEnough ? 'none' : level, version: isEnough ? now.version : needed, reasons, doubts };
}

/** Which number of a version a change of a level raises. */
function levelFor(level: VersionLevel, version: Version): VersionLevel {
  if (version.major > 0) return level;
  return level === 'major' ? 'minor' : 'patch';
}

/** The version that a module was last stored or tagged with: the highest that is not above the present one. */
export function lastStored(all: readonly Candidate[], name: string, present: Version): Candidate | undefined {
  const before = all.filter(it => it.name === name && it.origin.kind !== 'workspace');
  return before.reduce<Candidate | undefined>((best, it) => {
    if (!it.version || it.version.compare(present) > 0) return best;
    return best?.version && best.version.compare(it.version) >= 0 ? best : it;
  }, undefined);
}

/** The paths of the files that only one of two versions has, or that are not the same in both, sorted. */
export function changedFiles<T>(
  old: ReadonlyMap<string, T>,
  now: ReadonlyMap<string, T>,
  isSame: (a: T, b: T) => boolean,
): readonly string[] {
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort();
  return paths.filter(path => {
    const [a, b] = [old.get(path), now.get(path)];
    return a === undefined || b === undefined || !isSame(a, b);
  });
}
