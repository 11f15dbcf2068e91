import fc from 'fast-check';
import { parseRange, parseVersion, type Version } from '../../src/base/version.ts';
import type { Edit } from '../../src/resolve/fix.ts';
import type { Candidate, Constraint, ConstraintKind, Offer, Universe } from '../../src/resolve/universe.ts';
import { isWithin } from '../../src/resolve/version-sets.ts';

/** A universe whose constraints stand at texts, and whose candidates come from nowhere. */
export type TestUniverse = Universe<string, undefined>;

export function version(text: string): Version {
  const read = parseVersion(text);
  if (!read) throw new Error(`no version: ${text}`);
  return read;
}

/** A constraint as text: `b ^1`, `?b ^1` (optional), `~b` (runtime), `!b <2` (conflict). */
export function constraint(text: string, place = text): Constraint<string> {
  const [, mark, name, range] = /^([?~!]?)(\S+) ?(.*)$/.exec(text) ?? [];
  return { kind: kinds[mark] ?? 'dependency', name, range: parseRange(range) ?? 'none', text: range || '*', place };
}

const kinds: Readonly<Record<string, ConstraintKind>> = { '?': 'optional', '~': 'runtime', '!': 'conflict' };

/**
 * A universe as text, one candidate a line: `a 1.0.0 -> b ^1, ?c`, with `+chat 2.1.0` for what it provides; `root -> a, b ^2`
 * for what is asked for, `lock a 1.0.0` for what is preferred, and `a` alone for a module without any candidate.
 */
export function universe(text: string): TestUniverse {
  const offers = new Map<string, Candidate<string, undefined>[]>();
  const locked = new Map<string, Version>();
  const root: Constraint<string>[] = [];
  for (const line of text.split('\n').map(it => it.trim())) {
    if (line === '') continue;
    const [head, tail = ''] = line.split(/\s*->\s*/);
    const words = tail.split(/\s*,\s*/).filter(it => it !== '');
    const [name, number, third] = head.split(' ');
    if (name === 'root') root.push(...words.map(it => constraint(it, `root: ${it}`)));
    else if (name === 'lock') locked.set(number, version(third));
    else {
      const list = offers.get(name) ?? [];
      offers.set(name, list);
      if (number === undefined) continue;
      const provides = words.filter(it => it.startsWith('+')).map(provided);
      const constraints = words.filter(it => !it.startsWith('+')).map(it => constraint(it, `${name}@${number}: ${it}`));
      list.push({ version: version(number), origin: undefined, constraints, provides });
    }
  }
  return {
    offers: [...offers].map(([name, candidates]): Offer<string, undefined> => ({ name, candidates })),
    root,
    locked,
  };
}

function provided(text: string) {
  const [name, number] = text.slice(1).split(' ');
  return { name, version: number === undefined ? undefined : version(number) };
}

/** The modules of random universes. */
export const names = ['a', 'b', 'c', 'd', 'e'];
const virtual = ['v', 'w'];
/** The versions of random universes. */
export const numbers = ['3.0.0', '2.1.0', '2.0.0', '1.0.0', '1.0.0-beta.1'];
const ranges = ['*', '*', '^1', '^2', '>=2', '<2', '1 || 3', '^1.0.0-beta', '=2.0.0', '>9', 'none'];

const anyConstraint = fc
  .tuple(
    fc.constantFrom('', '', '', '?', '~', '!'),
    fc.constantFrom(...names, ...names, ...virtual, 'x'),
    fc.constantFrom(...ranges),
  )
  .map(([mark, name, range]) => constraint(`${mark}${name} ${range}`));
const anyProvided = fc
  .tuple(fc.constantFrom(...virtual, ...virtual, ...names), fc.option(fc.constantFrom(...numbers), { nil: undefined }))
  .map(([name, number]) => ({ name, version: number === undefined ? undefined : version(number) }));
const anyCandidate = (most: number) =>
  fc.record({
    constraints: fc.array(anyConstraint, { maxLength: most }),
    provides: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(anyProvided, { maxLength: 2 }) },
    ),
    priority: fc.constantFrom(9999, 9999, 1),
  });
const anyOffer = (name: string) =>
  fc.uniqueArray(fc.constantFrom(...numbers), { maxLength: 3 }).chain(list =>
    fc.tuple(...list.map(() => anyCandidate(3))).map(
      (candidates): Offer<string, undefined> => ({
        name,
        candidates: candidates.map((it, i) => ({ ...it, version: version(list[i]), origin: undefined })),
      }),
    ),
  );

