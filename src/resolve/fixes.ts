import { finish, type Stepwise } from '../base/stepwise.ts';
import { chosenModules } from './answer.ts';
import { type Compiled, compile } from './compile.ts';
import type { Conflict, Line } from './conflict.ts';
import { subject, toldConflict } from './conflict-words.ts';
import { leastCore, universeOf } from './cores.ts';
import { editsOf } from './edits.ts';
import type { Edit, Fix } from './fix.ts';
import { pack } from './pack.ts';
import type { Problem } from './problem.ts';
import type { Roster } from './roster.ts';
import { Search } from './search.ts';
import { replacedIn, replacedLines, replacing, Trial } from './trial.ts';
import { VersionLists } from './version-sets.ts';

/** How much is tried. */
export interface Budget {
  /** How often everything is resolved at most. */
  readonly attempts: number;
  /** How many fixes are wanted. */
  readonly fixes: number;
}

const usualBudget: Budget = { attempts: 120, fixes: 8 };

/** An attempt is given up after so many dead ends. */
const PATIENCE = 2_000;

/** So many lines are changed together where fewer do not help. */
const DEEPEST = 4;

/**
 * Ways out of one of the conflicts of a universe, each of them tried: with its edits everything is satisfied, the other
 * conflicts too, for which the best way out of each is taken along. First come those that change the user's own files, then
 * those with fewer edits, that widen before those that drop, and that leave more modules as they are.
 */
export function* fixesOf<P, O>(
  compiled: Compiled<P, O>,
  problem: Problem,
  conflicts: readonly Conflict<P>[],
  conflict: Conflict<P>,
  budget: Budget = usualBudget,
): Stepwise<readonly Fix<P, O>[]> {
  const search = new FixSearch(compiled, problem, budget);
  const others: Edit<P>[] = [];
  for (const other of conflicts) {
    if (other === conflict) continue;
    const away = conflicts.filter(it => it !== other).flatMap(dropped);
    const [best] = yield* search.waysOut(other, away, 1);
    if (best) others.push(...best.edits);
  }
  const away = conflicts.filter(it => it !== conflict).flatMap(dropped);
  const ways = yield* search.waysOut(conflict, conflicts.length > 1 ? away : [], budget.fixes);
  const fixes: Fix<P, O>[] = [];
  for (const alone of ways) {
    const way = conflicts.length === 1 ? alone : yield* search.attempt([...alone.edits, ...others], []);
    if (way) fixes.push(yield* search.fix(way));
  }
  return fixes;
}

/** Edits with what they come to. */
interface Way<P> {
  readonly edits: readonly Edit<P>[];
  readonly values: Int32Array;
  readonly moved: number;
}

class FixSearch<P, O> {
  readonly #trial: Trial<P, O>;
  readonly #lists = new VersionLists();
  #attempts = 0;

  constructor(
    readonly compiled: Compiled<P, O>,
    problem: Problem,
    readonly budget: Budget,
  ) {
    this.#trial = new Trial(compiled, problem);
  }

