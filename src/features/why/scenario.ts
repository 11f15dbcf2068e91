import { ok, type Result, refused } from '../../base/result.ts';
import { parseRange, type Version } from '../../base/version.ts';
import { removeEntry } from '../../checks/advanced-text.ts';
import type { Edit } from '../../checks/check.ts';
import { addItem, addKey, isKept, readKeys, removeItem, writeValue } from '../../checks/manifest-text.ts';
import { quoted } from '../../checks/names.ts';
import { writeRequirement } from '../../checks/write-requirement.ts';
import { type RequirementKey, requirementKeys } from '../../manifest/advanced-manifest.ts';
import { writtenItem } from '../../manifest/otml-text.ts';
import { type WorkspaceModule, workspaceModule } from '../../versions/workspace-module.ts';
import { LOCK_FILE, printLock, readLock } from '../../workspace/lock.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { Draft } from './draft.ts';

/** A change of one module that somebody wonders about. */
export type Change =
  /** It asks for another one in a range: the range is changed, or the line added. */
  | {
      readonly kind: 'require';
      readonly module: string;
      readonly list: RequirementKey;
      readonly name: string;
      readonly range: string;
    }
  /** It asks for another one no more, in none of its lists. */
  | { readonly kind: 'release'; readonly module: string; readonly name: string }
  /** The lock chooses this version of it. */
  | { readonly kind: 'pick'; readonly module: string; readonly version: Version }
  | { readonly kind: 'disable'; readonly module: string }
  /** Its folder goes. */
  | { readonly kind: 'remove'; readonly module: string };

/** Changes as they would be written. */
export interface Scenario {
  readonly edits: readonly Edit[];
  /** Folders that go, below the client folder. */
  readonly removed: readonly string[];
}

/** What changes, made one after the other, come to in files; refused, as a sentence, where one of them cannot be made. */
export function scenarioOf(changes: readonly Change[], snapshot: Snapshot): Result<Scenario> {
  const draft = new Draft(snapshot);
  const removed: string[] = [];
  for (const change of changes) {
    const made = change.kind === 'remove' ? remove(change.module, removed, snapshot) : make(change, draft);
    if (!made.ok) return made;
  }
  const isLeft = (edit: Edit) => edit.kind === 'rename' || !removed.some(folder => edit.path.startsWith(`${folder}/`));
  return ok({ edits: draft.edits().filter(isLeft), removed });
}

type Made = Result<undefined>;
const made: Made = ok(undefined);

function make(change: Exclude<Change, { readonly kind: 'remove' }>, draft: Draft): Made {
  if (change.kind === 'pick') return pick(change.module, change.version, draft);
  const module = workspaceModule(draft.snapshot, change.module);
  if (!module) return refused(`There is no module ${quoted(change.module)} with a folder of its own.`);
  switch (change.kind) {
    case 'require':
      return require(module, change, draft);
    case 'release':
      return release(module, change.name, draft);
    case 'disable':
      return disable(module, draft);
  }
}

function require(
  module: WorkspaceModule,
  { list, name, range }: Extract<Change, { readonly kind: 'require' }>,
  draft: Draft,
): Made {
  if (!parseRange(range)) return refused(`${quoted(range)} is no range of versions.`);
  if (name.trim() === '' || name === module.name) return refused('A module asks for other modules, by their names.');
  const plain = module.plain && draft.plain(module.plain);
  const isNew = plain && !plain.manifest.dependencies.some(it => it.value === name);
  const inPlain = list === 'dependencies' && isNew && draft.snapshot.graph.has(name);
  if (module.advanced) {
    const edit = writeRequirement(draft.advanced(module.advanced), list, name, range);
    if (!edit.ok) return edit;
    draft.change(module.advanced.path, [edit.value]);
    // A client loads before what the .otmod says, and nothing else.
    return inPlain ? addPlain(module, name, draft) : made;
  }
  if (list !== 'dependencies' || range.trim() !== '*')
    return refused(`${module.name} has no advanced manifest (.otmod.jsonc), in which alone that can be said.`);
  return isNew ? addPlain(module, name, draft) : refused(`${module.name} needs ${name} already.`);
}

function addPlain({ plain, name: own }: WorkspaceModule, name: string, draft: Draft): Made {
  const edit = plain && writtenItem(name) !== undefined ? addItem(draft.plain(plain), 'dependencies', name) : undefined;
  if (!plain || !edit) return refused(`${quoted(name)} cannot be added to the dependencies of ${own}.`);
  draft.change(plain.path, [edit]);
  return made;
}

function release({ name: own, plain, advanced }: WorkspaceModule, name: string, draft: Draft): Made {
  let count = 0;
  for (const key of requirementKeys) {
    for (;;) {
      const file = advanced && draft.advanced(advanced);
      const entry = file?.manifest[key].find(it => it.name === name);
      if (!file || !entry) break;
      draft.change(file.path, removeEntry(file.path, file.manifest, entry.span));
      if (++count > MOST_ALIKE) return refused(`${file.path} cannot be changed; mend it first.`);
    }
  }
  for (;;) {
    const file = plain && draft.plain(plain);
    const item = file?.manifest.dependencies.find(it => it.value === name);
    if (!file || !item) break;
    draft.change(file.path, [removeItem(file, item.span)]);
    if (++count > MOST_ALIKE) return refused(`${file.path} cannot be changed; mend it first.`);
  }
  return count > 0 ? made : refused(`${own} does not ask for ${quoted(name)}.`);
}

/** A text in which so many items of one name are left is not understood. */
const MOST_ALIKE = 100;

function disable({ name, plain: file }: WorkspaceModule, draft: Draft): Made {
  if (!file) return refused(`${name} has no .otmod that could say so; it can be removed.`);
  const plain = draft.plain(file);
  const own = readKeys(plain.manifest).find(it => it.field.key === 'enabled' && isKept(plain.manifest, it.declaration));
  const edit = own ? writeValue(plain, own.declaration, 'false') : addKey(plain, 'enabled', 'false');
  if (!edit || plain.manifest.failure) return refused(`${file.path} cannot be read by the client; mend it first.`);
  draft.change(file.path, [edit]);
  return made;
}

function pick(name: string, version: Version, draft: Draft): Made {
  const { snapshot } = draft;
  const isOwn = workspaceModule(snapshot, name)?.version?.raw === version.raw;
  if (!isOwn && !snapshot.candidates.all.some(it => it.name === name && it.version?.raw === version.raw))
    return refused(`${name} ${version.raw} is not on offer.`);
  const text = draft.text(LOCK_FILE);
  const lock = text === undefined ? undefined : readLock(text);
  if (lock && lock.problems.length > 0) return refused(`${LOCK_FILE} cannot be read: ${lock.problems[0].message}`);
  draft.put(LOCK_FILE, printLock(new Map([...(lock?.versions ?? []), [name, version]])));
  return made;
}

function remove(name: string, removed: string[], snapshot: Snapshot): Made {
  const module = workspaceModule(snapshot, name);
  if (!module) return refused(`There is no module ${quoted(name)} with a folder of its own.`);
  removed.push(module.folder);
  return made;
}
