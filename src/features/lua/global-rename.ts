import { ok, type Result, refused } from '../../base/result.ts';
import type { Stepwise } from '../../base/stepwise.ts';
import { listing } from '../../base/text.ts';
import type { Edit } from '../../checks/check.ts';
import { quoted } from '../../checks/names.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { Rename } from '../rename.ts';
import { capture } from './capture.ts';
import type { GlobalHere } from './global-at.ts';
import { makersOf } from './global-at.ts';
import {
  newGlobalProblem,
  otherGlobalProblem,
  ownProblem,
  placesProblem,
  renamingGlobalProblem,
  widgetProblem,
} from './global-name.ts';
import { type GlobalPlaces, globalPlaces } from './global-places.ts';
import { placesIn } from './global-references.ts';
import { escapedName } from './member-name.ts';
import { advancedWarnings } from './member-rename.ts';

/** The name of a global as it is to be edited; or why it cannot be renamed, as a sentence. */
export function prepareGlobalRename(snapshot: Snapshot, { name, span }: GlobalHere): Result<GlobalHere> {
  const problem = renamingGlobalProblem(snapshot, name);
  return problem === undefined ? ok({ span, name }) : refused(problem);
}

/**
 * Renames a global that a module makes for all, wherever it is named: bare, behind `_G` and behind modules. Refused where
 * anything would mean something else afterwards, or where that cannot be told.
 */
export function* renameGlobal(
  snapshot: Snapshot,
  path: string,
  here: GlobalHere,
  newName: string,
): Stepwise<Result<Rename>> {
  const { name } = here;
  const problem =
    renamingGlobalProblem(snapshot, name) ??
    newGlobalProblem(snapshot, name, newName) ??
    (yield* escapedName(snapshot, name, () => true)) ??
    (yield* widgetProblem(snapshot, name));
  if (problem !== undefined) return refused(problem);
  const places = yield* globalPlaces(name, snapshot);
  const unknown = placesProblem(snapshot, name, places);
  if (unknown !== undefined) return refused(unknown);
  yield;
  const other =
    ownProblem(snapshot, newName, places) ??
    otherGlobalProblem(snapshot, newName, yield* globalPlaces(newName, snapshot)) ??
    (yield* captured(places, name, newName, snapshot));
  if (other !== undefined) return refused(other);
  const all = placesIn(places);
  yield;
  const edits = all.map((it): Edit => ({ kind: 'replace', ...it, text: newName }));
  if (!edits.some(it => it.kind === 'replace' && it.path === path && it.span.start === here.span.start))
    return refused('It is not sure that this place means that global: rename it where it is made.');
  return ok({ edits, warnings: warnings(places, name, snapshot) });
}

/** Why a bare name would mean a local variable afterwards, a part at a step. */
function* captured(
  { parts }: GlobalPlaces,
  name: string,
  newName: string,
  snapshot: Snapshot,
): Stepwise<string | undefined> {
  for (const { region, bare } of parts) {
    const problem = bare.length > 0 ? capture({ region, places: bare }, name, newName, snapshot) : undefined;
    if (problem !== undefined) return problem;
    yield;
  }
  return undefined;
}

function warnings({ parts, foreign }: GlobalPlaces, name: string, snapshot: Snapshot): readonly string[] {
  const loose = new Set(parts.filter(it => it.environment.isLoose && it.bare.length > 0).map(it => it.region.path));
  const makers = makersOf(name, snapshot.code);
  return [
    ...(loose.size > 0 ? [`No module runs ${few([...loose])}, where it is renamed too.`] : []),
    ...(foreign.length > 0 ? [`No module runs ${few(foreign)}, where it is not renamed.`] : []),
    ...makers.flatMap(it => advancedWarnings(it, name, snapshot)),
  ];
}

const FEW = 3;

function few(paths: readonly string[]): string {
  const more = paths.length > FEW ? [`${paths.length - FEW} more`] : [];
  return listing([...paths.slice(0, FEW).map(quoted), ...more]);
}
