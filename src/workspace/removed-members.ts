import type { LuaFacts } from '../syntax/lua/facts.ts';
import type { CodeIndex } from './code-index.ts';
import type { UnsavedLua } from './lua-files.ts';
import { memberOf } from './member.ts';
import type { ModuleCode } from './module-code.ts';
import type { Snapshot } from './snapshot.ts';

/** A member of a module that a file on disk makes and that an editor took out of it; nobody else makes it. */
export interface RemovedMember {
  readonly code: ModuleCode;
  readonly name: string;
  readonly file: UnsavedLua;
  /** What the editor shows. */
  readonly now: LuaFacts;
}

/** The members that unsaved edits remove, file by file in the order in which they stood there. */
export function* removedMembers(code: CodeIndex, { unsavedLua, lua }: Snapshot): Iterable<RemovedMember> {
  for (const file of unsavedLua()) {
    const { path, saved } = file;
    const now = lua(path);
    if (!now || !saved.isRead || saved.isStale) continue;
    const kept = new Set(memberNames(now));
    const gone = memberNames(saved).filter(name => !kept.has(name));
    for (const owner of gone.length > 0 ? code.ownersOf(path) : []) {
      for (const name of gone) {
        const { kind } = memberOf(code, owner.name, name);
        if (kind === 'missing' || kind === 'local') yield { code: owner, name, file, now };
      }
    }
  }
}

/** What a file gives a value in the environment of its module, in the order of the text, each name once. */
export function memberNames({ definitions }: LuaFacts): readonly string[] {
  const made = definitions.filter(it => it.into === 'environment' && it.owner === undefined && !it.isNil);
  return [...new Set(made.map(it => it.name))];
}
