import { ok, type Result, refused } from '../base/result.ts';
import { type Version, VersionReader } from '../base/version.ts';
import type { Candidate, Constraint, ConstraintKind, Offer, Provided, Universe } from '../resolve/universe.ts';

/** A universe as it stands in a line of JSON; lines have no place, and candidates come from nowhere. */
export type LineUniverse = Universe<undefined, undefined>;

/** Reads one line: `{"universe": {module: {version: {dependency: range}}}, "root": {dependency: range}, …}`. */
export function parseUniverse(text: string, reader: VersionReader = new VersionReader()): Result<LineUniverse> {
  try {
    return ok(new UniverseReader(reader).universe(JSON.parse(text)));
  } catch (error) {
    if (error instanceof BadUniverse || error instanceof SyntaxError) return refused(error.message);
    throw error;
  }
}

class BadUniverse extends Error {}

/** The parts that state lines by module and version, and what they ask for. */
const parts: readonly (readonly [key: string, kind: ConstraintKind])[] = [
  ['universe', 'dependency'],
  ['constrains', 'optional'],
  ['runtime', 'runtime'],
  ['conflicts', 'conflict'],
];

type Entries = readonly (readonly [key: string, value: unknown])[];

class UniverseReader {
  constructor(readonly reader: VersionReader) {}

  universe(value: unknown): LineUniverse {
    const whole = new Map(entriesOf(value, 'the line'));
    if (!whole.has('universe')) throw new BadUniverse('"universe" is missing');
    const offers = new Map<string, Map<string, { lines: Constraint<undefined>[]; provides: Provided[] }>>();
    for (const [name, versions] of entriesOf(whole.get('universe'), '"universe"')) {
      const keys = entriesOf(versions, `the versions of ${name}`).map(([key]) => key);
      offers.set(name, new Map(keys.map(key => [key, { lines: [], provides: [] }])));
    }
    for (const [key, kind] of parts) {
      this.#each(whole.get(key), key, (name, version, target, range) => {
        const line = this.#line(kind, target, range, `${name} ${version}`);
        offers.get(name)?.get(version)?.lines.push(line);
      });
    }
    this.#each(whole.get('provides'), 'provides', (name, version, target, provided) => {
      const stated = this.#version(provided, `${name} ${version} provides ${target}`);
      offers.get(name)?.get(version)?.provides.push({ name: target, version: stated });
    });
    return {
      offers: [...offers].map(([name, versions]): Offer<undefined, undefined> => {
        const candidates = [...versions].map(([version, { lines, provides }]): Candidate<undefined, undefined> => {
          const read = this.#version(version, `a version of ${name}`);
          return { version: read, origin: undefined, constraints: lines, provides };
        });
        return { name, candidates };
      }),
      root: entriesOf(whole.get('root') ?? {}, '"root"').map(([target, range]) =>
        this.#line('dependency', target, range, 'the root'),
      ),
      locked: new Map(
        entriesOf(whole.get('locked') ?? {}, '"locked"').map(([name, it]) => [
          name,
          this.#version(it, `locked ${name}`),
        ]),
      ),
    };
  }

  /** Calls for each innermost value of `{module: {version: {name: value}}}`. */
  #each(part: unknown, key: string, visit: (name: string, version: string, target: string, value: unknown) => void) {
    for (const [name, versions] of entriesOf(part ?? {}, `"${key}"`)) {
      for (const [version, lines] of entriesOf(versions, `the versions of ${name} in "${key}"`)) {
        for (const [target, value] of entriesOf(lines, `${name} ${version} in "${key}"`))
          visit(name, version, target, value);
      }
    }
  }

  #line(kind: ConstraintKind, name: string, text: unknown, who: string): Constraint<undefined> {
    const range = typeof text === 'string' ? this.reader.range(text) : undefined;
    if (typeof text !== 'string' || !range) {
      throw new BadUniverse(`${who} asks for ${name} in ${JSON.stringify(text)}, which is no range of versions`);
    }
    return { kind, name, range, text, place: undefined };
  }

  #version(text: unknown, what: string): Version {
    const version = typeof text === 'string' ? this.reader.version(text) : undefined;
    if (!version) throw new BadUniverse(`${what}: ${JSON.stringify(text)} is no version`);
    return version;
  }
}

function entriesOf(value: unknown, what: string): Entries {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  throw new BadUniverse(`${what} must be an object, not ${JSON.stringify(value)}`);
}
