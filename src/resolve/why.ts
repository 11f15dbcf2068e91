import { pushTo } from '../base/push-to.ts';
import type { Line } from './conflict.ts';
import type { Resolution } from './resolution.ts';
import type { Candidate, Constraint, Universe } from './universe.ts';
import { isWithin } from './version-sets.ts';

/** Why a module is among what was chosen, and why in this version. */
export interface Why<P, O> {
  readonly chosen: Candidate<P, O>;
  /** The shortest chain of lines from the root to the module: each names the module that states the next one. */
  readonly chain: readonly Line<P>[];
  /** Every line that asks something of the module, those of the root first, then by name of module. */
  readonly asked: readonly Line<P>[];
  /** Higher versions, highest first, with the lines of `asked` that they do not suit; none where something else stands against it. */
  readonly higher: readonly { readonly candidate: Candidate<P, O>; readonly unsuited: readonly Line<P>[] }[];
}

/** Why a module was chosen; undefined where it was not. */
export function why<P, O>(
  { root, offers }: Universe<P, O>,
  { modules }: Resolution<P, O>,
  name: string,
): Why<P, O> | undefined {
  const chosen = modules.get(name);
  if (!chosen) return undefined;
  const lines = statedLines(root, modules);
  const asked = lines.filter(it => it.module !== name && isNamedBy(it.constraint, name, chosen));
  const above = (offers.find(it => it.name === name)?.candidates ?? []).filter(
    it => it.version.compare(chosen.version) > 0,
  );
  return {
    chosen,
    chain: chainTo(name, lines, modules),
    asked,
    higher: [...above]
      .sort((a, b) => b.version.compare(a.version))
      .map(candidate => ({ candidate, unsuited: asked.filter(it => !suits(it.constraint, name, candidate)) })),
  };
}

/** The shortest chain of lines by which one chosen module needs another one; undefined where it does not. */
export function pathBetween<P, O>(
  { modules }: Resolution<P, O>,
  from: string,
  to: string,
): readonly Line<P>[] | undefined {
  const lines = statedLines([], modules).filter(it => it.constraint.kind !== 'conflict');
  return shortest(from, to, lines, modules);
}

function chainTo<P, O>(
  name: string,
  lines: readonly Line<P>[],
  modules: Resolution<P, O>['modules'],
): readonly Line<P>[] {
  const needs = lines.filter(({ constraint: { kind } }) => kind === 'dependency' || kind === 'runtime');
  return shortest(undefined, name, needs, modules) ?? [];
}

/** Breadth first, lines in their order; `undefined` is the root. */
function shortest<P>(
  from: string | undefined,
  to: string,
  lines: readonly Line<P>[],
  modules: ReadonlyMap<string, Candidate<P, unknown>>,
): readonly Line<P>[] | undefined {
  const byModule = new Map<string | undefined, Line<P>[]>();
  for (const line of lines) pushTo(byModule, line.module, line);
  const providers = providersOf(modules);
  const ways = new Map<string | undefined, { readonly line: Line<P>; readonly before: string | undefined }>();
  const queue: (string | undefined)[] = [from];
  for (const at of queue) {
    for (const line of byModule.get(at) ?? []) {
      for (const target of targetsOf(line.constraint, modules, providers)) {
        if (target === from || ways.has(target)) continue;
        ways.set(target, { line, before: at });
        queue.push(target);
      }
    }
    if (ways.has(to)) break;
  }
  const chain: Line<P>[] = [];
  for (let at: string | undefined = to; at !== from; ) {
    const way = ways.get(at);
    if (!way) return undefined;
    chain.unshift(way.line);
    at = way.before;
  }
  return chain;
}

/** The lines of the root and of everything that was chosen. */
function statedLines<P>(
  root: readonly Constraint<P>[],
  modules: ReadonlyMap<string, Candidate<P, unknown>>,
): readonly Line<P>[] {
  const lines: Line<P>[] = root.map(constraint => ({ module: undefined, version: undefined, constraint }));
  for (const [module, { version, constraints }] of modules) {
    for (const constraint of constraints) lines.push({ module, version, constraint });
  }
  return lines;
}

function providersOf(
  modules: ReadonlyMap<string, Candidate<unknown, unknown>>,
): ReadonlyMap<string, readonly string[]> {
  const providers = new Map<string, string[]>();
  for (const [module, { provides }] of modules) {
    for (const { name } of provides ?? []) pushTo(providers, name, module);
  }
  return providers;
}

/** The chosen modules that a line is about. */
function targetsOf(
  constraint: Constraint<unknown>,
  modules: ReadonlyMap<string, Candidate<unknown, unknown>>,
  providers: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const named = [constraint.name, ...(providers.get(constraint.name) ?? [])];
  return named.filter(it => {
    const chosen = modules.get(it);
    return chosen !== undefined && suits(constraint, it, chosen);
  });
}

function isNamedBy({ name }: Constraint<unknown>, module: string, candidate: Candidate<unknown, unknown>): boolean {
  return name === module || (candidate.provides?.some(it => it.name === name) ?? false);
}

/** Whether a candidate of a module is what a line asks for, or, for a conflict, not what it rules out. */
function suits(
  { kind, name, range }: Constraint<unknown>,
  module: string,
  candidate: Candidate<unknown, unknown>,
): boolean {
  const isOwn = name === module && isWithin(candidate.version, range);
  const isIn = isOwn || (candidate.provides?.some(it => it.name === name && isWithin(it.version, range)) ?? false);
  return kind === 'conflict' ? !isIn : isIn;
}
