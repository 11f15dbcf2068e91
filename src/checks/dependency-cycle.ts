import { listing } from '../base/text.ts';
import type { Cycle, Edge, ModuleGraph } from '../workspace/module-graph.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Related, WorkspaceCheck } from './check.ts';
import { loosenDependency } from './loosen-dependency.ts';

export const dependencyCycle: WorkspaceCheck = {
  code: 'dependency-cycle',
  scope: 'workspace',
  doc: `Modules depend on each other in a circle.

A module of the circle that is loaded by itself fails: \`dependency 'x' is recursively depending on itself\`. A module outside the
circle that depends on one inside makes every client engine run in an endless recursion, and the client crashes.

Break the circle where the dependency is only used at run time: \`load-later\` loads the other module right afterwards.`,
  *run(snapshot) {
    for (const cycle of snapshot.graph.cycles) {
      const message = `${circle(cycle)}. ${consequence(cycle, snapshot)}`;
      for (const edge of cycle.edges) yield finding(edge, cycle, message);
    }
  },
};

function finding(edge: Edge, cycle: Cycle, message: string) {
  const { from, mention } = edge;
  return {
    path: from.path,
    span: mention.span,
    severity: 'error' as const,
    message,
    related: relatedTo(edge, cycle),
    fixes: () => loosenDependency(edge),
  };
}

/** Who depends on each other, and by which way. */
export function circle({ names, shortest }: Pick<Cycle, 'names' | 'shortest'>): string {
  const way = shortest.length > 0 && shortest.length <= 9 ? ` (${shortest.join(' → ')})` : '';
  const who = names.length > 4 ? `${names.length} modules` : listing(names.map(name => `"${name}"`));
  return `${who} depend on each other${way}`;
}

function consequence(cycle: Cycle, { boot, engine, graph }: Snapshot): string {
  const { entrances } = cycle;
  const victim = boot.end?.kind === 'died' ? boot.end.record?.name : undefined;
  const died = victim !== undefined && leadsInto(cycle, victim, graph);
  if (entrances.length === 0) {
    return died ? `Loading "${victim}" makes ${engine.title} crash at start.` : 'The client loads none of them.';
  }
  const names = listing(entrances.slice(0, 3).map(name => `"${name}"`)) + (entrances.length > 3 ? ' …' : '');
  const need = entrances.length === 1 ? 'needs' : 'need';
  return died
    ? `This one makes ${engine.title} crash at start: ${names} outside the circle ${need} it.`
    : `Loading ${names}, which ${need} it from outside, makes the client crash.`;
}

function leadsInto({ names }: Cycle, start: string, graph: ModuleGraph): boolean {
  const seen = new Set([start]);
  for (const name of seen) for (const { to } of graph.dependenciesOf(name)) if (to !== undefined) seen.add(to);
  return names.some(name => seen.has(name));
}

function relatedTo(edge: Edge, cycle: Cycle): readonly Related[] {
  return cycle.edges
    .slice(0, 21)
    .filter(other => other !== edge)
    .map(({ from, mention }) => ({
      message: `"${from.manifest.name?.value}" needs "${mention.value}"`,
      path: from.path,
      span: mention.span,
    }));
}
