import type { PackedLists } from '../base/packed-lists.ts';
import { LeastFirst } from './least-first.ts';

/** An edge of a graph, both ends numbers of nodes. */
export type Edge = readonly [from: number, to: number];

/** Edges without which a graph has no circle. */
export interface Feedback {
  readonly edges: readonly Edge[];
  /** Whether fewer could not do. */
  readonly isLeast: boolean;
}

/** Up to so many nodes the least set is looked for. */
const EXACT = 40;

/** So many graphs are tried before a good guess will do. */
const PATIENCE = 4_000;

/** Edges to drop from a strongly connected graph, as few as can be found; of equal sets the same one each time. */
export function feedback(targets: PackedLists): Feedback {
  const guess = guessed(targets);
  const size = targets.starts.length - 1;
  if (size > EXACT || guess.length <= 1) return { edges: guess, isLeast: guess.length <= 1 };
  const search: ExactSearch = { targets, dropped: new Set(), tried: 0 };
  for (let most = 1; most < guess.length; most++) {
    const found = dropUpTo(search, most);
    if (search.tried > PATIENCE) return { edges: guess, isLeast: false };
    if (found) return { edges: [...search.dropped].map(it => edgeOf(it, size)).sort(byEnds), isLeast: true };
  }
  return { edges: guess, isLeast: true };
}

interface ExactSearch {
  readonly targets: PackedLists;
  /** Edges as `from * size + to`. */
  readonly dropped: Set<number>;
  tried: number;
}

/** Whether dropping at most so many further edges leaves no circle: one of each circle has to go, the shortest first. */
function dropUpTo(search: ExactSearch, most: number): boolean {
  if (++search.tried > PATIENCE) return false;
  const round = shortestOf(search);
  if (!round) return true;
  if (disjointRounds(search, most) > most) return false;
  const size = search.targets.starts.length - 1;
  for (let i = 0; i < round.length; i++) {
    const edge = round[i] * size + round[(i + 1) % round.length];
    search.dropped.add(edge);
    if (dropUpTo(search, most - 1)) return true;
    search.dropped.delete(edge);
  }
  return false;
}

/** How many circles without a common edge there are at least, counted until there are more than `most`. */
function disjointRounds({ targets, dropped }: ExactSearch, most: number): number {
  const size = targets.starts.length - 1;
  const rest: ExactSearch = { targets, dropped: new Set(dropped), tried: 0 };
  for (let count = 0; ; count++) {
    if (count > most) return count;
    const round = shortestOf(rest);
    if (!round) return count;
    round.forEach((node, i) => void rest.dropped.add(node * size + round[(i + 1) % round.length]));
  }
}

/** A shortest circle among the edges that are left, as its nodes. */
function shortestOf({ targets, dropped }: ExactSearch): readonly number[] | undefined {
  const { starts, items } = targets;
  const size = starts.length - 1;
  let best: readonly number[] | undefined;
  for (let start = 0; start < size; start++) {
    const before = new Int32Array(size).fill(-1);
    const queue = [start];
    const far = new Int32Array(size);
    search: for (const node of queue) {
      if (best && far[node] + 1 >= best.length) break;
      for (let i = starts[node]; i < starts[node + 1]; i++) {
        const to = items[i];
        if (dropped.has(node * size + to)) continue;
        if (to === start) {
          const round = [node];
          for (let at = node; at !== start; at = before[at]) round.push(before[at]);
          best = round.reverse();
          break search;
        }
        if (before[to] >= 0) continue;
        before[to] = node;
        far[to] = far[node] + 1;
        queue.push(to);
      }
    }
    if (best && best.length <= 2) return best;
  }
  return best;
}

/**
 * The edges that lead back in an order of the nodes that has few of them. Source: P. Eades, X. Lin, W. Smyth, A fast and
 * effective heuristic for the feedback arc set problem, Inf. Process. Lett. 47 (1993).
 */
function guessed({ starts, items }: PackedLists): readonly Edge[] {
  const size = starts.length - 1;
  const out = new Int32Array(size);
  const into: number[][] = Array.from({ length: size }, () => []);
  const inCount = new Int32Array(size);
  for (let node = 0; node < size; node++) {
    for (let i = starts[node]; i < starts[node + 1]; i++) {
      out[node]++;
      inCount[items[i]]++;
      into[items[i]].push(node);
    }
  }
  const widest = out.reduce((a, b) => Math.max(a, b), 0);
  // Nodes that nothing is left of go to the end, those that nothing is left to need to the front, else the widest spread.
  const urgency = (node: number) =>
    out[node] === 0 ? 0 : inCount[node] === 0 ? 1 : 2 + widest - out[node] + inCount[node];
  const current = new Float64Array(size).fill(-1);
  const open = new LeastFirst(size + 2 * items.length);
  const put = (node: number) => {
    const key = urgency(node) * size + node;
    if (key === current[node]) return;
    current[node] = key;
    open.push(key);
  };
  for (let node = 0; node < size; node++) put(node);
  const place = new Int32Array(size).fill(-1);
  let first = 0;
  let last = size - 1;
  while (first <= last) {
    const key = open.pop();
    const node = key % size;
    if (place[node] >= 0 || current[node] !== key) continue;
    place[node] = out[node] === 0 ? last-- : first++;
    for (let i = starts[node]; i < starts[node + 1]; i++) {
      inCount[items[i]]--;
      if (place[items[i]] < 0) put(items[i]);
    }
    for (const user of into[node]) {
      out[user]--;
      if (place[user] < 0) put(user);
    }
  }
  const back: Edge[] = [];
  for (let node = 0; node < size; node++) {
    for (let i = starts[node]; i < starts[node + 1]; i++)
      if (place[items[i]] < place[node]) back.push([node, items[i]]);
  }
  return back;
}

function edgeOf(number: number, size: number): Edge {
  return [Math.floor(number / size), number % size];
}

function byEnds(a: Edge, b: Edge): number {
  return a[0] - b[0] || a[1] - b[1];
}
