import type { Stepwise } from '../../base/stepwise.ts';
import { quoted } from '../../checks/names.ts';
import { hasWord } from '../../syntax/lua/has-word.ts';
import { isStandardName } from '../../syntax/lua/standard-names.ts';
import { memberOf } from '../../workspace/member.ts';
import type { ModuleCode } from '../../workspace/module-code.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { placeWords } from '../place-words.ts';
import { isLuaName } from './key-written.ts';
import { makerOf, placeNow } from './member-definitions.ts';
import type { MemberPlaces } from './member-references.ts';

/** Why a member cannot be renamed at all, as a sentence; undefined where it can. */
export function renamingMemberProblem(snapshot: Snapshot, module: string, name: string): string | undefined {
  const { code } = snapshot;
  const own = code.modules.get(module);
  if (!own) return `No module is called ${quoted(module)}.`;
  if (isNative(name)) return `${quoted(name)} is made by Lua or by the client itself.`;
  const unseen = unseenPart(own, snapshot);
  if (unseen !== undefined) return unseen;
  const made = [...(own.members.get(name) ?? []), ...(code.given.get(module)?.get(name) ?? [])].filter(it => !it.isNil);
  const shared = code.globals.get(name)?.find(it => !it.isNil);
  if (shared)
    return `${quoted(name)} is a global of all modules, made in ${placeWords(snapshot)({ path: shared.path, span: placeNow(shared, snapshot) })}: others may use it by its bare name.`;
  if (made.length === 0) {
    return memberOf(code, module, name).kind === 'local'
      ? `${quoted(name)} is a local variable of ${quoted(module)}, and no member.`
      : `Nothing gives ${quoted(module)} a member ${quoted(name)}.`;
  }
  const makers = new Set(made.map(it => makerOf(it, code)));
  if (makers.size > 1) return `Several modules make it: ${[...makers].map(quoted).join(', ')}.`;
  for (const { path } of own.scripts) {
    const others = code.ownersOf(path).filter(it => it !== own);
    if (others.length > 0 && snapshot.text(path)?.includes(name))
      return `${quoted(path)} is run by ${quoted(others[0].name)} as well.`;
  }
  return undefined;
}

/** Why a member cannot get a name, as a sentence; undefined where it can. */
export function newMemberProblem(
  snapshot: Snapshot,
  module: string,
  name: string,
  newName: string,
): string | undefined {
  if (newName === name) return 'That is its name already.';
  if (!isLuaName(newName)) return `${quoted(newName)} is no name in Lua.`;
  if (isNative(newName)) return `${quoted(newName)} is made by Lua or by the client itself.`;
  const member = memberOf(snapshot.code, module, newName);
  if (!('definitions' in member)) return undefined;
  const made = member.definitions.find(it => !it.isNil) ?? member.definitions[0];
  const place = placeWords(snapshot)({ path: made.path, span: placeNow(made, snapshot) });
  return member.kind === 'global'
    ? `${quoted(newName)} is a global of all modules, made in ${place}.`
    : `${quoted(module)} has a member ${quoted(newName)} already, made in ${place}.`;
}

/** Why the new name is not free, although nothing makes it: something asks for it and would find the member. */
export function otherProblem(
  snapshot: Snapshot,
  module: string,
  newName: string,
  { uses, own }: MemberPlaces,
): string | undefined {
  const tell = placeWords(snapshot);
  const [use] = uses;
  if (use) return `${tell(use)} asks for "modules.${module}.${newName}" and would find it.`;
  const [bare] = own;
  return (
    bare &&
    `${tell({ path: bare.region.path, span: bare.places[0] })} uses a global ${quoted(newName)} and would find it.`
  );
}

/** A handler or chunk whose Lua is not written as the client reads it, and that may name the member, as a sentence. */
export function escapedLua(snapshot: Snapshot, module: string, name: string): Stepwise<string | undefined> {
  const folders = snapshot.graph.filesOf(module).map(it => it.path.slice(0, it.path.lastIndexOf('/') + 1));
  return escapedName(snapshot, name, (path, line) => line.includes(module) || folders.some(it => path.startsWith(it)));
}

/** The same for a name that is meant in the lines of a file for which `isMeant` holds. */
export function* escapedName(
  snapshot: Snapshot,
  name: string,
  isMeant: (path: string, line: string) => boolean,
): Stepwise<string | undefined> {
  let count = 0;
  for (const path of snapshot.paths()) {
    if (count++ % TOGETHER === 0) yield;
    if (!path.endsWith('.otui') && !path.endsWith('.otmod')) continue;
    const text = snapshot.text(path) ?? '';
    if (!text.includes('\\') || !text.includes(name)) continue;
    for (const [line, key] of text.matchAll(/^ *([@!&][^\s:]*) *: *"[^\n]*\\[^\n]*/gm)) {
      if (hasWord(line, name) && isMeant(path, line))
        return `${quoted(key)} in ${quoted(path)} is quoted with escapes and cannot be changed.`;
    }
  }
  return undefined;
}

/** How many files are looked at without a rest. */
const TOGETHER = 100;

function unseenPart(own: ModuleCode, { code, lua }: Snapshot): string | undefined {
  const [gap] = own.gaps;
  const stale = own.scripts.find(it => lua(it.path)?.isStale);
  const path = gap?.path ?? stale?.path;
  if (gap?.kind === 'missing')
    return `The script ${quoted(gap.path)} of ${quoted(own.name)} is missing: it may use it.`;
  if (gap?.kind === 'dynamic')
    return `${quoted(gap.path)} makes names in ways that cannot be followed: not all of ${quoted(own.name)} can be seen.`;
  if (path !== undefined) return `${quoted(path)} cannot be read as it is now.`;
  return code.givenUnseen.has(own.name)
    ? `Members of ${quoted(own.name)} are made under names that are worked out: not all can be seen.`
    : undefined;
}

function isNative(name: string): boolean {
  return isStandardName(name) || name.startsWith('g_');
}
