/** Many short lists of small numbers in two arrays: list `i` is `items[starts[i]]` up to `items[starts[i + 1]]`. */
export interface PackedLists {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

/** Packs `count` lists. */
export function packLists(count: number, listOf: (i: number) => Iterable<number>): PackedLists {
  const starts = new Int32Array(count + 1);
  const items: number[] = [];
  for (let i = 0; i < count; i++) {
    starts[i] = items.length;
    for (const item of listOf(i)) items.push(item);
  }
  starts[count] = items.length;
  return { starts, items: Int32Array.from(items) };
}

/** One of the lists. */
export function listAt({ starts, items }: PackedLists, i: number): Int32Array {
  return items.subarray(starts[i], starts[i + 1]);
}

/** The same lists but for one; the very same object where that one does not differ. */
export function withList(lists: PackedLists, i: number, list: readonly number[]): PackedLists {
  const { starts, items } = lists;
  const [start, end] = [starts[i], starts[i + 1]];
  const by = list.length - (end - start);
  if (by === 0 && list.every((item, k) => item === items[start + k])) return lists;
  const newItems = new Int32Array(items.length + by);
  newItems.set(items.subarray(0, start));
  newItems.set(list, start);
  newItems.set(items.subarray(end), end + by);
  const newStarts = starts.slice();
  if (by !== 0) for (let k = i + 1; k < newStarts.length; k++) newStarts[k] += by;
  return { starts: newStarts, items: newItems };
}

/**
 * The same lists with further items at their ends, each pair a list and its item; those below 0 are none. `count` may be
 * higher than that of the lists: the others are empty but for these.
 */
export function withPairs(
  { starts, items }: PackedLists,
  pairs: readonly (readonly [list: number, item: number])[],
  count = starts.length - 1,
): PackedLists {
  const added = pairs.filter(([list, item]) => list >= 0 && item >= 0);
  const newStarts = new Int32Array(count + 1);
  for (const [list] of added) newStarts[list + 1]++;
  for (let i = 0; i < count; i++) {
    newStarts[i + 1] += newStarts[i] + (i + 1 < starts.length ? starts[i + 1] - starts[i] : 0);
  }
  const newItems = new Int32Array(newStarts[count]);
  const next = newStarts.slice();
  for (let i = 0; i + 1 < starts.length; i++) {
    for (let k = starts[i]; k < starts[i + 1]; k++) newItems[next[i]++] = items[k];
  }
  for (const [list, item] of added) newItems[next[list]++] = item;
  return { starts: newStarts, items: newItems };
}

/** The same pairs the other way round: list `i` holds, in ascending order, the places of the lists that hold `i`. */
export function reversedLists({ starts, items }: PackedLists): PackedLists {
  const newStarts = new Int32Array(starts.length);
  for (let i = 0; i < items.length; i++) newStarts[items[i] + 1]++;
  for (let i = 1; i < newStarts.length; i++) newStarts[i] += newStarts[i - 1];
  const next = newStarts.slice();
  const newItems = new Int32Array(items.length);
  for (let from = 0; from < starts.length - 1; from++) {
    for (let i = starts[from]; i < starts[from + 1]; i++) newItems[next[items[i]]++] = from;
  }
  return { starts: newStarts, items: newItems };
}

/** Tells the places of the lists that hold an item, in ascending order, as long as the visitor wants more. */
export function visitHolders({ starts, items }: PackedLists, item: number, visit: (list: number) => unknown): void {
  for (let list = 0; list + 1 < starts.length; list++) {
    let at = starts[list];
    while (at < starts[list + 1] && items[at] !== item) at++;
    if (at < starts[list + 1] && !visit(list)) return;
  }
}
