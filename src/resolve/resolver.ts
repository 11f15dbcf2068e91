import { lazy } from '../base/lazy.ts';
import { finish, type Stepwise } from '../base/stepwise.ts';
import { resolutionOf } from './answer.ts';
import { type Change, changesBetween } from './changes.ts';
import { type CircleGroup, circleGroups, toldCircles } from './circles.ts';
import { type Compiled, compile } from './compile.ts';
import type { Conflict } from './conflict.ts';
import { toldConflict } from './conflict-words.ts';
import { coresOf } from './cores.ts';
import type { Fix } from './fix.ts';
import { type Budget, fixesOf } from './fixes.ts';
import { Flow } from './flow.ts';
import { loadOrder } from './order.ts';
import { pack } from './pack.ts';
import { patch } from './patch.ts';
import type { Problem } from './problem.ts';
import type { Resolution } from './resolution.ts';
import type { Roster } from './roster.ts';
import { Search } from './search.ts';
import type { Universe } from './universe.ts';
import { VersionLists } from './version-sets.ts';

/** The resolution of a universe. */
export function resolve<P, O>(universe: Universe<P, O>): Resolution<P, O> {
  return finish(new Resolver<P, O>().resolve(universe));
}

/** What the last universe came to, for the next one. */
interface State<P, O> {
  readonly universe: Universe<P, O>;
  readonly compiled: Compiled<P, O>;
  /** Undefined where it has to be packed again. */
  readonly problem: Problem | undefined;
  readonly answer: Answer<P, O>;
}

interface Answer<P, O> {
  readonly resolution: Resolution<P, O>;
  /** Undefined where nothing satisfies all. */
  readonly found: Found | undefined;
}

/** What was chosen, in numbers. */
interface Found {
  /** By variable. */
  readonly values: Int32Array;
  /** How the decisions follow from each other; undefined where circles are possible. */
  readonly flow: () => Flow | undefined;
  readonly circles: readonly CircleGroup[];
  readonly order: () => readonly string[];
}

/**
 * Resolves universes that follow one another. Its answers are those of a new one: what it keeps makes it faster where little
 * has changed, such as one range of ten thousand modules.
 */
export class Resolver<P, O> {
  readonly #lists = new VersionLists();
  #state: State<P, O> | undefined;

  /** Rests often enough for an editor; whoever drops it before its end can ask again. */
  *resolve(universe: Universe<P, O>): Stepwise<Resolution<P, O>> {
    const state = this.#state;
    if (state?.universe === universe) return state.answer.resolution;
    const changes = state && changesBetween(state.universe, universe, state.compiled.roster);
    // A problem that is being changed is of no use to whoever asks again.
    this.#state = undefined;
    const next = state && changes ? yield* this.#changed(universe, state, changes) : yield* this.#fresh(universe);
    this.#state = next;
    return next.answer.resolution;
  }

  /** Ways out of a conflict that was told of a universe, each of them tried, the best first; within a budget. */
  *fixes(universe: Universe<P, O>, conflict: Conflict<P>, budget?: Budget): Stepwise<readonly Fix<P, O>[]> {
    const { compiled, problem, answer } = yield* this.#whole(universe);
    const { conflicts } = answer.resolution;
    // A conflict that was told of the same universe before is the same one, though another object.
    const known = conflicts.find(it => it === conflict) ?? conflicts.find(it => isSameConflict(it, conflict));
    return known ? yield* fixesOf(compiled, problem, conflicts, known, budget) : [];
  }

