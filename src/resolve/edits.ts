import { parseVersion, type Version } from '../base/version.ts';
import type { ToldLine } from './conflict.ts';
import type { Edit } from './fix.ts';
import type { Roster } from './roster.ts';
import type { Constraint } from './universe.ts';
import { isWithin } from './version-sets.ts';

/** So many versions are tried for one line. */
const MOST_VERSIONS = 4;

/** Changes of a line that could help, the mildest first; each still has to be tried. */
export function editsOf<P>({ lines }: ToldLine<P>, roster: Roster<P, unknown>): readonly Edit<P>[] {
  const [{ constraint }] = lines;
  const drop: Edit<P> = { kind: 'drop', lines, range: undefined };
  if (constraint.kind === 'conflict') return [drop];
  const texts = outside(constraint, roster).map(version => ({ version, caret: caretOf(version) }));
  const sign = exactSign(constraint.text);
  if (sign !== undefined) {
    const picks = texts.map(({ version }): Edit<P> => ({ kind: 'pick', lines, range: `${sign}${version.version}` }));
    return [...picks, drop];
  }
  const changes = texts.map(({ caret }): Edit<P> => ({ kind: 'change', lines, range: caret }));
  // Nothing can be added to what is no range, and nothing to "any version but pre-releases" that would be kept apart.
  const isRange = constraint.range !== 'none' && constraint.range !== 'any' && constraint.range.raw !== '';
  if (!isRange) return [...changes, drop];
  const widened = texts.map(
    ({ caret }): Edit<P> => ({ kind: 'widen', lines, range: `${constraint.text.trim()} || ${caret}` }),
  );
  return [...widened, ...changes, drop];
}

/** The sign before an exact version, often none; undefined where a text is no exact version. */
function exactSign(text: string): string | undefined {
  const [, sign, number] = /^\s*(=?)\s*(.*?)\s*$/.exec(text) ?? [];
  return number !== undefined && parseVersion(number) ? sign : undefined;
}

function caretOf({ version }: Version): string {
  return `^${version}`;
}

/** Versions of what a line names that are on offer and not in its range: the best of each major number, highest first. */
function outside({ name, range }: Constraint<unknown>, { numbers, entries, providers }: Roster<unknown, unknown>) {
  const number = numbers.get(name);
  const standing = providers.get(name) ?? (number === undefined ? [] : [number]);
  const versions = standing.flatMap(x =>
    entries[x].candidates.flatMap(({ version, provides = [] }) => [
      ...(entries[x].name === name ? [version] : []),
      ...provides.flatMap(it => (it.name === name && it.version ? it.version : [])),
    ]),
  );
  const sorted = versions.filter(it => !isWithin(it, range)).sort((a, b) => byPreference(a, b));
  const best = sorted.filter((it, i) => sorted.findIndex(other => other.major === it.major) === i);
  return best.slice(0, MOST_VERSIONS);
}

function byPreference(a: Version, b: Version): number {
  return Number(a.prerelease.length > 0) - Number(b.prerelease.length > 0) || b.compare(a);
}
