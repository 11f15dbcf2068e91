import { listAt, type PackedLists } from './packed-lists.ts';

/**
 * Tarjan's strongly connected components of a graph given by its target lists. Each group holds node numbers; a group
 * comes after every group that it can reach. Linear time, no recursion. Source: R. Tarjan, SIAM J. Comput. 1 (1972).
 */
export function stronglyConnected({ starts, items }: PackedLists): readonly (readonly number[])[] {
  const size = starts.length - 1;
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const next = starts.slice(0, size);
  const onStack = new Uint8Array(size);
  const stack: number[] = [];
  const path: number[] = [];
  const groups: number[][] = [];
  let count = 0;
  const enter = (node: number) => {
    order[node] = low[node] = count++;
    stack.push(node);
    onStack[node] = 1;
    path.push(node);
  };
  for (let root = 0; root < size; root++) {
    if (order[root] >= 0) continue;
    enter(root);
    while (path.length > 0) {
      const node = path[path.length - 1];
      if (next[node] < starts[node + 1]) {
        const target = items[next[node]++];
        if (order[target] < 0) enter(target);
        else if (onStack[target]) low[node] = Math.min(low[node], order[target]);
        continue;
      }
      path.pop();
      if (path.length > 0) low[path[path.length - 1]] = Math.min(low[path[path.length - 1]], low[node]);
      if (low[node] !== order[node]) continue;
      const group: number[] = [];
      for (;;) {
        const member = stack.pop();
        if (member === undefined) break;
        onStack[member] = 0;
        group.push(member);
        if (member === node) break;
      }
      groups.push(group);
    }
  }
  return groups;
}

/** A shortest path from one node to another along the target lists, both ends included; undefined where none is. */
export function shortestPath(
  targets: PackedLists,
  from: number,
  to: number,
  within: (node: number) => boolean = () => true,
): readonly number[] | undefined {
  const before = new Map<number, number>([[from, -1]]);
  const queue = [from];
  for (const node of queue) {
    if (node === to) return trace(before, to);
    for (const target of listAt(targets, node)) {
      if (before.has(target) || !within(target)) continue;
      before.set(target, node);
      queue.push(target);
    }
  }
  return undefined;
}

/** 1 for each node that can be reached from `start` along the target lists in one step or more. */
export function reachable(targets: PackedLists, start: number): Uint8Array {
  const reached = new Uint8Array(targets.starts.length - 1);
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (let i = targets.starts[node]; i < targets.starts[node + 1]; i++) {
      const target = targets.items[i];
      if (reached[target] === 1) continue;
      reached[target] = 1;
      open.push(target);
    }
  }
  return reached;
}

/**
 * Whether `goal` can be reached from a node, along the target lists in one step or more; for many nodes that are asked about, one after
 * another. No node that leads nowhere near is looked at twice.
 */
export function reaching({ starts, items }: PackedLists, goal: number): (start: number) => boolean {
  const cannot = new Uint8Array(starts.length - 1);
  return start => {
    if (start < 0 || cannot[start] === 1) return false;
    const seen = [start];
    const isSeen = new Set(seen);
    for (const node of seen) {
      for (let i = starts[node]; i < starts[node + 1]; i++) {
        const target = items[i];
        if (target === goal) return true;
        if (cannot[target] === 1 || isSeen.has(target)) continue;
        isSeen.add(target);
        seen.push(target);
      }
    }
    for (const node of seen) cannot[node] = 1;
    return false;
  };
}

function trace(before: ReadonlyMap<number, number>, to: number): number[] {
  const path: number[] = [];
  for (let node = to; node >= 0; node = before.get(node) ?? -1) path.unshift(node);
  return path;
}

/** A shortest way from a node along the lists and back to it, that node at both ends, inside a group of them. */
export function shortestRound(start: number, targets: PackedLists, inside: ReadonlySet<number>): readonly number[] {
  let best: readonly number[] = [];
  for (const next of listAt(targets, start)) {
    if (!inside.has(next) || next === start) continue;
    const way = shortestPath(targets, next, start, node => inside.has(node));
    if (way && (best.length === 0 || way.length + 1 < best.length)) best = [start, ...way];
  }
  return best;
}
