import { lazy } from '../base/lazy.ts';
import { pushTo } from '../base/push-to.ts';
import { withRests } from '../base/stepwise.ts';
import type { Candidate } from '../resolve/universe.ts';
import { isWithin } from '../resolve/version-sets.ts';
import type { CandidateOrigin } from '../workspace/candidate.ts';
import { lockedVersions } from '../workspace/lock.ts';
import type { LinePlace, LoweredCandidate, LoweredLine } from '../workspace/lower-candidate.ts';
import type { Resolved } from '../workspace/resolved.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Diagnostic, type Fix, perhaps, type Related, replace, type WorkspaceCheck } from './check.ts';
import { KeptOf } from './kept-of.ts';
import { originWords } from './line-places.ts';
import { quoted } from './names.ts';

const code = 'version-mismatch';

export const versionMismatch: WorkspaceCheck = {
  code: 'version-mismatch',
  scope: 'workspace',
  doc: `An advanced manifest asks for a version of a module that the workspace does not hold.

It is to be had, from a version store or the repository of the workspace, and the module manager takes it from there. Clients know
nothing of stores: they load what lies in the folder, in whichever version. Where only advanced manifests are read, by the module
manager, it is told for information.`,
  *run(snapshot) {
    const resolved = yield* withRests(snapshot.resolved());
    yield* kept.of(snapshot, [resolved], () => [...findings(resolved, snapshot)]);
  },
};

const kept = new KeptOf<readonly Diagnostic[]>();

/** What the workspace holds, by the names that it answers to. */
type Held = ReadonlyMap<string, readonly Stand[]>;

/** A module that stands for a name, in a version; undefined: in any. */
interface Stand {
  readonly module: string;
  readonly candidate: LoweredCandidate;
  readonly version: Candidate<unknown, unknown>['version'] | undefined;
}

function* findings(resolved: Resolved, snapshot: Snapshot): Generator<Diagnostic> {
  const { offers, locked } = resolved.universe;
  const isLocked = lockedVersions(snapshot).size > 0;
  const held = lazy(() => standing(resolved));
  const told = new Set(resolved.resolution.conflicts.flatMap(it => it.core.map(line => line.constraint)));
  for (const { name, candidates } of offers) {
    for (const candidate of candidates) {
      if (candidate.origin.kind !== 'workspace') continue;
      for (const line of candidate.constraints) {
        // Nearly all lines are met by the module of that very name.
        const own = isLocked || line.kind === 'conflict' ? undefined : locked?.get(line.name);
        if (own && isWithin(own, line.range)) continue;
        // An `.otmod` has no words for versions; that a client finds no module is told there.
        if (!line.place.requirement || line.range === 'none' || told.has(line)) continue;
        // No module is in conflict with itself.
        const others = (held().get(line.name) ?? []).filter(it => line.kind !== 'conflict' || it.module !== name);
        if (isHeld(line, others)) continue;
        const finding = findingOf(line, { name, candidate }, others, resolved, snapshot);
        if (finding) yield finding;
      }
    }
  }
}

function standing({ universe }: Resolved): Held {
  const own = universe.offers.flatMap(({ name, candidates }) =>
    candidates.flatMap(candidate => (candidate.origin.kind === 'workspace' ? [{ name, candidate }] : [])),
  );
  const held = new Map<string, Stand[]>();
  for (const { name: module, candidate } of own) {
    pushTo(held, module, { module, candidate, version: candidate.version });
    for (const { name, version } of candidate.provides ?? []) pushTo(held, name, { module, candidate, version });
  }
  return held;
}

/** Whether what the workspace holds of a name is as a line asks for it. */
function isHeld({ kind, range }: LoweredLine, stands: readonly Stand[]): boolean {
  const isMet = stands.some(it => isWithin(it.version, range));
  switch (kind) {
    case 'dependency':
    case 'runtime':
      return isMet;
    case 'optional':
      return isMet || stands.length === 0;
    case 'conflict':
      return !isMet;
  }
}

