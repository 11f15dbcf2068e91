import { finish, type Stepwise } from '../base/stepwise.ts';
import { type Compiled, compile } from './compile.ts';
import type { Line } from './conflict.ts';
import { type Instead, linesOf } from './lines.ts';
import { copied, pack } from './pack.ts';
import { patch } from './patch.ts';
import type { Problem } from './problem.ts';
import type { Roster } from './roster.ts';
import { Search } from './search.ts';
import type { Candidate, Constraint, Offer, Universe } from './universe.ts';
import type { VersionLists } from './version-sets.ts';

/** So many conflicts are told at most. */
const MOST_CONFLICTS = 20;

/** A line is kept rather than that more dead ends are met in order to find out whether it matters. */
const PATIENCE = 2_000;

/**
 * Sets of lines that cannot all hold, of which every proper part can, and of which no two have a line in common; found one
 * after another, each without the lines of those before it.
 */
export function* coresOf<P, O>(
  { roster, maker }: Compiled<P, O>,
  whole: Problem,
  lists: VersionLists,
  proof: readonly number[],
): Stepwise<readonly (readonly Line<P>[])[]> {
  const cores: (readonly Line<P>[])[] = [];
  let lines = proof.flatMap(row => linesOf(row, whole, roster));
  const problem = copied(whole);
  const instead: Map<number, readonly Candidate<P, O>[]> = new Map();
  for (;;) {
    const core = yield* leastCore(roster, lines, lists);
    cores.push(core);
    if (cores.length === MOST_CONFLICTS) return cores;
    for (const [x, candidates] of without(roster, core, instead)) {
      instead.set(x, candidates);
      // Fewer lines need no more room.
      patch(problem, x, maker.rowsOf(x, candidates));
    }
    const search = new Search(problem);
    if ((yield* search.run(PATIENCE)) !== 'none') return cores;
    lines = search.proof().flatMap(row => linesOf(row, problem, roster, instead));
  }
}

/** Takes lines out as long as what is left has no solution. */
export function* leastCore<P, O>(
  roster: Roster<P, O>,
  lines: readonly Line<P>[],
  lists: VersionLists,
): Stepwise<readonly Line<P>[]> {
  let core = lines;
  for (let i = 0; i < core.length; ) {
    const tried = core.filter((_, k) => k !== i);
    const proof = contradiction(roster, tried, lists);
    if (!proof) {
      i++;
      continue;
    }
    // What was found to matter before this line matters still: it is in every proof.
    core = tried.filter(it => proof.has(it.constraint));
    yield;
  }
  return core;
}

/** The constraints among some lines that a proof needs that they cannot all hold; undefined where they can. */
function contradiction<P, O>(roster: Roster<P, O>, lines: readonly Line<P>[], lists: VersionLists) {
  const compiled = finish(compile(universeOf(roster, lines), lists));
  const problem = pack(compiled);
  const search = new Search(problem);
  if (finish(search.run(PATIENCE)) !== 'none') return undefined;
  const proven = search.proof().flatMap(row => linesOf(row, problem, compiled.roster));
  return new Set(proven.map(it => it.constraint));
}

/** The universe of the modules that some lines name, where nothing but these lines is asked for. */
export function universeOf<P, O>(roster: Roster<P, O>, lines: readonly Line<P>[]): Universe<P, O> {
  const involved = new Set<number>();
  const kept = new Set(lines.map(it => it.constraint));
  for (const { module, constraint } of lines) {
    const numbers = [module, constraint.name].map(it => (it === undefined ? undefined : roster.numbers.get(it)));
    for (const x of [...numbers, ...(roster.providers.get(constraint.name) ?? [])])
      if (x !== undefined) involved.add(x);
  }
  const offers = [...involved].map((x): Offer<P, O> => {
    const { name, candidates } = roster.entries[x];
    return { name, candidates: candidates.map(it => withLines(it, line => kept.has(line))) };
  });
  return { offers, root: lines.flatMap(it => (it.module === undefined ? [it.constraint] : [])) };
}

/** The candidates of the modules that state some lines, without these. */
function without<P, O>(
  { entries, numbers }: Roster<P, O>,
  lines: readonly Line<P>[],
  instead: Instead<P, O>,
): Instead<P, O> {
  const gone = new Set(lines.map(it => it.constraint));
  const stating = new Set(lines.map(it => (it.module === undefined ? 0 : (numbers.get(it.module) ?? 0))));
  return new Map(
    [...stating].map(x => {
      const candidates = instead.get(x) ?? entries[x].candidates;
      return [x, candidates.map(it => withLines(it, line => !gone.has(line)))];
    }),
  );
}

function withLines<P, O>(candidate: Candidate<P, O>, keeps: (line: Constraint<P>) => boolean): Candidate<P, O> {
  return { ...candidate, constraints: candidate.constraints.filter(keeps) };
}