  /** The state of a universe, its problem too. */
  *#whole(universe: Universe<P, O>): Stepwise<State<P, O> & { readonly problem: Problem }> {
    yield* this.resolve(universe);
    const state = this.#state?.universe === universe ? this.#state : yield* this.#fresh(universe);
    const whole = { ...state, problem: state.problem ?? pack(state.compiled) };
    this.#state = whole;
    return whole;
  }

  *#fresh(universe: Universe<P, O>): Stepwise<State<P, O>> {
    const compiled = yield* compile(universe, this.#lists);
    this.#lists.rest();
    const problem = pack(compiled);
    yield;
    return { universe, compiled, problem, answer: yield* this.#solved(compiled, problem) };
  }

  *#changed(universe: Universe<P, O>, state: State<P, O>, changes: readonly Change<P, O>[]): Stepwise<State<P, O>> {
    const compiled = withChanges(state.compiled, changes);
    const moved = changes.filter(it => it.ranges.length > 0);
    const { found } = state.answer;
    if (found && moved.length === 0) {
      return { universe, compiled, problem: state.problem, answer: yield* told(compiled.roster, found) };
    }
    // What the answer rests on is read from the problem as it was.
    const flow = found?.flow();
    const problem = patched(state.problem, moved, compiled);
    const values = problem && found && flow?.after(found.values, moved, compiled.roster);
    if (values) {
      const next = followed(compiled.roster, found, values);
      return { universe, compiled, problem, answer: yield* told(compiled.roster, next) };
    }
    const packed = problem ?? pack(compiled);
    yield;
    return { universe, compiled, problem: packed, answer: yield* this.#solved(compiled, packed) };
  }

  *#solved(compiled: Compiled<P, O>, problem: Problem): Stepwise<Answer<P, O>> {
    const { roster } = compiled;
    const search = new Search(problem);
    if ((yield* search.run()) === 'none') {
      const cores = yield* coresOf(compiled, problem, this.#lists, search.proof());
      const conflicts = cores.map(it => toldConflict(it, roster));
      const none = { roster, values: undefined, conflicts, circular: [], order: () => [] };
      return { resolution: resolutionOf(none), found: undefined };
    }
    const values = search.needs.value.slice();
    const circles = yield* circleGroups(roster, values);
    const order = lazy(() => loadOrder(roster, values, circles));
    const isFlow = roster.circles.length === 0 && problem.choices.length === 0;
    const flow = lazy(() => (isFlow ? new Flow(problem, search) : undefined));
    const found: Found = { values, circles, order, flow };
    return yield* told(roster, found);
  }
}

/** What was found after some decisions have become other ones; without circles, as in every flow. */
function followed(roster: Roster<unknown, unknown>, found: Found, values: Int32Array): Found {
  if (values.every((it, x) => it === found.values[x])) return found;
  return { ...found, values, order: lazy(() => loadOrder(roster, values, [])) };
}

function* told<P, O>(roster: Roster<P, O>, found: Found): Stepwise<Answer<P, O>> {
  const { values, order } = found;
  const circular = yield* toldCircles(roster, values, found.circles);
  return { resolution: resolutionOf({ roster, values, conflicts: [], circular, order }), found };
}

/** The problem with the rows of other lines; undefined where there is no room for them. */
function patched<P, O>(
  problem: Problem | undefined,
  changes: readonly Change<P, O>[],
  { rows }: Compiled<P, O>,
): Problem | undefined {
  return problem && changes.every(({ number }) => patch(problem, number, rows[number])) ? problem : undefined;
}

/** The same modules with other lines. */
function withChanges<P, O>(compiled: Compiled<P, O>, changes: readonly Change<P, O>[]): Compiled<P, O> {
  const { maker } = compiled;
  const entries = [...compiled.roster.entries];
  for (const { number, entry } of changes) entries[number] = entry;
  const roster = { ...compiled.roster, entries };
  maker.roster = roster;
  const rows = [...compiled.rows];
  for (const { number, ranges } of changes) if (ranges.length > 0) rows[number] = maker.rowsOf(number);
  return { ...compiled, roster, rows };
}

function isSameConflict(a: Conflict<unknown>, b: Conflict<unknown>): boolean {
  return (
    a.reason === b.reason && a.told.length === b.told.length && a.told.every((it, i) => it.text === b.told[i].text)
  );
}
