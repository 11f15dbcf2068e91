import type { NameTable } from '../base/name-table.ts';
import { compareVersions, type Version } from '../base/version.ts';
import { LOCK_FILE, type Lock, lockOf } from '../workspace/lock.ts';
import { changedNames, ownVersion } from '../workspace/module-offers.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { removeEntry } from './advanced-text.ts';
import { type Diagnostic, perhaps, replace, type WorkspaceCheck } from './check.ts';
import { quoted } from './names.ts';

const code = 'locked-version';

export const lockedVersion: WorkspaceCheck = {
  code: 'locked-version',
  scope: 'workspace',
  doc: `The lock \`otmodules.lock\` names a version that is not on offer.

Neither the workspace nor a version store nor the repository has it, so another one is chosen. \`otmod resolve --write-lock\` writes
what is chosen now; \`otmod resolve --frozen\` fails until then.`,
  run(snapshot) {
    const lock = lockOf(snapshot);
    if (!lock || lock.versions.size === 0) return [];
    const before = latest.get(snapshot.names);
    const findings = (before && patched(before, lock, snapshot)) ?? allFindings(lock, snapshot);
    latest.set(snapshot.names, { lock, of: snapshot, findings });
    return findings.values();
  },
};

/** What was found the last time, by module, and what that follows from. */
interface Latest {
  readonly lock: Lock;
  readonly of: Snapshot;
  readonly findings: ReadonlyMap<string, Diagnostic>;
}

const latest = new WeakMap<NameTable, Latest>();

/** Looks again only at modules whose manifests have changed; undefined where more than texts has. */
function patched({ lock: known, of, findings: before }: Latest, lock: Lock, snapshot: Snapshot) {
  const changed = known === lock ? changedNames(of, snapshot) : undefined;
  if (!changed) return undefined;
  const own = changed.filter(it => lock.versions.has(it));
  if (own.length === 0) return before;
  const findings = new Map(before);
  for (const name of own) {
    const finding = findingOf(name, lock, snapshot, storedVersions(snapshot));
    if (finding) findings.set(name, finding);
    else findings.delete(name);
  }
  return findings;
}

function allFindings(lock: Lock, snapshot: Snapshot): Latest['findings'] {
  const stored = storedVersions(snapshot);
  const findings = new Map<string, Diagnostic>();
  for (const name of lock.versions.keys()) {
    const finding = findingOf(name, lock, snapshot, stored);
    if (finding) findings.set(name, finding);
    if (findings.size === MOST) break;
  }
  return findings;
}

/** More findings of one code in one file help nobody. */
const MOST = 100;

function storedVersions({ candidates }: Snapshot): ReadonlyMap<string, readonly Version[]> {
  const stored = new Map<string, Version[]>();
  for (const { name, version } of candidates.all) {
    const known = stored.get(name);
    if (version && known) known.push(version);
    else if (version) stored.set(name, [version]);
  }
  return stored;
}

function findingOf(
  name: string,
  lock: Lock,
  snapshot: Snapshot,
  stored: ReadonlyMap<string, readonly Version[]>,
): Diagnostic | undefined {
  const [version, span] = [lock.versions.get(name), lock.places.get(name)];
  if (!version || !span) return undefined;
  const own = ownVersion(snapshot, name);
  const offered = [...(own ? [own] : []), ...(stored.get(name) ?? [])];
  if (offered.some(it => compareVersions(it, version) === 0)) return undefined;
  const [other] = offered;
  const only = other ? `, but ${other.raw}${offered.length > 1 ? ' and others are' : ' is'}` : ', and no other one is';
  const edits = removeEntry(LOCK_FILE, lock, span);
  return {
    code,
    path: LOCK_FILE,
    span,
    severity: 'warning',
    message: `${quoted(name)} ${version.raw} is not on offer${only}.`,
    fixes: () => [
      ...(other
        ? [
            perhaps(
              `Lock ${quoted(name)} to ${other.raw}`,
              replace(LOCK_FILE, span, `${JSON.stringify(name)}: ${JSON.stringify(other.raw)}`),
            ),
          ]
        : []),
      perhaps(`Take ${quoted(name)} out of the lock`, ...edits),
    ],
  };
}
