import { counted } from '../base/text.ts';
import type { LinePlace } from '../workspace/lower-candidate.ts';
import type { WorkspaceConflict, WorkspaceFix } from '../workspace/resolved.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { WorkspaceUniverse } from '../workspace/universe-of.ts';
import { reasonOf } from './conflict-words.ts';
import { shownPlace, toldLines, type WorkspaceLine } from './line-places.ts';
import { outcome } from './resolution-fixes.ts';

/** So many places are named of lines of one module that say the same. */
const MOST_PLACES = 3;

/**
 * A conflict as a block of lines for a person: why, each line that takes part with its place, and the ways out where they are
 * known.
 */
export function conflictBlock(
  conflict: WorkspaceConflict,
  fixes: readonly WorkspaceFix[] | undefined,
  { locked }: WorkspaceUniverse,
  snapshot: Snapshot,
): readonly string[] {
  const told = toldLines(conflict);
  const places = told.map(({ lines }) => placesOf(lines));
  const width = Math.max(0, ...told.map(it => it.text.length));
  const count = told.reduce((sum, it) => sum + it.lines.length, 0);
  return [
    `CONFLICT  ${reasonOf(conflict, snapshot)}  [${counted(count, 'line')}, minimal]`,
    ...told.flatMap(({ text }, i) => {
      const [first = '', ...more] = places[i];
      const rest = more.map(it => `  ${''.padEnd(width)}  ${it}`);
      return [`  ${text.padEnd(width)}  ${first}`.trimEnd(), ...rest];
    }),
    ...(fixes && fixes.length > 0 ? ['Verified fixes:'] : []),
    ...(fixes ?? []).map((it, i) => `  ${i + 1}. ${fixLine(it, locked)}`),
  ];
}

/** A way out in one line: `hud: "physics": "^2.0.0" → "^3.0.0" ⇒ physics 3.0.0, nothing else moves`. */
export function fixLine(fix: WorkspaceFix, locked: WorkspaceUniverse['locked']): string {
  const edits = fix.edits.map(({ lines: [{ module, constraint }], range }) => {
    // The folder asks for all its modules: not to ask for one is to take it away.
    if (module === undefined) return `leave ${constraint.name} out`;
    if (range === undefined) return `${module}: without "${constraint.name}"`;
    return `${module}: "${constraint.name}": "${constraint.text}" → "${range}"`;
  });
  return `${edits.join(', ')} ⇒ ${outcome(fix, locked)}`;
}

function placesOf(lines: readonly WorkspaceLine[]): readonly string[] {
  const shown = lines.map(shownPlace).filter(it => it !== '');
  const more = shown.length - MOST_PLACES;
  return more > 0 ? [...shown.slice(0, MOST_PLACES), `and ${counted(more, 'more place')}`] : shown;
}

/** The conflicts of which a line stands at an offset of a manifest of the workspace. */
export function conflictsAt(
  conflicts: readonly WorkspaceConflict[],
  path: string,
  offset: number,
): readonly WorkspaceConflict[] {
  const isAt = ({ origin, path: own, span }: LinePlace) =>
    origin.kind === 'workspace' && own === path && span.start <= offset && offset <= span.end;
  return conflicts.filter(it => it.core.some(line => line.module !== undefined && isAt(line.constraint.place)));
}
