import type { NameTable } from '../base/name-table.ts';
import { pushTo } from '../base/push-to.ts';
import { changedFiles } from '../versions/proposal.ts';
import { filesOf, type WorkspaceModule, workspaceModule } from '../versions/workspace-module.ts';
import type { Candidate, Candidates } from '../workspace/candidate.ts';
import type { Folder } from '../workspace/file-tree.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** A module that states the version of a stored one, and the paths of the files that are not the same in both. */
export interface StoredTwin {
  readonly module: WorkspaceModule;
  readonly candidate: Candidate;
  readonly files: readonly string[];
  /** The snapshot of the moment, for whoever keeps this. */
  readonly now: () => Snapshot;
}

/** What is kept of a client folder from one snapshot to the next. */
interface Kept {
  now: Snapshot;
  candidates: Candidates | undefined;
  stored: ReadonlyMap<string, readonly Candidate[]>;
  readonly twins: Map<string, KeptTwin>;
}

interface KeptTwin {
  readonly twin: StoredTwin;
  readonly tree: Folder;
  /** The texts that were compared, by their paths below the client folder. */
  readonly texts: readonly (readonly [path: string, text: string | undefined])[];
}

/** Each client folder has one table of names for as long as it lives. */
const keptOf = new WeakMap<NameTable, Kept>();

/** How many modules are looked at without a rest. */
const TOGETHER = 200;

/**
 * The modules whose version is stored with the texts of its files, the same object as long as nothing in their folders changes;
 * undefined is a rest.
 */
export function* storedTwins(snapshot: Snapshot): Generator<StoredTwin | undefined> {
  const { candidates, names } = snapshot;
  const kept: Kept = keptOf.get(names) ?? { now: snapshot, candidates: undefined, stored: new Map(), twins: new Map() };
  keptOf.set(names, kept);
  kept.now = snapshot;
  if (kept.candidates !== candidates) {
    kept.candidates = candidates;
    kept.stored = storedByName(candidates);
    kept.twins.clear();
  }
  let count = 0;
  for (const [name, stored] of kept.stored) {
    if (++count % TOGETHER === 0) yield undefined;
    const module = workspaceModule(snapshot, name);
    const present = module?.version;
    const candidate = present && stored.find(it => it.version?.compare(present) === 0);
    if (!module || !candidate) {
      kept.twins.delete(name);
      continue;
    }
    const known = kept.twins.get(name);
    const same = known && isSame(known, module, candidate, snapshot);
    const own = same ? known : compared(module, candidate, snapshot, () => kept.now);
    kept.twins.set(name, own);
    yield own.twin;
  }
}

function storedByName({ all }: Candidates): ReadonlyMap<string, readonly Candidate[]> {
  const stored = new Map<string, Candidate[]>();
  for (const each of all) if (each.origin.kind === 'store' && each.texts) pushTo(stored, each.name, each);
  return stored;
}

function isSame(
  { twin, tree, texts }: KeptTwin,
  module: WorkspaceModule,
  candidate: Candidate,
  now: Snapshot,
): boolean {
  const { plain, advanced } = twin.module;
  if (twin.candidate !== candidate || tree !== now.tree) return false;
  if (plain !== module.plain || advanced !== module.advanced) return false;
  return texts.every(([path, text]) => now.text(path) === text);
}

/** Files whose text only one side has read count as the same: pictures, sounds, what is too large. */
function compared(module: WorkspaceModule, candidate: Candidate, snapshot: Snapshot, now: () => Snapshot): KeptTwin {
  const paths = filesOf(module, snapshot);
  const place = (path: string) => `${module.folder}/${path}`;
  const own = new Map(paths.map(path => [path, snapshot.text(place(path))]));
  const other = new Map(candidate.files.filter(isLooked).map(path => [path, candidate.texts?.get(path)]));
  const content = (texts: ReadonlyMap<string, string | undefined>) =>
    new Map([...texts].map(([path, text]) => [path, { text }]));
  const files = changedFiles(content(own), content(other), (a, b) => {
    return a.text === undefined || b.text === undefined || a.text === b.text;
  });
  const texts = paths.map(path => [place(path), own.get(path)] as const);
  return { twin: { module, candidate, files, now }, tree: snapshot.tree, texts };
}

/** Whether a client folder is read down to a file. */
function isLooked(path: string): boolean {
  return !path.split('/').includes('node_modules');
}
