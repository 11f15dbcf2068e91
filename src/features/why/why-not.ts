import type { Stepwise } from '../../base/stepwise.ts';
import type { Version } from '../../base/version.ts';
import type { ToldLine } from '../../resolve/conflict.ts';
import type { Fix } from '../../resolve/fix.ts';
import { forced } from '../../resolve/force.ts';
import { Resolver } from '../../resolve/resolver.ts';
import { versionOf } from '../../workspace/advanced-names.ts';
import type { CandidateOrigin } from '../../workspace/candidate.ts';
import type { LinePlace } from '../../workspace/lower-candidate.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { type Moved, movedBetween } from './moved.ts';
import { versionsInUse } from './versions-in-use.ts';

/** Why a version of a module is not chosen, or what would come of it. */
export type WhyNot =
  /** It is the one that is chosen. */
  | { readonly kind: 'chosen' }
  | { readonly kind: 'not-on-offer'; readonly offered: readonly Version[] }
  /** It is on offer, for other client engines. */
  | { readonly kind: 'other-engine' }
  /** Lines that cannot hold with it, of which none can be left out; `reason` where it is another module that is wanting. */
  | {
      readonly kind: 'impossible';
      readonly told: readonly ToldLine<LinePlace>[];
      readonly reason: string | undefined;
      /** Changes of one or more lines with which it is possible, each tried. */
      readonly fixes: readonly string[];
    }
  /** Nothing suits all now, but that has nothing to do with this version. */
  | { readonly kind: 'elsewhere'; readonly reasons: readonly string[] }
  | {
      readonly kind: 'possible';
      readonly moved: readonly Moved[];
      /** Modules that would need each other in a circle. */
      readonly circles: readonly (readonly string[])[];
    };

/** How many fixes are looked for. */
const BUDGET = { attempts: 60, fixes: 4 };

/** Answers by resolving the workspace once more with the version asked for. */
export function* whyNot(snapshot: Snapshot, name: string, version: Version): Stepwise<WhyNot> {
  const resolved = yield* snapshot.resolved();
  const { universe, resolution } = resolved;
  const { inUse, offered } = versionsInUse(resolved);
  if (resolution.isSatisfied && inUse.get(name)?.version.raw === version.raw) return { kind: 'chosen' };
  const there = forced(universe, name, version, nowhere);
  if (!there) {
    // What is on offer and yet not to be chosen is meant for others.
    const isElsewhere = snapshot.candidates.all.some(it => it.name === name && it.version?.raw === version.raw);
    if (isElsewhere) return { kind: 'other-engine' };
    const known = offered(name).map(it => it.version);
    if (known.length > 0) return { kind: 'not-on-offer', offered: known };
    // A module in which no version has a say is there as it is.
    const named = snapshot.advancedNames().get(name);
    const own = named && versionOf(named);
    return own?.raw === version.raw ? { kind: 'chosen' } : { kind: 'not-on-offer', offered: own ? [own] : [] };
  }
  const resolver = new Resolver<LinePlace, CandidateOrigin>();
  const after = yield* resolver.resolve(there.universe);
  if (after.isSatisfied) {
    const circles = after.circular.map(it => it.modules);
    return { kind: 'possible', moved: movedBetween(resolution.modules, after.modules), circles };
  }
  const isForced = (line: ToldLine<LinePlace>) => line.lines.some(it => it.constraint === there.line);
  const own = after.conflicts.find(it => it.told.some(isForced));
  if (!own) return { kind: 'elsewhere', reasons: after.conflicts.map(it => it.reason) };
  const isAboutOther = own.kind !== 'conflict' && own.module !== name && own.module !== there.line.name;
  const fixes = yield* resolver.fixes(there.universe, own, BUDGET);
  const possible = fixes.filter(fix => !fix.edits.some(it => it.lines.some(line => line.constraint === there.line)));
  return {
    kind: 'impossible',
    told: own.told.filter(it => !isForced(it)),
    reason: isAboutOther ? own.reason : undefined,
    fixes: possible.map(fixWords),
  };
}

/** A module that is asked for because it lies in the workspace is no line that somebody could drop. */
function fixWords({ edits, title }: Fix<LinePlace, CandidateOrigin>): string {
  const [{ lines }] = edits;
  return edits.length === 1 && lines[0].module === undefined ? `do without ${lines[0].constraint.name}` : title;
}

const nowhere: LinePlace = {
  origin: { kind: 'workspace', folder: '' },
  path: '',
  span: { start: 0, end: 0 },
  text: '',
  requirement: undefined,
};
