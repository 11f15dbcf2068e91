import type { Stepwise } from '../../base/stepwise.ts';
import type { Version } from '../../base/version.ts';
import { versionOf } from '../../workspace/advanced-names.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { originWords } from './told-lines.ts';
import { versionsInUse } from './versions-in-use.ts';

/** A version of a module that could be chosen. */
export interface OfferedVersion {
  readonly version: Version;
  /** Where it comes from, in a few words. */
  readonly from: string;
  readonly isChosen: boolean;
}

/** The versions of a module that are on offer, highest first. */
export function* offeredVersions(snapshot: Snapshot, name: string): Stepwise<readonly OfferedVersion[]> {
  const resolved = yield* snapshot.resolved();
  const { inUse, offered } = versionsInUse(resolved);
  const chosen = resolved.resolution.isSatisfied ? inUse.get(name) : undefined;
  const all = offered(name).map(it => ({
    version: it.version,
    from: originWords(it.origin),
    isChosen: it.version.raw === chosen?.version.raw,
  }));
  if (all.length > 0) return all;
  const named = snapshot.advancedNames().get(name);
  const own = named && versionOf(named);
  return own ? [{ version: own, from: 'in the workspace', isChosen: true }] : [];
}
