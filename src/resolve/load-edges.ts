import type { PackedLists } from '../base/packed-lists.ts';
import type { Line } from './conflict.ts';
import { priorityOf, type Roster } from './roster.ts';
import type { Candidate, Constraint } from './universe.ts';
import { isWithin } from './version-sets.ts';

/** What was chosen: for each number of a roster that of its candidate, or -1. */
export type Values = ArrayLike<number>;

/** The candidate that was chosen of a module. */
function chosenOf<P, O>({ entries }: Roster<P, O>, values: Values, x: number): Candidate<P, O> | undefined {
  return values[x] < 0 ? undefined : entries[x].candidates[values[x]];
}

/** Modules among those that were chosen, by priority and name, and for each of them which others are loaded before it. */
export interface LoadGraph {
  /** Numbers of the roster. */
  readonly modules: readonly number[];
  /** By place in `modules`. */
  readonly targets: PackedLists;
}

/** The graph of some modules of a roster, of those that were chosen, by the lines that count. */
export function loadGraph(
  roster: Roster<unknown, unknown>,
  values: Values,
  some: Iterable<number>,
  counts?: (line: Constraint<unknown>) => boolean,
): LoadGraph {
  const modules = byPriority(roster, values, some);
  const place = new Int32Array(roster.entries.length).fill(-1);
  for (let i = 0; i < modules.length; i++) place[modules[i]] = i;
  const seen = new Int32Array(modules.length).fill(-1);
  const starts = new Int32Array(modules.length + 1);
  const items: number[] = [];
  for (let i = 0; i < modules.length; i++) {
    for (const to of counts ? neededBy(roster, values, modules[i], counts) : namedBy(roster, values, modules[i])) {
      const target = place[to];
      if (target < 0 || seen[target] === i) continue;
      seen[target] = i;
      items.push(target);
    }
    starts[i + 1] = items.length;
  }
  return { modules, targets: { starts, items: Int32Array.from(items) } };
}

/** What the chosen candidate of a module is loaded after, where it is there; known already where no name is a virtual one. */
function namedBy(roster: Roster<unknown, unknown>, values: Values, x: number): readonly number[] {
  const known = (roster.named[x] ??= []);
  const list = known[values[x]];
  if (list) return list;
  const { constraints } = roster.entries[x].candidates[values[x]];
  if (constraints.some(it => roster.providers.has(it.name))) return neededBy(roster, values, x);
  const lines = constraints.filter(isLoadLine);
  return (known[values[x]] = lines.flatMap(it => roster.numbers.get(it.name) ?? []).filter(it => it !== x));
}

function neededBy(
  roster: Roster<unknown, unknown>,
  values: Values,
  x: number,
  counts: (line: Constraint<unknown>) => boolean = () => true,
): readonly number[] {
  const list: number[] = [];
  eachNeed(roster, values, x, (to, line) => {
    if (counts(line)) list.push(to);
  });
  return list;
}

function isLoadLine({ kind }: Constraint<unknown>): boolean {
  return kind === 'dependency' || kind === 'optional';
}

function byPriority({ entries, tie }: Roster<unknown, unknown>, values: Values, some: Iterable<number>): number[] {
  const modules: number[] = [];
  let isUsual = true;
  const priorities = new Map<number, number>();
  for (const x of some) {
    if (x === 0 || values[x] < 0) continue;
    modules.push(x);
    const { candidates } = entries[x];
    const priority = priorityOf(candidates[values[x]]);
    if (priority === priorityOf(candidates[0])) continue;
    isUsual = false;
    priorities.set(x, priority);
  }
  if (isUsual) return sortedBy(modules, tie);
  const of = (x: number) => priorities.get(x) ?? priorityOf(entries[x].candidates[0]);
  return modules.sort((a, b) => of(a) - of(b) || (entries[a].name < entries[b].name ? -1 : 1));
}

/** Numbers in the order of their keys, which are all different and below the length of the list of keys. */
function sortedBy(numbers: readonly number[], keys: Int32Array): number[] {
  const places = new Int32Array(keys.length).fill(-1);
  for (const number of numbers) places[keys[number]] = number;
  const sorted: number[] = [];
  for (const number of places) if (number >= 0) sorted.push(number);
  return sorted;
}

/** A line for which one module is loaded after another one; a dependency rather than an optional one. */
export function lineOf<P>(roster: Roster<P, unknown>, values: Values, from: number, to: number): Line<P> | undefined {
  let found: Constraint<P> | undefined;
  eachNeed(roster, values, from, (target, constraint) => {
    if (target === to && (!found || (found.kind === 'optional' && constraint.kind === 'dependency')))
      found = constraint;
  });
  const { name } = roster.entries[from];
  return found && { module: name, version: chosenOf(roster, values, from)?.version, constraint: found };
}

function eachNeed<P>(
  roster: Roster<P, unknown>,
  values: Values,
  x: number,
  visit: (to: number, constraint: Constraint<P>) => void,
): void {
  const { numbers, providers } = roster;
  for (const constraint of chosenOf(roster, values, x)?.constraints ?? []) {
    if (!isLoadLine(constraint)) continue;
    const standing = providers.get(constraint.name);
    if (standing) {
      for (const to of standing) if (to !== x && standsFor(roster, values, to, constraint)) visit(to, constraint);
      continue;
    }
    const to = numbers.get(constraint.name);
    if (to !== undefined && to !== x && values[to] >= 0) visit(to, constraint);
  }
}

/** Whether what was chosen of a module is, or provides, a name in a range. */
function standsFor(
  roster: Roster<unknown, unknown>,
  values: Values,
  x: number,
  constraint: Constraint<unknown>,
): boolean {
  const chosen = chosenOf(roster, values, x);
  if (!chosen) return false;
  const { name, range } = constraint;
  if (roster.entries[x].name === name && isWithin(chosen.version, range)) return true;
  return chosen.provides?.some(it => it.name === name && isWithin(it.version, range)) ?? false;
}
