import { moduleAt } from '../../versions/workspace-module.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { type Named, namedAt } from '../named-at.ts';

/** The module that a person means at an offset of a file: the one that is named there, else the one that the file belongs to. */
export function moduleAsked(snapshot: Snapshot, path: string, offset: number | undefined): string | undefined {
  const named = offset === undefined ? undefined : namedAt(snapshot, path, offset);
  return named?.kind === 'module' ? named.name : moduleAt(snapshot, path)?.name;
}

/** The module that is named at an offset of a file, where there is such a module. */
export function moduleNamedAt(
  snapshot: Snapshot,
  path: string,
  offset: number,
): Extract<Named, { readonly kind: 'module' }> | undefined {
  const named = namedAt(snapshot, path, offset);
  return named?.kind === 'module' && snapshot.advancedNames().has(named.name) ? named : undefined;
}

/** Every module that there is, in the workspace or on offer elsewhere, those of the workspace first. */
export function modulesKnown(snapshot: Snapshot): readonly string[] {
  return [...new Set([...snapshot.advancedNames().all(), ...snapshot.candidates.all.map(it => it.name)])];
}