  /** The best ways out of a conflict while other edits are made too, which are not told. */
  *waysOut(conflict: Conflict<P>, away: readonly Edit<P>[], most: number): Stepwise<readonly Way<P>[]> {
    const ways: Way<P>[] = [];
    for (const told of conflict.told) {
      for (const edit of editsOf(told, this.compiled.roster)) {
        if (!this.#helps(conflict.core, edit)) continue;
        const way = yield* this.attempt([edit], away);
        if (way) ways.push(way);
      }
    }
    if (ways.length === 0) {
      const way = yield* this.#deeper(conflict.core, [], away);
      if (way) ways.push(way);
    }
    return this.#ranked(ways).slice(0, most);
  }

  /** What edits come to, where they help. */
  *attempt(edits: readonly Edit<P>[], away: readonly Edit<P>[]): Stepwise<Way<P> | undefined> {
    const tried = yield* this.#try([...edits, ...away]);
    return tried?.outcome === 'found' ? { edits, values: tried.values, moved: this.#moved(tried.values) } : undefined;
  }

  *fix({ edits, values, moved }: Way<P>): Stepwise<Fix<P, O>> {
    const { roster } = this.compiled;
    const title = edits.map(it => titleOf(it, roster)).join(', ');
    // Without a line modules may be decided in another order, and others of equal worth be chosen.
    const modules = edits.some(it => it.kind === 'drop')
      ? yield* this.#trial.anew(replacing(edits))
      : chosenModules(roster, values);
    return { edits, title, modules, moved };
  }

  /** Drops one line of each contradiction after another until there is none. */
  *#deeper(
    core: readonly Line<P>[],
    edits: readonly Edit<P>[],
    away: readonly Edit<P>[],
  ): Stepwise<Way<P> | undefined> {
    const { roster } = this.compiled;
    for (const { lines } of [...toldConflict(core, roster).told].reverse()) {
      const next = [...edits, { kind: 'drop', lines, range: undefined } as const];
      const tried = yield* this.#try([...next, ...away]);
      if (!tried) return undefined;
      if (tried.outcome === 'found') return { edits: next, values: tried.values, moved: this.#moved(tried.values) };
      if (tried.outcome === 'given up' || next.length === DEEPEST) continue;
      const rest = yield* leastCore(roster, tried.lines(), this.#lists);
      const way = yield* this.#deeper(rest, next, away);
      if (way) return way;
    }
    return undefined;
  }

  *#try(edits: readonly Edit<P>[]) {
    if (this.#attempts++ >= this.budget.attempts) return undefined;
    const { numbers } = this.compiled.roster;
    const stating = edits.flatMap(it => it.lines.map(({ module }) => (module === undefined ? 0 : numbers.get(module))));
    const modules = new Set(stating.flatMap(it => it ?? []));
    yield;
    return yield* this.#trial.solve(modules, replacing(edits), PATIENCE);
  }

  /** Whether the lines of a core alone could hold after an edit: else there is no need to try it on everything. */
  #helps(core: readonly Line<P>[], edit: Edit<P>): boolean {
    const universe = universeOf(this.compiled.roster, core);
    const replaced = replacing([edit]);
    const root = replacedLines(universe.root, replaced);
    const offers = universe.offers.map(it => ({ ...it, candidates: it.candidates.map(c => replacedIn(c, replaced)) }));
    const search = new Search(pack(finish(compile({ offers, root }, this.#lists))));
    return finish(search.run(PATIENCE)) !== 'none';
  }

  #moved(values: Int32Array): number {
    const { roster, locked } = this.compiled;
    let moved = 0;
    for (let x = 1; x < roster.entries.length; x++) {
      if (values[x] >= 0 && values[x] !== Math.max(0, locked[x])) moved++;
    }
    return moved;
  }

  #ranked(ways: readonly Way<P>[]): readonly Way<P>[] {
    const keys = new Map(
      ways.map(way => {
        const stored = way.edits.some(it => it.lines.some(line => isStored(line, this.compiled.roster)));
        return [way, [Number(stored), way.edits.length, hardest(way.edits), way.moved]];
      }),
    );
    const keyOf = (way: Way<P>) => keys.get(way) ?? [];
    return [...ways].sort((a, b) => {
      const [x, y] = [keyOf(a), keyOf(b)];
      return x.map((it, i) => it - y[i]).find(it => it !== 0) ?? 0;
    });
  }
}

function dropped<P>({ told }: Conflict<P>): readonly Edit<P>[] {
  return told.map(({ lines }) => ({ kind: 'drop', lines, range: undefined }));
}

const hardness: Readonly<Record<Edit<unknown>['kind'], number>> = { widen: 0, pick: 1, change: 2, drop: 3 };

function hardest(edits: readonly Edit<unknown>[]): number {
  return Math.max(...edits.map(it => hardness[it.kind]));
}

function isStored({ module, constraint }: Line<unknown>, { numbers, entries }: Roster<unknown, unknown>): boolean {
  const number = module === undefined ? undefined : numbers.get(module);
  if (number === undefined) return false;
  return entries[number].candidates.some(it => it.isStored === true && it.constraints.includes(constraint));
}

function titleOf({ kind, lines, range }: Edit<unknown>, roster: Roster<unknown, unknown>): string {
  const [{ module, constraint }] = lines;
  const where = module === undefined ? 'what is asked for' : subject(module, lines, roster).text;
  if (kind === 'drop') return `drop ${constraint.name} from ${where}`;
  return `${kind} ${constraint.name} in ${where}: "${constraint.text}" → "${range}"`;
}
