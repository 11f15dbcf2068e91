import type { Span } from '../base/span.ts';
import { listing } from '../base/text.ts';
import type { CodeEdge } from '../workspace/code-edge.ts';
import { needsModule } from '../workspace/code-edge.ts';
import type { ModuleUse } from '../workspace/code-parts.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Link, type UseCycle, useCycles, wayRound } from '../workspace/use-cycles.ts';
import type { Finding, Related, Severity, WorkspaceCheck } from './check.ts';
import { needsScripts } from './failing-uses.ts';
import { guardStatement } from './guard-statement.ts';
import { loosenDependency } from './loosen-dependency.ts';

export const useCycle: WorkspaceCheck = {
  code: 'use-cycle',
  scope: 'workspace',
  doc: `Modules have to be loaded one before the other in a circle, not by their dependencies alone.

What counts is what they declare and what their Lua uses of each other while a module is loaded: when its scripts are run, and
in what \`@onLoad\` calls. No order suits all of them: one finds the other missing or empty, and fails, whatever the client loads
first. What is used later is no part of it, nor what is tested for (\`if modules.x then\`).

Open the circle at one place: use the other module only once it is needed, test for it, or load it later (\`load-later\`).`,
  *run(snapshot) {
    for (const cycle of cyclesOf(snapshot)) {
      const severity = severityOf(cycle, snapshot);
      const told = new Set<string>();
      for (const link of cycle.own) {
        for (const place of placesOf(link, snapshot)) {
          const key = `${place.path}:${place.span.start}`;
          // A script that two modules run stands in one place.
          if (told.has(key) || told.size === MOST) continue;
          told.add(key);
          yield { ...finding(link, place, cycle, snapshot), severity };
        }
        yield;
      }
    }
  },
};

/** More places of one circle help nobody. */
const MOST = 200;

/** The circles of a client folder, as long as neither its graph nor its code changes; by its table of names. */
const latest = new WeakMap<Snapshot['names'], Pick<Snapshot, 'graph' | 'code'> & { cycles: readonly UseCycle[] }>();

function cyclesOf(snapshot: Snapshot): readonly UseCycle[] {
  const { names, graph, code } = snapshot;
  const known = latest.get(names);
  if (known?.graph === graph && known.code === code) return known.cycles;
  const cycles = useCycles(snapshot, edge => edge.uses.some(use => fails(use, edge, snapshot)));
  latest.set(names, { graph, code, cycles });
  return cycles;
}

/** Whether a use fails unless the other module was loaded before: one that waits for its user is there, and empty. */
function fails(use: ModuleUse, { from, to }: CodeEdge, snapshot: Snapshot): boolean {
  if (!needsModule(use) || snapshot.lua(use.path)?.isStale || snapshot.code.mayLoad(to)) return false;
  return !snapshot.graph.reaches(to, from) || needsScripts(use, snapshot);
}

function severityOf({ names }: UseCycle, { boot, graph, sealed }: Snapshot): Severity {
  if (sealed.length > 0) return 'information';
  const isTried = names.every(name => {
    const [file] = graph.filesOf(name);
    const record = boot.recordOf(file);
    return boot.numberOf(file) !== undefined || (record !== undefined && boot.failures.has(record));
  });
  return isTried ? 'error' : 'warning';
}

interface Place {
  readonly path: string;
  readonly span: Span;
  readonly use: ModuleUse | undefined;
}

function placesOf(link: Link, snapshot: Snapshot): readonly Place[] {
  if (link.kind === 'declared') return [{ path: link.edge.from.path, span: link.edge.mention.span, use: undefined }];
  return link.edge.uses
    .filter(use => fails(use, link.edge, snapshot))
    .map(use => ({ path: use.path, span: use.moduleSpan, use }));
}

function finding(link: Link, { path, span, use }: Place, cycle: UseCycle, snapshot: Snapshot) {
  const { names } = cycle;
  const round = names.length > LARGEST ? [] : [link, ...wayRound(cycle, link.to, link.from)];
  const others = round.length > 0 ? round.slice(1) : cycle.own.filter(it => it !== link);
  const way = round.length > 0 && round.length <= 8 ? ` (${[link.from, ...round.map(it => it.to)].join(' → ')})` : '';
  const who = names.length > 4 ? `${names.length} modules` : listing(names.map(name => `"${name}"`));
  const isHalf = use !== undefined && snapshot.graph.reaches(link.to, link.from);
  return {
    path,
    span,
    message: `${who} need each other to be loaded first${way}: no order suits all of them.`,
    related: others.slice(0, 20).map(it => relatedOf(it, snapshot)),
    fixes: () =>
      link.kind === 'declared' ? loosenDependency(link.edge) : use ? guardStatement(use, isHalf, snapshot) : [],
  } satisfies Omit<Finding, 'severity'> & { path: string };
}

/** In larger groups nobody asks for the way from each place round. */
const LARGEST = 64;

function relatedOf(link: Link, snapshot: Snapshot): Related {
  const [{ path, span, use }] = placesOf(link, snapshot);
  const { from, to } = link;
  const when = use?.when === 'init' ? 'in "@onLoad"' : 'while it loads';
  return { path, span, message: use ? `"${from}" uses "${to}" ${when}` : `"${from}" needs "${to}"` };
}