/** Small universes with everything that there can be in them; every place is another one. */
export const anyUniverse: fc.Arbitrary<TestUniverse> = fc
  .record({
    offers: fc.tuple(...names.map(anyOffer)).map(it => [...it]),
    root: fc.array(anyConstraint, { minLength: 1, maxLength: 4 }),
    locked: fc
      .array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...numbers).map(version)), { maxLength: 3 })
      .map(it => new Map(it)),
  })
  .map(placed);

/** Universes without virtual names and circles, where everything is needed more often. */
export const anyPlainUniverse: fc.Arbitrary<TestUniverse> = anyUniverse.map(({ offers, root, locked }) => {
  const later = (name: string) => (it: Constraint<string>) => names.includes(it.name) && it.name > name;
  return {
    ...(locked && { locked }),
    root: [...root, constraint('a *', 'root a'), constraint('b *', 'root b')],
    offers: offers.map(({ name, candidates }) => ({
      name,
      candidates: candidates.map(it => ({ ...it, provides: [], constraints: it.constraints.filter(later(name)) })),
    })),
  };
});

const tight = ['^1', '^2', '^3', '>=2', '<3', '1 || 3', '*'];

/** Universes without circles in which every module needs several others in some of their versions. */
export const anyTightUniverse: fc.Arbitrary<TestUniverse> = fc
  .array(fc.array(fc.tuple(fc.nat(6), fc.constantFrom(...tight)), { maxLength: 3 }), { minLength: 21, maxLength: 21 })
  .map(lines => {
    const modules = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const offers = modules.map(
      (name, i): Offer<string, undefined> => ({
        name,
        candidates: ['3.0.0', '2.0.0', '1.0.0'].map((number, k) => ({
          version: version(number),
          origin: undefined,
          constraints: lines[i * 3 + k].flatMap(([to, range]) => (to > i ? constraint(`${modules[to]} ${range}`) : [])),
        })),
      }),
    );
    return placed({ offers, root: ['a', 'b', 'c'].map(name => constraint(`${name} *`)) });
  });

/** The same universe with a place of its own for each line. */
function placed({ offers, root, ...rest }: TestUniverse): TestUniverse {
  let count = 0;
  const lines = (list: readonly Constraint<string>[], who: string) =>
    list.map(it => ({ ...it, place: `${who} line ${++count}` }));
  return {
    ...rest,
    root: lines(root, 'root'),
    offers: offers.map(offer => ({
      ...offer,
      candidates: offer.candidates.map(it => ({
        ...it,
        constraints: lines(it.constraints, `${offer.name}@${it.version.raw}`),
      })),
    })),
  };
}

/** What is chosen of each module that is there, by name. */
export type Chosen = ReadonlyMap<string, Candidate<string, unknown>>;

/** The first line that does not hold among what is chosen, by the definition of the kinds alone. */
export function brokenLine({ root }: Pick<TestUniverse, 'root'>, chosen: Chosen): Constraint<string> | undefined {
  const stating = [...[...chosen].map(([name, it]) => [name, it.constraints] as const), [undefined, root] as const];
  for (const [name, lines] of stating) {
    const broken = lines.find(it => !holds(it, name, chosen));
    if (broken) return broken;
  }
  return undefined;
}

function holds(line: Constraint<string>, from: string | undefined, chosen: Chosen): boolean {
  const there = [...chosen].filter(([name, it]) => name === line.name || it.provides?.some(p => p.name === line.name));
  const isIn = ([name, it]: readonly [string, Candidate<string, unknown>]) =>
    (name === line.name && isWithin(it.version, line.range)) ||
    (it.provides ?? []).some(p => p.name === line.name && isWithin(p.version, line.range));
  switch (line.kind) {
    case 'dependency':
    case 'runtime':
      return there.some(isIn);
    case 'optional':
      return there.every(isIn);
    case 'conflict':
      return !there.some(it => it[0] !== from && isIn(it));
  }
}

/** Whether anything can be chosen that satisfies all, found by trying everything. */
export function isSolvable(universe: TestUniverse): boolean {
  const { offers } = universe;
  const chosen = new Map<string, Candidate<string, unknown>>();
  const tryFrom = (i: number): boolean => {
    if (i === offers.length) return brokenLine(universe, chosen) === undefined;
    if (tryFrom(i + 1)) return true;
    const { name, candidates } = offers[i];
    for (const candidate of candidates) {
      chosen.set(name, candidate);
      if (tryFrom(i + 1)) return true;
      chosen.delete(name);
    }
    return false;
  };
  return tryFrom(0);
}

