import type { Stepwise } from '../../base/stepwise.ts';
import { listing } from '../../base/text.ts';
import { quoted } from '../../checks/names.ts';
import { isStandardName } from '../../syntax/lua/standard-names.ts';
import type { CodeIndex } from '../../workspace/code-index.ts';
import { nativeOf } from '../../workspace/natives.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { placeWords } from '../place-words.ts';
import { whoseMember } from './environments.ts';
import { makersOf } from './global-at.ts';
import type { GlobalPlaces, Unsure } from './global-places.ts';
import { placesIn } from './global-references.ts';
import { isLuaName } from './key-written.ts';
import { placeNow } from './member-definitions.ts';

/** Why a global cannot be renamed at all, as a sentence; undefined where it can. */
export function renamingGlobalProblem({ code, engine }: Snapshot, name: string): string | undefined {
  if (isNative(name, code)) return `${quoted(name)} is made by Lua or by the client itself.`;
  if (engine.asksFor.includes(name)) return `The client itself asks for the global ${quoted(name)}.`;
  const makers = makersOf(name, code);
  if (makers.length > 1) return `Several modules make it: ${listing(makers.map(quoted))}.`;
  return makers.length === 0 ? `No module makes a global ${quoted(name)}.` : undefined;
}

/** Why a global cannot get a name, as a sentence; undefined where nobody makes something of that name for all. */
export function newGlobalProblem(snapshot: Snapshot, name: string, newName: string): string | undefined {
  const { code, engine } = snapshot;
  if (newName === name) return 'That is its name already.';
  if (!isLuaName(newName)) return `${quoted(newName)} is no name in Lua.`;
  if (isNative(newName, code) || engine.asksFor.includes(newName))
    return `${quoted(newName)} is made by Lua or by the client itself.`;
  const made = code.globals.get(newName)?.find(it => !it.isNil);
  if (!made) return undefined;
  const place = placeWords(snapshot)({ path: made.path, span: placeNow(made, snapshot) });
  return `${quoted(newName)} is a global of all modules, made in ${place}.`;
}

/** Why not all that names a global can be changed, as a sentence. */
export function placesProblem(
  snapshot: Snapshot,
  name: string,
  { parts, unread, unsure }: GlobalPlaces,
): string | undefined {
  const [broken] = unread;
  if (broken) return `${quoted(broken.path)} names it, but cannot be read as it is now.`;
  const [first] = unsure;
  if (first) return `${placeWords(snapshot)(first.place)} ${unsureWords(first.why, name)}`;
  const makers = new Set(makersOf(name, snapshot.code));
  const other = parts.find(({ isMade, environment, region }) => {
    const own = environment.modules.map(it => it.name);
    return isMade && !makers.has(region.path) && !own.some(it => makers.has(it));
  });
  return other && `${quoted(other.region.path)} makes it too.`;
}

/** Why the new name is not free, although nothing makes it for all: something asks for it and would find the global. */
export function otherGlobalProblem(snapshot: Snapshot, newName: string, there: GlobalPlaces): string | undefined {
  const [place = there.unsure[0]?.place] = placesIn(there);
  return place && `${placeWords(snapshot)(place)} uses a global ${quoted(newName)} and would find it.`;
}

/** Why a module's own value would be meant by the new name where the global is meant now, as a sentence. */
export function ownProblem(snapshot: Snapshot, newName: string, { parts }: GlobalPlaces): string | undefined {
  const { code } = snapshot;
  for (const { region, environment, bare, through } of parts) {
    const own = environment.modules.find(
      it => it.sandboxed && (it.members.has(newName) || code.given.get(it.name)?.has(newName)),
    );
    if (own && bare.length > 0)
      return `${placeWords(snapshot)({ path: region.path, span: bare[0] })} would then mean ${quoted(newName)} of ${quoted(own.name)} itself.`;
    const other = through.find(it => whoseMember(newName, it, code) !== 'global');
    if (other !== undefined) return `${quoted(other)} has a member ${quoted(newName)} of its own.`;
  }
  return undefined;
}

/** A file of widgets that has the name for a style: of such a name the client makes widgets of the class, as a sentence. */
export function* widgetProblem(snapshot: Snapshot, name: string): Stepwise<string | undefined> {
  const style = name.startsWith('UI') ? new RegExp(`^ *(?:[^\\n:]*<)? *${name} *\\r?$`, 'm') : undefined;
  const named = new RegExp(`^ *__class *: *"?${name}"? *\\r?$`, 'm');
  let count = 0;
  for (const path of snapshot.paths()) {
    if (count++ % TOGETHER === 0) yield;
    const text = path.endsWith('.otui') ? (snapshot.text(path) ?? '') : '';
    if (!text.includes(name)) continue;
    const at = style?.exec(text) ?? named.exec(text);
    if (!at) continue;
    const place = { path, span: { start: at.index, end: at.index } };
    return `${placeWords(snapshot)(place)} makes widgets of the class ${quoted(name)}.`;
  }
  return undefined;
}

function unsureWords(why: Unsure['why'], name: string): string {
  switch (why) {
    case 'text':
      return `names ${quoted(name)} in a string, which cannot be followed.`;
    case 'module':
      return `means the global ${quoted(name)} or a value that its module makes of it.`;
    case 'environment':
      return `gives the file another environment, in which ${quoted(name)} may be something else.`;
  }
}

/** How many files are looked at without a rest. */
const TOGETHER = 100;

function isNative(name: string, { natives }: CodeIndex): boolean {
  return isStandardName(name) || name.startsWith('g_') || name === 'modules' || nativeOf(natives, name) !== undefined;
}
