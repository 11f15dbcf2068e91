import type { Span } from '../base/span.ts';
import { parseVersion, type Version } from '../base/version.ts';
import { parseJson } from '../syntax/json/parse.ts';
import type { JsonDocument } from '../syntax/json/tree.ts';
import type { Snapshot } from './snapshot.ts';

/** The file that says which versions were chosen, directly in the client folder. */
export const LOCK_FILE = 'otmodules.lock';

/** A lock as it is written: each module with the version that was chosen. */
export interface Lock {
  readonly document: JsonDocument;
  readonly versions: ReadonlyMap<string, Version>;
  /** Where each of them stands, name and all. */
  readonly places: ReadonlyMap<string, Span>;
  readonly problems: readonly { readonly span: Span; readonly message: string }[];
}

/** Reads a lock; what cannot be read in it is a problem and locks nothing. Never throws. */
export function readLock(text: string): Lock {
  const document = parseJson(text);
  const problems = [...document.problems];
  const versions = new Map<string, Version>();
  const places = new Map<string, Span>();
  const { root } = document;
  const modules = root?.kind === 'object' ? root.properties.find(it => it.key === 'modules')?.value : undefined;
  if (modules?.kind !== 'object') {
    if (problems.length === 0)
      problems.push({ span: root?.span ?? { start: 0, end: 0 }, message: 'It has no "modules".' });
    return { document, versions, places, problems };
  }
  for (const { key, span, value } of modules.properties) {
    const version = value?.kind === 'string' ? parseVersion(value.value) : undefined;
    if (version) {
      versions.set(key, version);
      places.set(key, span);
    } else problems.push({ span, message: `${JSON.stringify(key)} has no version that can be read.` });
  }
  return { document, versions, places, problems };
}

/** The lock of a client folder; undefined where it has none. */
export function lockOf({ text }: Pick<Snapshot, 'text'>): Lock | undefined {
  const own = text(LOCK_FILE);
  if (own === undefined) return undefined;
  if (latest?.document.text !== own) latest = readLock(own);
  return latest;
}

/** Several ask for the same one after each change. */
let latest: Lock | undefined;

/** The versions that the lock of a client folder prefers. */
export function lockedVersions(snapshot: Pick<Snapshot, 'text'>): Lock['versions'] {
  return lockOf(snapshot)?.versions ?? none;
}

const none: Lock['versions'] = new Map();

/** A lock as text: sorted by name, the same for the same versions. */
export function printLock(versions: ReadonlyMap<string, Version>): string {
  const sorted = [...versions].sort(([a], [b]) => (a < b ? -1 : 1));
  const modules = Object.fromEntries(sorted.map(([name, version]) => [name, version.raw]));
  return `${JSON.stringify({ modules }, undefined, 2)}\n`;
}
