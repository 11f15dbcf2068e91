import { packLists } from '../base/packed-lists.ts';
import type { CircleGroup } from './circles.ts';
import { loadGraph, type Values } from './load-edges.ts';
import type { Roster } from './roster.ts';
import { sequence } from './sequence.ts';

/**
 * The order in which what was chosen is loaded. Members of a circle stand together, and among them only what is said to be
 * dropped is not honoured.
 */
export function loadOrder(
  roster: Roster<unknown, unknown>,
  values: Values,
  circles: readonly CircleGroup[],
): readonly string[] {
  const { modules, targets } = loadGraph(roster, values, roster.entries.keys());
  const { nodes } = sequence(targets, Int32Array.from(modules.keys()));
  const order = Array.from(nodes, it => modules[it]);
  if (circles.length > 0) arrange(order, circles);
  return order.map(it => roster.entries[it].name);
}

function arrange(order: number[], circles: readonly CircleGroup[]): void {
  const circleOf = new Map(circles.flatMap(circle => circle.modules.map(it => [it, circle] as const)));
  for (let i = 0; i < order.length; i++) {
    const circle = circleOf.get(order[i]);
    if (!circle) continue;
    const { modules, targets, feedback } = circle;
    const dropped = new Set(feedback.edges.map(([from, to]) => from * modules.length + to));
    const rest = packLists(modules.length, from => {
      const kept = targets.items.subarray(targets.starts[from], targets.starts[from + 1]);
      return kept.filter(to => !dropped.has(from * modules.length + to));
    });
    const { nodes } = sequence(rest, Int32Array.from(modules.keys()));
    nodes.forEach((node, k) => {
      order[i + k] = modules[node];
    });
    i += modules.length - 1;
  }
}
