import { stronglyConnected } from '../base/graph.ts';
import { type PackedLists, reversedLists } from '../base/packed-lists.ts';
import { LeastFirst } from './least-first.ts';

/** Nodes in an order in which everything comes after what it needs, and which of them need each other. */
export interface Sequence {
  /** Node numbers; members of a group stand together. */
  readonly nodes: Int32Array;
  /** Groups of two and more nodes that all reach each other, each in the order of the sequence. */
  readonly circles: readonly (readonly number[])[];
}

/**
 * The one order in which targets come before what has them, groups of nodes that reach each other stand together, and of
 * what could come next the node of the smallest `tie` does. `tie` is a permutation, so that numbers do not matter. Kahn's
 * algorithm (1962) over Tarjan's groups.
 */
export function sequence(targets: PackedLists, tie: Int32Array): Sequence {
  const users = reversedLists(targets);
  const nodes = withoutCircles(targets, users, tie);
  return nodes ? { nodes, circles: [] } : grouped(targets, users, tie);
}

/** The order of a graph without circles; undefined where there are some. */
function withoutCircles({ starts }: PackedLists, users: PackedLists, tie: Int32Array): Int32Array | undefined {
  const size = tie.length;
  const nodeOf = new Int32Array(size);
  const waits = new Int32Array(size);
  const ready = new LeastFirst(size);
  for (let node = 0; node < size; node++) {
    nodeOf[tie[node]] = node;
    waits[node] = starts[node + 1] - starts[node];
    if (waits[node] === 0) ready.push(tie[node]);
  }
  const nodes = new Int32Array(size);
  let count = 0;
  while (ready.size > 0) {
    const node = nodeOf[ready.pop()];
    nodes[count++] = node;
    for (let i = users.starts[node]; i < users.starts[node + 1]; i++) {
      if (--waits[users.items[i]] === 0) ready.push(tie[users.items[i]]);
    }
  }
  return count === size ? nodes : undefined;
}

function grouped(targets: PackedLists, users: PackedLists, tie: Int32Array): Sequence {
  const size = tie.length;
  const groups = stronglyConnected(targets);
  const groupOf = new Int32Array(size);
  const key = new Int32Array(groups.length);
  for (let i = 0; i < groups.length; i++) {
    let least = size;
    for (const node of groups[i]) {
      groupOf[node] = i;
      if (tie[node] < least) least = tie[node];
    }
    key[i] = least;
  }
  const waits = new Int32Array(groups.length);
  for (let node = 0; node < size; node++) {
    for (let i = targets.starts[node]; i < targets.starts[node + 1]; i++) {
      if (groupOf[targets.items[i]] !== groupOf[node]) waits[groupOf[node]]++;
    }
  }
  const groupOfKey = new Int32Array(size);
  const ready = new LeastFirst(groups.length);
  for (let i = 0; i < groups.length; i++) {
    groupOfKey[key[i]] = i;
    if (waits[i] === 0) ready.push(key[i]);
  }
  const nodes = new Int32Array(size);
  const circles: (readonly number[])[] = [];
  let count = 0;
  while (ready.size > 0) {
    const group = groupOfKey[ready.pop()];
    const members = groups[group];
    const ordered = members.length > 1 ? [...members].sort((a, b) => tie[a] - tie[b]) : members;
    if (members.length > 1) circles.push(ordered);
    for (const node of ordered) {
      nodes[count++] = node;
      for (let i = users.starts[node]; i < users.starts[node + 1]; i++) {
        const user = groupOf[users.items[i]];
        if (user !== group && --waits[user] === 0) ready.push(key[user]);
      }
    }
  }
  return { nodes, circles };
}
