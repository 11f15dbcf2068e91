import { satisfies, type Version } from '../base/version.ts';
import type { Constraint } from './universe.ts';

/** Versions of one module, highest first, and which of them lie in ranges that were asked for: bit `i` for version `i`. */
export class VersionList {
  readonly #sets = new Map<string, Int32Array>();

  constructor(readonly versions: readonly Version[]) {}

  /** The versions in the range of a constraint, as words of 32 bits, with room for one bit more. */
  within({ range }: Pick<Constraint<unknown>, 'range'>): Int32Array {
    const key = rangeKey(range);
    const known = this.#sets.get(key);
    if (known) return known;
    const set = new Int32Array(wordsFor(this.versions.length + 1));
    for (let i = 0; i < this.versions.length; i++) {
      if (isWithin(this.versions[i], range)) set[i >> 5] |= 1 << (i & 31);
    }
    this.#sets.set(key, set);
    return set;
  }
}

/** The lists of versions in use, one for each content; those that were not used since the last `rest` are let go. */
export class VersionLists {
  #used = new Map<string, VersionList>();
  #before: ReadonlyMap<string, VersionList> = new Map();

  of(versions: readonly Version[]): VersionList {
    let key = '';
    for (const version of versions) key += `${version.raw} `;
    const known = this.#used.get(key);
    if (known) return known;
    const list = this.#before.get(key) ?? new VersionList(versions);
    this.#used.set(key, list);
    return list;
  }

  rest(): void {
    this.#before = this.#used;
    this.#used = new Map();
  }
}

/** A text that is the same for ranges that mean the same to `semver`. */
export function rangeKey(range: Constraint<unknown>['range']): string {
  // No range of semver is written so.
  return typeof range === 'string' ? `!${range}` : range.raw;
}

/** Whether a version lies in the range of a constraint; one that is not stated lies in every range. */
export function isWithin(version: Version | undefined, range: Constraint<unknown>['range']): boolean {
  if (range === 'none') return false;
  return range === 'any' || version === undefined || satisfies(version, range);
}

/** How many words hold so many bits. */
export function wordsFor(bits: number): number {
  return (bits + 31) >> 5;
}
