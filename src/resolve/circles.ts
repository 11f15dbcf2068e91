import { shortestPath, stronglyConnected } from '../base/graph.ts';
import { listAt, packLists } from '../base/packed-lists.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { Line } from './conflict.ts';
import { type Feedback, feedback } from './feedback.ts';
import { type LoadGraph, lineOf, loadGraph, type Values } from './load-edges.ts';
import type { Roster } from './roster.ts';
import { countRounds } from './rounds.ts';
import { sequence } from './sequence.ts';

/** Modules that all need each other, so that none of them can be loaded first. */
export interface Circle<P> {
  /** By priority and name, as in the order of loading. */
  readonly modules: readonly string[];
  /** Whether there is a circle of hard dependencies among them, without optional ones. */
  readonly isHard: boolean;
  /** As few dependencies as possible whose absence leaves no circle among them. */
  readonly drop: readonly CircleEdge<P>[];
  /** Whether fewer could not do; beyond 40 modules it is a good guess. */
  readonly isLeast: boolean;
  /** How many different ways lead round, counted up to 1,000. */
  readonly count: number;
}

/** A dependency that could be dropped, and a shortest way round that goes through it. */
export interface CircleEdge<P> {
  readonly line: Line<P>;
  /** Begins with the module that states the dependency, and ends with it. */
  readonly round: readonly string[];
  /** What states each step of the way round. */
  readonly lines: readonly Line<P>[];
}

/** A circle in numbers, with what to drop of it. */
export interface CircleGroup extends LoadGraph {
  readonly feedback: Feedback;
}

/** The circles among what was chosen, in numbers. */
export function* circleGroups(roster: Roster<unknown, unknown>, values: Values): Stepwise<readonly CircleGroup[]> {
  if (roster.circles.length === 0) return [];
  const { modules, targets } = loadGraph(roster, values, roster.circles.flat());
  yield;
  const groups: CircleGroup[] = [];
  for (const circle of sequence(targets, Int32Array.from(modules.keys())).circles) {
    const place = new Map(circle.map((it, i) => [it, i]));
    const within = packLists(circle.length, i => [...listAt(targets, circle[i])].flatMap(it => place.get(it) ?? []));
    groups.push({ modules: circle.map(it => modules[it]), targets: within, feedback: feedback(within) });
    yield;
  }
  return groups;
}

/** The circles in words: each with the lines that make it. */
export function* toldCircles<P>(
  roster: Roster<P, unknown>,
  values: Values,
  groups: readonly CircleGroup[],
): Stepwise<readonly Circle<P>[]> {
  const circles: Circle<P>[] = [];
  for (const { modules, targets, feedback } of groups) {
    const drop: CircleEdge<P>[] = [];
    for (const [from, to] of feedback.edges) {
      const round = [from, ...(shortestPath(targets, to, from) ?? [])].map(it => modules[it]);
      const lines = round.slice(1).flatMap((it, i) => lineOf(roster, values, round[i], it) ?? []);
      drop.push({ line: lines[0], round: round.map(it => roster.entries[it].name), lines });
      yield;
    }
    const names = modules.map(it => roster.entries[it].name);
    circles.push({
      modules: names,
      isHard: isHard(roster, values, modules),
      drop,
      isLeast: feedback.isLeast,
      count: countRounds(targets),
    });
    yield;
  }
  return circles;
}

function isHard(roster: Roster<unknown, unknown>, values: Values, some: readonly number[]): boolean {
  const { targets } = loadGraph(roster, values, some, it => it.kind === 'dependency');
  return stronglyConnected(targets).some(group => group.length > 1);
}
