import { listing } from '../base/text.ts';
import type { Cycle, Edge } from '../workspace/module-graph.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Fix, perhaps, type Related, type WorkspaceCheck } from './check.ts';
import { addItem, removeItem } from './manifest-text.ts';

export const dependencyCycle: WorkspaceCheck = {
  code: 'dependency-cycle',
  scope: 'workspace',
  doc: `Modules depend on each other in a circle.

A module of the circle that is loaded by itself fails: \`dependency 'x' is recursively depending on itself\`. A module outside the
circle that depends on one inside makes every client engine run in an endless recursion, and the client crashes.

Break the circle where the dependency is only used at run time: \`load-later\` loads the other module right afterwards.`,
  *run(snapshot) {
    for (const cycle of snapshot.graph.cycles) {
      for (const edge of cycle.edges) yield finding(edge, cycle, snapshot);
    }
  },
};

function finding(edge: Edge, cycle: Cycle, snapshot: Snapshot) {
  const { from, mention } = edge;
  return {
    path: from.path,
    span: mention.span,
    severity: 'error' as const,
    message: `${circle(cycle)}. ${consequence(cycle, snapshot)}`,
    related: relatedTo(edge, cycle),
    fixes: () => fixes(edge),
  };
}

function circle({ names, shortest }: Cycle): string {
  const way = shortest.length > 0 && shortest.length <= 9 ? ` (${shortest.join(' → ')})` : '';
  const who = names.length > 4 ? `${names.length} modules` : listing(names.map(name => `"${name}"`));
  return `${who} depend on each other${way}`;
}

function consequence(cycle: Cycle, { boot, engine }: Snapshot): string {
  const { entrances } = cycle;
  if (entrances.length === 0) return 'The client loads none of them.';
  const names = listing(entrances.slice(0, 3).map(name => `"${name}"`)) + (entrances.length > 3 ? ' …' : '');
  const died = boot.end?.kind === 'died' && boot.end.record !== undefined;
  return died
    ? `This one makes ${engine.title} crash at start: ${names} outside the circle needs it.`
    : `Loading ${names}, which needs it from outside, makes the client crash.`;
}

function relatedTo(edge: Edge, cycle: Cycle): readonly Related[] {
  return cycle.edges
    .filter(other => other !== edge)
    .slice(0, 20)
    .map(({ from, mention }) => ({
      message: `"${from.manifest.name?.value}" needs "${mention.value}"`,
      path: from.path,
      span: mention.span,
    }));
}

function fixes({ from, mention }: Edge): readonly Fix[] {
  const remove = removeItem(from, mention.span);
  const later = from.manifest.loadLater.some(it => it.value === mention.value);
  const add = later ? undefined : addItem(from, 'load-later', mention.value);
  const move = add ? [perhaps(`Load "${mention.value}" later instead`, remove, add)] : [];
  return [perhaps(`Remove the dependency on "${mention.value}"`, remove), ...move];
}
