import { lazy } from '../base/lazy.ts';
import { counted } from '../base/text.ts';
import type { Circle } from './circles.ts';
import type { Conflict } from './conflict.ts';
import type { Values } from './load-edges.ts';
import type { Resolution } from './resolution.ts';
import type { Roster } from './roster.ts';
import type { Candidate } from './universe.ts';

/** What was found, in parts. */
export interface Parts<P, O> {
  readonly roster: Roster<P, O>;
  /** Undefined where nothing satisfies all. */
  readonly values: Values | undefined;
  readonly conflicts: readonly Conflict<P>[];
  readonly circular: readonly Circle<P>[];
  readonly order: () => readonly string[];
}

export function resolutionOf<P, O>({ roster, values, conflicts, circular, order }: Parts<P, O>): Resolution<P, O> {
  const modules = lazy(() => (values ? chosenModules(roster, values) : new Map<string, Candidate<P, O>>()));
  const isSatisfied = values !== undefined;
  const success = isSatisfied && !circular.some(it => it.isHard);
  return {
    success,
    isSatisfied,
    conflicts,
    circular,
    error: success ? undefined : errorOf(conflicts, circular),
    get modules() {
      return modules();
    },
    get order() {
      return order();
    },
  };
}

/** What was chosen, sorted by name. */
export function chosenModules<P, O>({ entries }: Roster<P, O>, values: Values): ReadonlyMap<string, Candidate<P, O>> {
  const chosen: (readonly [string, Candidate<P, O>])[] = [];
  for (let x = 1; x < entries.length; x++) {
    if (values[x] >= 0) chosen.push([entries[x].name, entries[x].candidates[values[x]]]);
  }
  return new Map(chosen.sort((a, b) => (a[0] < b[0] ? -1 : 1)));
}

/** How many modules of a circle are named. */
const FEW = 4;

function errorOf(conflicts: readonly Conflict<unknown>[], circular: readonly Circle<unknown>[]): string {
  if (conflicts.length > 0) {
    const more = conflicts.length - 1;
    return more === 0 ? conflicts[0].reason : `${conflicts[0].reason}, and ${counted(more, 'more conflict')}`;
  }
  const { modules } = circular.find(it => it.isHard) ?? circular[0];
  if (modules.length > FEW)
    return `${modules.slice(0, FEW).join(', ')} and ${modules.length - FEW} more need each other`;
  return `${modules.slice(0, -1).join(', ')} and ${modules[modules.length - 1]} need each other`;
}
