import { lazy } from '../../base/lazy.ts';
import { pushTo } from '../../base/push-to.ts';
import { compareVersions, type Version } from '../../base/version.ts';
import type { LoweredCandidate, LoweredLine } from '../../workspace/lower-candidate.ts';
import type { Resolved } from '../../workspace/resolved.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** A line of a version in use. */
export interface LineInUse {
  /** Undefined where a module is asked for because it lies in the workspace. */
  readonly by: string | undefined;
  readonly version: Version | undefined;
  readonly line: LoweredLine;
}

/** The versions that a workspace uses, and what they ask of each other. */
export interface VersionsInUse {
  /** By module: what was chosen; where nothing suits all, what would be chosen first. */
  readonly inUse: ReadonlyMap<string, LoweredCandidate>;
  /** What is on offer of a module, highest first; of equal versions the one that comes first. */
  readonly offered: (name: string) => readonly LoweredCandidate[];
  /** Everything that is asked of a module, by its own name or by one that it provides. */
  readonly asked: (name: string) => readonly LineInUse[];
}

/** Whether any version has a say in a workspace; where none does, nothing needs to be resolved. */
export function hasVersions({ advanced, candidates }: Snapshot): boolean {
  return advanced.size > 0 || candidates.all.length > 0;
}

/** Reads what is in use from a resolution; that of the last one is kept. */
export function versionsInUse(resolved: Resolved): VersionsInUse {
  if (latest?.of !== resolved) latest = { of: resolved, versions: read(resolved) };
  return latest.versions;
}

let latest: { readonly of: Resolved; readonly versions: VersionsInUse } | undefined;

function read({ universe, resolution }: Resolved): VersionsInUse {
  const offers = new Map(universe.offers.map(it => [it.name, it]));
  const sorted = new Map<string, readonly LoweredCandidate[]>();
  const offered = (name: string) => {
    const known = sorted.get(name) ?? highestFirst(offers.get(name)?.candidates ?? []);
    sorted.set(name, known);
    return known;
  };
  const firstChoice = (name: string) => {
    const locked = universe.locked?.get(name)?.raw;
    return offered(name).find(it => it.version.raw === locked) ?? offered(name)[0];
  };
  const inUse = resolution.isSatisfied
    ? resolution.modules
    : new Map(universe.offers.map(({ name }) => [name, firstChoice(name)]));
  const index = lazy(() => {
    const lines = new Map<string, LineInUse[]>();
    for (const line of universe.root) pushTo(lines, line.name, { by: undefined, version: undefined, line });
    for (const [by, { version, constraints }] of inUse)
      for (const line of constraints) pushTo(lines, line.name, { by, version, line });
    return lines;
  });
  const asked = (name: string) => {
    const provided = (inUse.get(name)?.provides ?? []).map(it => it.name);
    return [...new Set([name, ...provided])].flatMap(it => index().get(it) ?? []);
  };
  return { inUse, offered, asked };
}

function highestFirst(candidates: readonly LoweredCandidate[]): readonly LoweredCandidate[] {
  const sorted = [...candidates].sort((a, b) => compareVersions(b.version, a.version));
  return sorted.filter((it, i) => sorted[i - 1]?.version.raw !== it.version.raw);
}
