import { coerce, Range, SemVer } from 'semver';

/** A semantic version that was read once; whoever holds it need not read its text again. */
export type Version = SemVer;

/** A range of semantic versions that was read once. */
export type VersionRange = Range;

/** Longer texts are no versions; the limit is that of semver.org's own grammar in practice, and of `semver`. */
const LONGEST = 256;

/** The grammar of semver.org, without the leniency of `semver` for `v1.2.3` and white space. */
export const versionPattern =
  '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(\\.(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?$';

const versionExpression = new RegExp(versionPattern);

/** The version that a text states exactly, or undefined. */
export function parseVersion(text: string): Version | undefined {
  if (text.length > LONGEST || !versionExpression.test(text)) return undefined;
  try {
    return new SemVer(text);
  } catch {
    // Numbers beyond the safe integers.
    return undefined;
  }
}

/** The version that a loose text such as `1.2` or `v3` most likely means, or undefined where it means none. */
export function coerceVersion(text: string): Version | undefined {
  const exact = parseVersion(text);
  if (exact || text.length > LONGEST) return exact;
  return coerce(text) ?? undefined;
}

/** The range that a text states, or undefined where it states none; the empty text is any version. */
export function parseRange(text: string): VersionRange | undefined {
  if (text.length > LONGEST) return undefined;
  try {
    return new Range(text);
  } catch {
    return undefined;
  }
}

/** The range that every version lies in, pre-releases aside. */
export const anyVersion: VersionRange = new Range('*');

/** Whether a version lies in a range; a pre-release only where the range names one of the same version. */
export function satisfies(version: Version, range: VersionRange): boolean {
  return range.test(version);
}

/** What a module that states no version may begin with. */
export const firstVersion: Version = new SemVer('1.0.0');

/** Which of the three numbers of a version is raised. */
export type VersionLevel = 'major' | 'minor' | 'patch';

/** The version with one of its numbers raised and those behind it 0; a pre-release becomes its release where that is enough. */
export function raised(version: Version, level: VersionLevel): Version {
  return new SemVer(version.version).inc(level);
}

/** Below 0 where the first version is the lower one, by build too, so that versions that are written otherwise are never equal. */
export function compareVersions(a: Version, b: Version): number {
  return a.compare(b) || a.compareBuild(b);
}

/** Reads each text once: many manifests state the same versions and ranges. */
export class VersionReader {
  readonly #versions = new Map<string, Version | undefined>();
  readonly #ranges = new Map<string, VersionRange | undefined>();

  version(text: string): Version | undefined {
    return known(this.#versions, text, parseVersion);
  }

  range(text: string): VersionRange | undefined {
    return known(this.#ranges, text, parseRange);
  }
}

function known<T>(read: Map<string, T | undefined>, text: string, parse: (text: string) => T | undefined) {
  const before = read.get(text);
  if (before !== undefined || read.has(text)) return before;
  const value = parse(text);
  read.set(text, value);
  return value;
}
