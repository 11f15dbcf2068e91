import type { Stepwise } from '../../base/stepwise.ts';
import { counted } from '../../base/text.ts';
import { saying } from '../../resolve/conflict-words.ts';
import { isWithin } from '../../resolve/version-sets.ts';
import { LOCK_FILE, lockOf } from '../../workspace/lock.ts';
import type { LoweredCandidate } from '../../workspace/lower-candidate.ts';
import type { Resolved } from '../../workspace/resolved.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { type PageLine, type ToldPlace, toldPlace } from './page.ts';
import { linePlace, originWords, toldLines } from './told-lines.ts';
import { hasVersions, type LineInUse, versionsInUse } from './versions-in-use.ts';
import { whyNot } from './why-not.ts';
import { type Asker, type WhyTree, whyTree } from './why-tree.ts';

/** Which version of a module is used, who asks for which, and what decides. */
export interface VersionReasons {
  /** Undefined where no version of it is used. */
  readonly version: string | undefined;
  readonly from: string | undefined;
  /** Whether anything suits all; where nothing does, `version` is the one that would be chosen first. */
  readonly isSettled: boolean;
  /** Highest first. */
  readonly offered: readonly string[];
  /** What decides, as lines of a page. */
  readonly decision: readonly PageLine[];
  /** Every line that asks for it, with those who ask for the module of the line. */
  readonly askers: WhyTree;
}

/** So many other versions are gone into. */
const MOST_PASSED = 5;

/** Undefined where no version has a say in the module. */
export function* versionReasons(snapshot: Snapshot, name: string): Stepwise<VersionReasons | undefined> {
  if (!hasVersions(snapshot)) return undefined;
  const resolved = yield* snapshot.resolved();
  const { inUse, offered, asked } = versionsInUse(resolved);
  const own = inUse.get(name);
  const all = offered(name);
  if (all.length === 0) return undefined;
  const { isSatisfied } = resolved.resolution;
  return {
    version: own?.version.raw,
    from: own && originWords(own.origin),
    isSettled: isSatisfied,
    offered: all.map(it => it.version.raw),
    decision: isSatisfied ? yield* decided(name, resolved, snapshot) : unsettled(name, resolved),
    askers: yield* whyTree(name, it => asked(it).map(line => askerOf(line, it))),
  };
}

/** `hud 2.1.0 needs physics ^2.0.0`, and where. */
export function askerOf({ by, version, line }: LineInUse, asked: string): Asker {
  const place = linePlace(line.place);
  if (by === undefined) return { by, text: `${asked} is asked for, since it lies in the workspace`, place };
  return { by, text: `${by} ${version?.raw} ${saying(line)}`, place };
}

function* decided(name: string, resolved: Resolved, snapshot: Snapshot): Stepwise<readonly PageLine[]> {
  const { inUse, offered, asked } = versionsInUse(resolved);
  const own = inUse.get(name);
  const all = offered(name);
  if (!own) return [{ depth: 0, text: 'It is not used: nothing asks for it.' }];
  if (all.length === 1) return [{ depth: 0, text: `${own.version.raw} is the only version on offer.` }];
  const locked = resolved.universe.locked?.get(name)?.raw;
  const lock = lockPlace(name, snapshot);
  const isLocked = own.version.raw === locked;
  const lines: PageLine[] = [];
  if (isLocked && lock) lines.push({ depth: 0, text: `${LOCK_FILE} chooses ${own.version.raw}.`, place: lock });
  else if (isLocked) lines.push({ depth: 0, text: 'What lies in the workspace comes before all other versions.' });
  else lines.push({ depth: 0, text: `${own.version.raw} is the highest version that suits all.` });
  const higher = all.slice(0, all.indexOf(own));
  const others = all.filter(it => it !== own && (higher.includes(it) || it.version.raw === locked));
  for (const other of others.slice(0, MOST_PASSED)) {
    const against = asked(name).filter(it => isAgainst(it, other, name));
    const title = other.version.raw === locked ? `${other.version.raw}, ${lockedWords(lock)},` : other.version.raw;
    if (against.length > 0) {
      lines.push({ depth: 0, text: `${title} is excluded:` });
      for (const it of against) lines.push({ ...askerOf(it, name), depth: 1 });
    } else if (isLocked) lines.push({ depth: 0, text: `${title} would suit the lines that ask for ${name}.` });
    else lines.push({ depth: 0, text: `${title} is excluded:` }, ...(yield* excluded(name, other, snapshot)));
  }
  if (others.length > MOST_PASSED)
    lines.push({ depth: 0, text: `and ${counted(others.length - MOST_PASSED, 'more version')}` });
  return lines;
}

function lockedWords(lock: ToldPlace | undefined): string {
  return lock ? `which ${LOCK_FILE} chooses` : 'which lies in the workspace';
}

/** What stands against a version that no line in use excludes by itself. */
function* excluded(name: string, { version }: LoweredCandidate, snapshot: Snapshot): Stepwise<readonly PageLine[]> {
  const why = yield* whyNot(snapshot, name, version);
  return why.kind === 'impossible' ? why.told.flatMap(it => toldLines(it, 1)) : [];
}

/** Whether a line cannot hold with a version of a module. */
function isAgainst({ by, line }: LineInUse, { version, provides = [] }: LoweredCandidate, name: string): boolean {
  if (by === name) return false;
  const isIn = line.name === name && isWithin(version, line.range);
  const isProvided = provides.some(it => it.name === line.name && isWithin(it.version, line.range));
  return (isIn || isProvided) === (line.kind === 'conflict');
}

function unsettled(name: string, { resolution }: Resolved): readonly PageLine[] {
  const own = resolution.conflicts.filter(it => it.core.some(({ constraint }) => constraint.name === name));
  if (own.length === 0)
    return [
      { depth: 0, text: `No versions suit each other: ${resolution.error}. That has nothing to do with ${name}.` },
    ];
  return own.flatMap(it => [{ depth: 0, text: it.reason }, ...it.told.flatMap(line => toldLines(line, 1))]);
}

function lockPlace(name: string, snapshot: Snapshot): ToldPlace | undefined {
  const lock = lockOf(snapshot);
  const place = lock?.places.get(name);
  return lock && place && toldPlace(LOCK_FILE, lock.document.text, place);
}