function findingOf(
  line: LoweredLine,
  asking: { readonly name: string; readonly candidate: LoweredCandidate },
  held: readonly Stand[],
  resolved: Resolved,
  snapshot: Snapshot,
): Diagnostic | undefined {
  const { kind, name, text, place } = line;
  const { path, span } = place;
  const [here] = held;
  const instead = chosenFor(line, asking, resolved);
  if (instead === undefined) return undefined;
  const advanced = snapshot.advanced.get(path);
  const isManaged = here === undefined && advanced?.plain === undefined;
  const lies = kind === 'conflict' ? 'is what may not be there' : `is not in ${text}`;
  const what = here
    ? `The workspace holds ${quoted(here.module)} ${shown(here)}, which ${lies}`
    : `The workspace holds no ${quoted(name)}`;
  const client = here || isManaged ? '' : ' A client without the module manager does not load it.';
  return {
    code,
    path,
    span,
    severity: isManaged ? 'information' : 'warning',
    message: `${what}: ${instead}.${client}`,
    related: here ? relatedTo(here, snapshot) : [],
    fixes: () => fixes(line, here),
  };
}

function shown({ version, candidate }: Stand): string {
  return (version ?? candidate.version).raw;
}

/** What is chosen instead of what the workspace holds, as the end of a sentence; undefined where nothing is. */
function chosenFor(
  line: LoweredLine,
  { name, candidate }: { readonly name: string; readonly candidate: LoweredCandidate },
  { universe, resolution }: Resolved,
): string | undefined {
  const { modules, isSatisfied } = resolution;
  if (!isSatisfied) {
    // Something else stands against all versions; what would do here is known all the same.
    const [best] = universe.offers.flatMap(offer =>
      offer.candidates.flatMap(it => (meets(line, offer.name, it) ? [{ name: offer.name, candidate: it }] : [])),
    );
    return best && line.kind !== 'conflict' ? `${versionWords(best)} would do` : undefined;
  }
  const own = modules.get(name);
  if (own && own.origin !== candidate.origin) {
    return `${versionWords({ name, candidate: own })} is chosen in place of this one, which cannot have it`;
  }
  const other = modules.get(line.name);
  if (line.kind === 'conflict')
    return other ? `${versionWords({ name: line.name, candidate: other })} is chosen` : undefined;
  const found = [...(other ? [[line.name, other] as const] : []), ...modules].find(([module, it]) =>
    meets(line, module, it),
  );
  return found && `${versionWords({ name: found[0], candidate: found[1] })} is chosen`;
}

function meets({ name, range }: LoweredLine, module: string, { version, provides }: LoweredCandidate): boolean {
  if (module === name && isWithin(version, range)) return true;
  return provides?.some(it => it.name === name && isWithin(it.version, range)) ?? false;
}

function versionWords({
  name,
  candidate: { version, origin },
}: {
  readonly name: string;
  readonly candidate: Candidate<LinePlace, CandidateOrigin>;
}): string {
  return `${quoted(name)} ${version.raw} ${originWords(origin)}`;
}

/** Where the workspace states the version that it holds. */
function relatedTo({ module, candidate, version }: Stand, snapshot: Snapshot): readonly Related[] {
  if (candidate.origin.kind !== 'workspace') return [];
  const named = snapshot.advancedNames().get(module);
  const stated = named?.advanced.find(
    it => it.manifest.version && it.path.startsWith(`${candidateFolder(candidate)}/`),
  );
  const message = `${quoted(module)} is ${(version ?? candidate.version).raw}`;
  if (stated?.manifest.version) return [{ message, path: stated.path, span: stated.manifest.version.span }];
  const [plain] = named?.plain ?? [];
  const name = plain?.manifest.name;
  return plain && name ? [{ message, path: plain.path, span: name.span }] : [];
}

function candidateFolder({ origin }: LoweredCandidate): string {
  return origin.kind === 'workspace' ? origin.folder : '';
}

function fixes({ kind, place, name }: LoweredLine, here: Stand | undefined): readonly Fix[] {
  const rangeSpan = place.requirement?.rangeSpan;
  if (!rangeSpan || !here || kind === 'conflict') return [];
  const range = `^${shown(here)}`;
  return [
    perhaps(
      `Ask for ${quoted(name)} ${range}, as the workspace holds it`,
      replace(place.path, rangeSpan, JSON.stringify(range)),
    ),
  ];
}
