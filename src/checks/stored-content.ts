import type { NameTable } from '../base/name-table.ts';
import { pushTo } from '../base/push-to.ts';
import { changedFiles } from '../versions/proposal.ts';
import { filesOf, type WorkspaceModule, workspaceModule } from '../versions/workspace-module.ts';
import type { Candidate, Candidates } from '../workspace/candidate.ts';
import type { TextChanges } from '../workspace/file-texts.ts';
import type { Folder } from '../workspace/file-tree.ts';
import { folderPath } from '../workspace/manifest-paths.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** A module that states the version of a stored one and has other files, with their paths. */
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
  /** The files that all was last looked at with; undefined while that is not finished. */
  tree: Folder | undefined;
  changes: TextChanges;
  /** Those that differ, by name. */
  readonly differing: Map<string, StoredTwin>;
  /** The names of those that were looked at, by folder. */
  readonly folders: Map<string, string>;
}

/** Each client folder has one table of names for as long as it lives. */
const keptOf = new WeakMap<NameTable, Kept>();

/** How many modules are looked at without a rest. */
const TOGETHER = 50;

/**
 * The modules whose version is stored with other texts, by name, each the same object as long as nothing in its folder changes;
 * undefined is a rest. All are looked at only where files come or go or other versions are on offer.
 */
export function* storedTwins(snapshot: Snapshot): Generator<StoredTwin | undefined> {
  const kept = keptOf.get(snapshot.names) ?? nothingKept(snapshot);
  keptOf.set(snapshot.names, kept);
  kept.now = snapshot;
  const { candidates, tree, changes } = snapshot;
  const goesOn = kept.candidates === candidates && kept.tree === tree && kept.changes.paths === changes.paths;
  const names = goesOn ? changedNames(kept, snapshot) : undefined;
  if (!names) {
    if (kept.candidates !== candidates) kept.stored = storedByName(candidates);
    kept.candidates = candidates;
    kept.tree = undefined;
    kept.folders.clear();
    for (const name of kept.differing.keys()) if (!kept.stored.has(name)) kept.differing.delete(name);
  }
  let count = 0;
  for (const name of names ?? kept.stored.keys()) {
    look(name, kept, snapshot);
    if (++count % TOGETHER === 0) yield undefined;
  }
  kept.tree = tree;
  kept.changes = changes;
  for (const name of [...kept.differing.keys()].sort()) yield kept.differing.get(name);
}

function nothingKept(now: Snapshot): Kept {
  const none = { paths: [], count: 0 };
  const maps = { stored: new Map(), differing: new Map(), folders: new Map() };
  return { now, candidates: undefined, tree: undefined, changes: none, ...maps };
}

function storedByName({ all }: Candidates): ReadonlyMap<string, readonly Candidate[]> {
  const stored = new Map<string, Candidate[]>();
  for (const each of all) if (each.origin.kind === 'store' && each.texts) pushTo(stored, each.name, each);
  return stored;
}

/** The names of stored modules in whose folders a text has changed, those that manifests state now too. */
function changedNames({ changes, folders, stored }: Kept, snapshot: Snapshot): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (name: string | undefined) => {
    if (name !== undefined && stored.has(name)) names.add(name);
  };
  for (const path of new Set(snapshot.changes.paths.slice(changes.count, snapshot.changes.count))) {
    for (let folder = folderPath(path); folder !== ''; folder = folderPath(folder)) add(folders.get(folder));
    add(snapshot.manifest(path)?.manifest.name?.value);
    add(snapshot.advanced.get(path)?.manifest.name?.value);
  }
  return names;
}

/** Holds one module against its stored version, and notes what differs. */
function look(name: string, kept: Kept, snapshot: Snapshot): void {
  const known = kept.differing.get(name);
  kept.differing.delete(name);
  const module = workspaceModule(snapshot, name);
  if (module) kept.folders.set(module.folder, name);
  const present = module?.version;
  const candidate = present && kept.stored.get(name)?.find(it => it.version?.compare(present) === 0);
  const files = candidate ? differingFiles(module, candidate, snapshot) : [];
  if (!candidate || files.length === 0) return;
  const { plain, advanced } = module;
  const isSame =
    known?.candidate === candidate &&
    known.module.plain === plain &&
    known.module.advanced === advanced &&
    known.files.join() === files.join();
  kept.differing.set(name, isSame ? known : { module, candidate, files, now: () => kept.now });
}

/** Files whose text only one side has read count as the same: pictures, sounds, what is too large. */
function differingFiles(module: WorkspaceModule, candidate: Candidate, snapshot: Snapshot): readonly string[] {
  const own = filesOf(module, snapshot).map(
    path => [path, { text: snapshot.text(`${module.folder}/${path}`) }] as const,
  );
  const other = candidate.files.filter(isLooked).map(path => [path, { text: candidate.texts?.get(path) }] as const);
  return changedFiles(new Map(own), new Map(other), (a, b) => {
    return a.text === undefined || b.text === undefined || a.text === b.text;
  });
}

/** Whether a client folder is read down to a file. */
function isLooked(path: string): boolean {
  return !path.split('/').includes('node_modules');
}
