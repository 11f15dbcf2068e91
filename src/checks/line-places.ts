import { lineStarts, positionAt } from '../base/text.ts';
import type { Conflict, Line } from '../resolve/conflict.ts';
import type { CandidateOrigin } from '../workspace/candidate.ts';
import type { LinePlace } from '../workspace/lower-candidate.ts';

/** A line of the universe of a workspace. */
export type WorkspaceLine = Line<LinePlace>;

/** Whether a line stands in a manifest of the workspace: there alone something can be marked. */
export function isHere({ constraint }: WorkspaceLine): boolean {
  return constraint.place.origin.kind === 'workspace' && constraint.place.path !== '';
}

/** The path below the client folder of the file in which a line stands; undefined where it lies outside, or in a repository. */
export function pathOfLine({ constraint: { place } }: WorkspaceLine): string | undefined {
  const { origin, path } = place;
  if (path === '') return undefined;
  switch (origin.kind) {
    case 'workspace':
      return path;
    case 'store':
      return isOutside(origin.store) ? undefined : joined(origin.store, origin.folder, path);
    case 'git':
      return undefined;
  }
}

function isOutside(store: string): boolean {
  return /^([/\\]|[a-z]:)/i.test(store) || store.split(/[/\\]/).includes('..');
}

/** Where a line stands, for a person: `modules/hud/hud.otmod.jsonc:14:5`. Empty where it stands nowhere. */
export function shownPlace({ constraint: { place } }: WorkspaceLine): string {
  const { origin, path, span, text } = place;
  if (path === '') return '';
  const { line, character } = positionAt(lineStarts(text), span.start);
  return `${shownPath({ origin, path })}:${line + 1}:${character + 1}`;
}

/** The path of a file with what it lies below, for a person: a store, or a commit. */
export function shownPath({ origin, path }: Pick<LinePlace, 'origin' | 'path'>): string {
  switch (origin.kind) {
    case 'workspace':
      return path;
    case 'store':
      return joined(origin.store, origin.folder, path);
    case 'git':
      return `${origin.ref}:${joined(origin.folder, path)}`;
  }
}

/** Where a version lies, behind its number: `from the version store`. */
export function originWords(origin: CandidateOrigin): string {
  switch (origin.kind) {
    case 'workspace':
      return 'of the workspace';
    case 'store':
      return 'from the version store';
    case 'git':
      return `from git (${origin.ref})`;
  }
}

/** The lines of a core that a person is told: those of the root say only that a module is asked for. */
export function toldLines({ told }: Conflict<LinePlace>): Conflict<LinePlace>['told'] {
  const stated = told.filter(it => it.lines.some(line => line.module !== undefined));
  return stated.length > 0 ? stated : told;
}

function joined(...parts: readonly string[]): string {
  return parts.filter(it => it !== '').join('/');
}
