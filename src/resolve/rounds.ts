import { stronglyConnected } from '../base/graph.ts';
import { listAt, type PackedLists, packLists } from '../base/packed-lists.ts';

/** So many circles are counted at most. */
export const MOST_ROUNDS = 1_000;

/** So many edges are followed before it is as good as many. */
const PATIENCE = 2_000_000;

/**
 * How many different circles a graph has, counted up to 1,000. Source: D. B. Johnson, Finding all the elementary circuits of
 * a directed graph, SIAM J. Comput. 4 (1975).
 */
export function countRounds(targets: PackedLists): number {
  const size = targets.starts.length - 1;
  let count = 0;
  let patience = PATIENCE;
  for (let start = 0; start < size && count < MOST_ROUNDS && patience > 0; start++) {
    const group = groupAfter(targets, start);
    if (!group) continue;
    const blocked = new Uint8Array(size);
    const waiting: Set<number>[] = [];
    const unblock = (node: number) => {
      const open = [node];
      for (let it = open.pop(); it !== undefined; it = open.pop()) {
        if (blocked[it] === 0) continue;
        blocked[it] = 0;
        for (const next of waiting[it] ?? []) open.push(next);
        waiting[it]?.clear();
      }
    };
    const path: { readonly node: number; next: number; found: boolean }[] = [{ node: start, next: 0, found: false }];
    blocked[start] = 1;
    while (path.length > 0 && count < MOST_ROUNDS && patience-- > 0) {
      const step = path[path.length - 1];
      const list = listAt(targets, step.node);
      if (step.next < list.length) {
        const to = list[step.next++];
        if (to === start) {
          count++;
          step.found = true;
        } else if (group.has(to) && blocked[to] === 0) {
          blocked[to] = 1;
          path.push({ node: to, next: 0, found: false });
        }
        continue;
      }
      path.pop();
      if (step.found) {
        unblock(step.node);
        if (path.length > 0) path[path.length - 1].found = true;
        continue;
      }
      for (const to of list) if (group.has(to)) (waiting[to] ??= new Set()).add(step.node);
    }
  }
  return patience > 0 ? count : MOST_ROUNDS;
}

/** The nodes from `start` on that are in a circle with it without those before; undefined where it stands in none. */
function groupAfter(targets: PackedLists, start: number): ReadonlySet<number> | undefined {
  const size = targets.starts.length - 1;
  const rest = packLists(size, node => (node < start ? [] : listAt(targets, node).filter(it => it >= start)));
  const group = stronglyConnected(rest).find(it => it.includes(start));
  return group && group.length > 1 ? new Set(group) : undefined;
}
