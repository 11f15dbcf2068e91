/** A stretch of the lines on one level of a tree, where an editor could not show all of them at once without a halt. */
export interface LineGroup<T> {
  readonly kind: 'group';
  /** Unique among the lines of its level. */
  readonly id: string;
  /** `1 – 500`. */
  readonly label: string;
  /** The names of the first line and the last. */
  readonly detail: string;
  /** Worked out when somebody looks. */
  readonly lines: () => readonly T[];
}

/** The lines of one level, made of what they are about; in groups where there are more than a thousand. */
export function inGroups<Item, T>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  lineOf: (item: Item) => T,
): readonly (T | LineGroup<T>)[] {
  if (items.length <= MOST_LINES) return items.map(lineOf);
  const groups: LineGroup<T>[] = [];
  for (let start = 0; start < items.length; start += GROUP) {
    const own = items.slice(start, start + GROUP);
    const [first, last] = [start + 1, start + own.length];
    groups.push({
      kind: 'group',
      id: `lines:${first}`,
      label: first === last ? String(first) : `${first} – ${last}`,
      detail: `${nameOf(own[0])} … ${nameOf(own[own.length - 1])}`,
      lines: () => own.map(lineOf),
    });
  }
  return groups;
}

/** An editor takes some ten milliseconds for as many, its own work included. */
const MOST_LINES = 1_000;
const GROUP = 500;
