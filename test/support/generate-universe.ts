import { VersionReader } from '../../src/base/version.ts';
import type { Candidate, Constraint, Offer, Universe } from '../../src/resolve/universe.ts';
import { random } from './generate.ts';

/** A universe as text: what a manifest states, before anything is read. */
export interface WrittenUniverse {
  readonly modules: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  readonly root: Readonly<Record<string, string>>;
}

const versions = ['2.1.0', '2.0.0', '1.1.0', '1.0.0'];
const ranges = ['^2.0.0', '^2.0.0', '>=1.1.0', '^1.0.0 || ^2.0.0', '*', '>=1.0.0 <3', '^2.1.0'];
/** Ranges that the highest version is not in: they make that not all is at its newest. */
const lowRanges = ['^1.0.0', '~2.0.0', '<2', '~1.1.0'];

/** So many modules of four versions each, which depend on three to five of the modules before them; solvable. */
export function generatedUniverse(size: number, seed = 1): WrittenUniverse {
  const next = random(seed);
  const modules: Record<string, Record<string, Record<string, string>>> = {};
  // A module that somebody holds back is held back by everybody: else there would be no solution.
  const held = Array.from({ length: size }, () =>
    next() < 0.1 ? lowRanges[Math.floor(next() * lowRanges.length)] : '',
  );
  for (let i = 0; i < size; i++) {
    const candidates: Record<string, Record<string, string>> = {};
    const count = Math.min(i, 3 + Math.floor(next() * 3));
    const targets = Array.from({ length: count }, () => Math.floor(next() * (next() < 0.3 ? Math.min(i, 50) : i)));
    for (const version of versions) {
      const lines: Record<string, string> = {};
      for (const target of targets) {
        const range = ranges[Math.floor(next() * ranges.length)];
        lines[nameOf(target)] = held[target] !== '' ? (next() < 0.2 ? held[target] : '*') : range;
      }
      candidates[version] = lines;
    }
    modules[nameOf(i)] = candidates;
  }
  return { modules, root: Object.fromEntries(Object.keys(modules).map(name => [name, '*'])) };
}

/** The universe that is written, every text read once. */
export function readUniverse(
  { modules, root }: WrittenUniverse,
  reader = new VersionReader(),
): Universe<string, string> {
  const line = (name: string, text: string, place: string): Constraint<string> => ({
    kind: 'dependency',
    name,
    range: reader.range(text) ?? 'none',
    text,
    place,
  });
  const offers = Object.entries(modules).map(([name, candidates]): Offer<string, string> => {
    const read = Object.entries(candidates).map(([text, lines]): Candidate<string, string> => {
      const version = reader.version(text);
      if (!version) throw new Error(`no version: ${text}`);
      const constraints = Object.entries(lines).map(([target, range]) => line(target, range, `${name}@${text}`));
      return { version, origin: 'generated', constraints };
    });
    return { name, candidates: read };
  });
  return { offers, root: Object.entries(root).map(([name, range]) => line(name, range, 'root')) };
}

function nameOf(number: number): string {
  return `game_m${String(number).padStart(5, '0')}`;
}
