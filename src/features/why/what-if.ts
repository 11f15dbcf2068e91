import { span } from '../../base/span.ts';
import type { Stepwise } from '../../base/stepwise.ts';
import { type Diagnostic, replace } from '../../checks/check.ts';
import type { Diagnostics } from '../../checks/diagnostics-by-path.ts';
import { CheckRunner } from '../../checks/run-checks.ts';
import { Suppressor } from '../../checks/suppress.ts';
import type { ClientSettings } from '../../workspace/client-settings.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { hypothetical } from '../hypothetical.ts';
import { type Moved, movedBetween } from './moved.ts';
import { orderText } from './order-text.ts';
import type { Scenario } from './scenario.ts';
import { hasVersions } from './versions-in-use.ts';

/** A client folder at one moment, with what was found in it. */
interface Moment {
  readonly snapshot: Snapshot;
  readonly diagnostics: Diagnostics;
}

/** One side of a comparison. */
export interface Side {
  readonly snapshot: Snapshot;
  /** The modules in the order in which the client loads them. */
  readonly order: readonly string[];
  /** What is found on this side alone, by path and place. */
  readonly problems: readonly Diagnostic[];
  /** Why no versions suit each other; undefined where some do, or none has a say. */
  readonly conflict: string | undefined;
  /** All of that as lines, to be held against the other side. */
  readonly text: string;
}

/** What changes come to. */
export interface Consequences {
  readonly before: Side;
  readonly after: Side;
  /** Modules of which another version is chosen. */
  readonly moved: readonly Moved[];
}

/** What is asked for beside the changes. */
export interface WhatIfOptions {
  readonly settings: ClientSettings;
  /** Whether findings of a code count. */
  readonly isOn: (code: string) => boolean;
}

/** What changes would come to; nothing is changed. In steps, any number of which may be the last. */
export function* whatIf(moment: Moment, { edits, removed }: Scenario, options: WhatIfOptions): Stepwise<Consequences> {
  const isGone = (path: string) => removed.some(folder => path.startsWith(`${folder}/`));
  const snapshot = yield* hypothetical(moment.snapshot, edits, options.settings, isGone);
  return yield* compared(moment, yield* lookedAt(snapshot), options);
}

/** What the unsaved texts of the editor change in what is on disk; undefined where all is saved. */
export function* whatIfSaved(moment: Moment, options: WhatIfOptions): Stepwise<Consequences | undefined> {
  const { snapshot } = moment;
  const edits = [...snapshot.unsaved()].map(([path, saved]) =>
    replace(path, span(0, snapshot.text(path)?.length ?? 0), saved),
  );
  if (edits.length === 0) return undefined;
  const saved = yield* hypothetical(snapshot, edits, options.settings);
  return yield* compared(yield* lookedAt(saved), moment, options);
}

function* lookedAt(snapshot: Snapshot): Stepwise<Moment> {
  const found = yield* new CheckRunner().run(snapshot);
  return { snapshot, diagnostics: yield* new Suppressor().apply(found, snapshot) };
}

function* compared(before: Moment, after: Moment, { isOn }: WhatIfOptions): Stepwise<Consequences> {
  const [old, now] = [problemsOf(before, isOn), problemsOf(after, isOn)];
  yield;
  return {
    before: yield* sideOf(before.snapshot, without(old, now)),
    after: yield* sideOf(after.snapshot, without(now, old)),
    moved: yield* moved(before.snapshot, after.snapshot),
  };
}

function* sideOf(snapshot: Snapshot, problems: readonly Diagnostic[]): Stepwise<Side> {
  const { boot } = snapshot;
  const resolved = hasVersions(snapshot) ? yield* snapshot.resolved() : undefined;
  return {
    snapshot,
    order: Array.from({ length: boot.count }, (_, i) => boot.nameAt(i + 1) ?? ''),
    problems,
    conflict: resolved?.resolution.isSatisfied === false ? resolved.resolution.error : undefined,
    text: yield* orderText(snapshot, problems),
  };
}

function* moved(before: Snapshot, after: Snapshot): Stepwise<readonly Moved[]> {
  if (!hasVersions(before) && !hasVersions(after)) return [];
  const old = yield* before.resolved();
  const now = yield* after.resolved();
  // Where nothing suits all, nothing is chosen.
  if (!old.resolution.isSatisfied || !now.resolution.isSatisfied) return [];
  return movedBetween(old.resolution.modules, now.resolution.modules);
}

function problemsOf({ diagnostics }: Moment, isOn: (code: string) => boolean): readonly Diagnostic[] {
  return [...diagnostics.keys()].sort().flatMap(path => (diagnostics.get(path) ?? []).filter(it => isOn(it.code)));
}

/** Those that are not among others, by what they say: places move with every line above them. */
function without(found: readonly Diagnostic[], others: readonly Diagnostic[]): readonly Diagnostic[] {
  const left = new Map<string, number>();
  for (const it of others) left.set(keyOf(it), (left.get(keyOf(it)) ?? 0) + 1);
  return found.filter(it => {
    const count = left.get(keyOf(it)) ?? 0;
    left.set(keyOf(it), count - 1);
    return count <= 0;
  });
}

function keyOf({ code, path, message }: Diagnostic): string {
  return JSON.stringify([code, path, message]);
}