/** The same universe with everything in another order that may stand in any order. */
export function shuffled(universe: TestUniverse, next: () => number): TestUniverse {
  const mix = <T>(list: readonly T[]): T[] =>
    list
      .map(it => [next(), it] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, it]) => it);
  const { locked } = universe;
  return {
    offers: mix(universe.offers).map(({ name, candidates }) => ({
      name,
      candidates: mix(candidates).map(it => ({
        ...it,
        constraints: mix(it.constraints),
        provides: mix(it.provides ?? []),
      })),
    })),
    root: mix(universe.root),
    ...(locked && { locked: new Map(mix([...locked])) }),
  };
}

/** The same universe without lines that say what another one of the same candidate says. */
export function distinct({ offers, root, ...rest }: TestUniverse): TestUniverse {
  const once = (lines: readonly Constraint<string>[]) =>
    lines.filter((it, i) => i === lines.findIndex(other => sameLine(it, other)));
  return {
    ...rest,
    root: once(root),
    offers: offers.map(offer => ({
      ...offer,
      candidates: offer.candidates.map(it => ({ ...it, constraints: once(it.constraints) })),
    })),
  };
}

function sameLine(a: Constraint<string>, b: Constraint<string>): boolean {
  return a.kind === b.kind && a.name === b.name && a.text === b.text;
}

/** The same universe where nothing is asked for but some lines. */
export function withOnly(
  universe: TestUniverse,
  lines: readonly { readonly constraint: Constraint<string> }[],
): TestUniverse {
  const kept = new Set(lines.map(it => it.constraint.place));
  return mapLines(universe, it => (kept.has(it.place) ? it : undefined));
}

/** The same universe with another line in the place of each, or none. */
function mapLines(
  { offers, root, ...rest }: TestUniverse,
  map: (line: Constraint<string>) => Constraint<string> | undefined,
): TestUniverse {
  const lines = (list: readonly Constraint<string>[]) => {
    const mapped = list.flatMap(it => map(it) ?? []);
    return mapped.length === list.length && mapped.every((it, i) => it === list[i]) ? list : mapped;
  };
  const newRoot = lines(root);
  return {
    ...rest,
    root: newRoot,
    offers: offers.map(offer => {
      const candidates = offer.candidates.map(it => {
        const constraints = lines(it.constraints);
        return constraints === it.constraints ? it : { ...it, constraints };
      });
      return candidates.every((it, i) => it === offer.candidates[i]) ? offer : { ...offer, candidates };
    }),
  };
}

/** A change of one line: which one, and its new range; without a range only its place is new. */
export interface LineChange {
  readonly line: number;
  readonly range: string | undefined;
}

export const anyChange: fc.Arbitrary<LineChange> = fc.record({
  line: fc.nat(60),
  range: fc.option(fc.constantFrom(...ranges), { nil: undefined, freq: 8 }),
});

/** Changes that seldom leave nothing to choose. */
export const anyTightChange: fc.Arbitrary<LineChange> = fc.record({
  line: fc.nat(60),
  range: fc.constantFrom(...tight),
});

/** A universe with a line changed; the objects of all other modules are the same. */
export function changed(universe: TestUniverse, { line, range }: LineChange): TestUniverse {
  const places: string[] = [];
  mapLines(universe, it => {
    places.push(it.place);
    return it;
  });
  const place = places[line % Math.max(1, places.length)];
  return mapLines(universe, it => {
    if (it.place !== place) return it;
    return range === undefined ? { ...it } : { ...it, range: parseRange(range) ?? 'none', text: range };
  });
}

/** The universe with the edits of a fix. */
export function withEdits(universe: TestUniverse, edits: readonly Edit<string>[]): TestUniverse {
  return mapLines(universe, line => {
    const edit = edits.find(it => it.lines.some(({ constraint }) => constraint.place === line.place));
    if (!edit) return line;
    const { range: text } = edit;
    return text === undefined ? undefined : { ...line, range: parseRange(text) ?? 'none', text };
  });
}

/** Whether a module is on offer in a version. */
export function isOffered({ offers }: TestUniverse, name: string, number: string): boolean {
  return offers.some(offer => offer.name === name && offer.candidates.some(it => it.version.raw === number));
}

/** Whether a candidate provides a name. */
export function isVirtual({ offers }: TestUniverse, name: string): boolean {
  return offers.some(offer => offer.candidates.some(it => it.provides?.some(provided => provided.name === name)));
}
