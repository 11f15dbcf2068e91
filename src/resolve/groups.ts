import { rowKinds } from './problem.ts';
import type { SetPool } from './set-pool.ts';
import type { Candidate, Constraint } from './universe.ts';
import { rangeKey } from './version-sets.ts';

/** The lines of all candidates of a module that say the same. */
export interface Group<P> {
  /** One of them, and where it stands. */
  readonly constraint: Constraint<P>;
  readonly candidate: number;
  readonly index: number;
  readonly kind: number;
  /** The number of the name; -1 where no module is called so, and nobody needs one. */
  readonly target: number;
  /** Same texts mean the same range. */
  readonly key: string;
  /** The candidates that have such a line, a set as in a `SetPool`. */
  held: number;
}

/** The groups of the candidates of a module, in an order that does not depend on that of their lines. */
export function groupsOf<P>(
  candidates: readonly Candidate<P, unknown>[],
  numbers: ReadonlyMap<string, number>,
  pool: SetPool,
): readonly Group<P>[] {
  const groups: Group<P>[] = [];
  const find = finder(groups);
  const bits = candidates.length + 1;
  for (let candidate = 0; candidate < candidates.length; candidate++) {
    const { constraints } = candidates[candidate];
    for (let index = 0; index < constraints.length; index++) {
      const constraint = constraints[index];
      const kind = kindNumbers[constraint.kind];
      const key = rangeKey(constraint.range);
      let group = find(kind, constraint.name, key);
      if (!group) {
        const target = numbers.get(constraint.name) ?? -1;
        group = { constraint, kind, target, key, held: pool.empty(bits), candidate, index };
        groups.push(group);
      }
      group.held = pool.with(group.held, bits, candidate);
    }
  }
  return groups.sort(compareGroups);
}

const kindNumbers: Readonly<Record<Constraint<unknown>['kind'], number>> = {
  dependency: rowKinds.indexOf('dependency'),
  optional: rowKinds.indexOf('optional'),
  runtime: rowKinds.indexOf('runtime'),
  conflict: rowKinds.indexOf('conflict'),
};

/** Few groups are looked through faster than a map is made. */
const FEW = 24;

/** Finds a group in a list that grows. */
function finder<P>(groups: readonly Group<P>[]): (kind: number, name: string, key: string) => Group<P> | undefined {
  let known = 0;
  const byText = new Map<string, Group<P>>();
  return (kind, name, key) => {
    if (groups.length <= FEW) {
      for (const it of groups) if (it.kind === kind && it.constraint.name === name && it.key === key) return it;
      return undefined;
    }
    for (; known < groups.length; known++) {
      const it = groups[known];
      byText.set(`${it.kind}${it.key}\n${it.constraint.name}`, it);
    }
    return byText.get(`${kind}${key}\n${name}`);
  };
}

function compareGroups(a: Group<unknown>, b: Group<unknown>): number {
  if (a.target !== b.target) return a.target - b.target;
  if (a.kind !== b.kind) return a.kind - b.kind;
  const [x, y] = [a.constraint.name, b.constraint.name];
  if (x !== y) return x < y ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
