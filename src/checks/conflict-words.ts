import type { AdvancedFile } from '../workspace/advanced-files.ts';
import { isMeantFor } from '../workspace/lower-candidate.ts';
import type { WorkspaceConflict } from '../workspace/resolved.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { isHere, toldLines } from './line-places.ts';
import { mayBeSealed } from './sealed-names.ts';

/** A conflict in one or two sentences. */
export function conflictSentence(conflict: WorkspaceConflict, snapshot: Snapshot): string {
  const told = toldLines(conflict).filter(it => it.lines.some(line => line.module !== undefined));
  const lines = conflict.kind === 'conflict' || told.length > 1 ? told.map(it => it.text) : [];
  const reason = reasonOf(conflict, snapshot);
  return lines.length === 0 ? `${reason}.` : `${reason}. ${lines.join('; ')}.`;
}

/** Why nothing suits all; a module that is there for others alone is not said to be none. */
export function reasonOf({ kind, module, reason }: WorkspaceConflict, snapshot: Snapshot): string {
  if (kind !== 'no-module' || !isMeantForOthers(module, snapshot)) return reason;
  return `${module}: none of its versions is meant for ${snapshot.engine.title}`;
}

/** Whether another check marks the cause of a conflict: a name that nothing has, a range that cannot be read. */
export function isToldElsewhere(conflict: WorkspaceConflict, snapshot: Snapshot): boolean {
  const { kind, module, core } = conflict;
  if (core.some(it => it.constraint.range === 'none' && isHere(it))) return true;
  if (kind !== 'no-module' || isMeantForOthers(module, snapshot)) return false;
  // It lies where nobody looks, or in the shadow of another one.
  if (snapshot.advancedNames().has(module)) return true;
  const asking = core.filter(it => it.constraint.name === module && it.module !== undefined);
  return mayBeSealed(module, snapshot) || asking.some(isHere);
}

/** Whether something has or provides that name, though not for this client. */
function isMeantForOthers(name: string, { candidates, advancedNames, engine }: Snapshot): boolean {
  const { advanced = [], providers = [] } = advancedNames().get(name) ?? {};
  const isForOthers = (it: AdvancedFile) => it.place !== 'astray' && !isMeantFor({ advanced: it }, engine.id);
  return (
    [...advanced, ...providers].some(isForOthers) ||
    candidates.all.some(it => it.name === name && !isMeantFor(it, engine.id))
  );
}
