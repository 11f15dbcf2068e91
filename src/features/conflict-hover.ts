import { finish } from '../base/stepwise.ts';
import { conflictBlock, conflictsAt } from '../checks/conflict-block.ts';
import { isToldElsewhere } from '../checks/conflict-words.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { textBlock } from './markdown.ts';

/**
 * The conflicts that the line at an offset takes part in, each as a block, with the ways out as far as somebody has asked for
 * them already: to work them out takes too long here.
 */
export function conflictsHover(snapshot: Snapshot, path: string, offset: number): readonly string[] {
  // Where nothing states a version, there is nothing to fight about.
  if (snapshot.advanced.size === 0) return [];
  const { universe, resolution, knownFixes } = finish(snapshot.resolved());
  const found = conflictsAt(resolution.conflicts, path, offset).filter(it => !isToldElsewhere(it, snapshot));
  return found.map(it => textBlock(conflictBlock(it, knownFixes(it), universe, snapshot)));
}
