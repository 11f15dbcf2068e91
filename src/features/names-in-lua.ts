import type { Result } from '../base/result.ts';
import type { Span } from '../base/span.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { ClientSettings } from '../workspace/client-settings.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { globalAt, makersOf } from './lua/global-at.ts';
import { globalReferences } from './lua/global-references.ts';
import { prepareGlobalRename, renameGlobal } from './lua/global-rename.ts';
import { memberAt } from './lua/member-at.ts';
import { memberReferences } from './lua/member-references.ts';
import { prepareMemberRename, renameMember } from './lua/member-rename.ts';
import { type FilePlace, references } from './references.ts';
import { prepareRename, type Rename, rename } from './rename.ts';

/** Every place that names what the text at an offset names: a global, a member, a module or a file; undefined where it names none. */
export function referencesAt(
  snapshot: Snapshot,
  path: string,
  offset: number,
  includeDeclaration: boolean,
): Stepwise<readonly FilePlace[] | undefined> {
  const global = globalAt(snapshot, path, offset);
  // Where several modules make it, each place means the one of its own module.
  if (global && makersOf(global.name, snapshot.code).length === 1)
    return globalReferences(global.name, includeDeclaration, snapshot);
  const member = memberAt(snapshot, path, offset);
  if (member) return memberReferences(member, includeDeclaration, snapshot);
  return references(snapshot, path, offset, includeDeclaration);
}

/** The name of a global, a member or a module at an offset as it may be renamed; or why not, as a sentence. */
export function prepareRenameAt(
  snapshot: Snapshot,
  path: string,
  offset: number,
): Result<{ readonly span: Span; readonly name: string }> {
  const global = globalAt(snapshot, path, offset);
  if (global) return prepareGlobalRename(snapshot, global);
  const member = memberAt(snapshot, path, offset);
  return member ? prepareMemberRename(snapshot, path, member) : prepareRename(snapshot, path, offset);
}

/** All that renaming it changes; or why it cannot have that name, as a sentence. */
export function renameAt(
  snapshot: Snapshot,
  path: string,
  offset: number,
  newName: string,
  settings: ClientSettings,
): Stepwise<Result<Rename>> {
  const global = globalAt(snapshot, path, offset);
  if (global) return renameGlobal(snapshot, path, global, newName);
  const member = memberAt(snapshot, path, offset);
  if (member) return renameMember(snapshot, path, member, newName);
  return rename(snapshot, path, offset, newName, settings);
}
