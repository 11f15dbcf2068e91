import { ok, type Result, refused } from '../../base/result.ts';
import type { Span } from '../../base/span.ts';
import type { Stepwise } from '../../base/stepwise.ts';
import type { Edit } from '../../checks/check.ts';
import { quoted } from '../../checks/names.ts';
import { byPlace } from '../../workspace/mention-index.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { Replacement } from '../path-edits.ts';
import { placeWords } from '../place-words.ts';
import type { Rename } from '../rename.ts';
import { capture } from './capture.ts';
import type { MemberHere } from './member-at.ts';
import { escapedLua, newMemberProblem, otherProblem, renamingMemberProblem } from './member-name.ts';
import { memberPlaces } from './member-references.ts';

/** The name of a member as it is to be edited; or why it cannot be renamed, as a sentence. */
export function prepareMemberRename(
  snapshot: Snapshot,
  path: string,
  { module, name, span }: MemberHere,
): Result<{ readonly span: Span; readonly name: string }> {
  const problem = renamingMemberProblem(snapshot, module, name);
  if (problem !== undefined) return refused(problem);
  if (snapshot.text(path)?.slice(span.start, span.end) !== name)
    return refused(`${quoted(name)} is written otherwise here: rename it where it stands as it is.`);
  return ok({ span, name });
}

/**
 * Renames a member of a module where the module makes it, in its own Lua, and wherever others look it up. Refused where
 * anything would mean something else afterwards.
 */
export function* renameMember(
  snapshot: Snapshot,
  path: string,
  member: MemberHere,
  newName: string,
): Stepwise<Result<Rename>> {
  const prepared = prepareMemberRename(snapshot, path, member);
  if (!prepared.ok) return prepared;
  const { module, name } = member;
  const problem = newMemberProblem(snapshot, module, name, newName) ?? (yield* escapedLua(snapshot, module, name));
  if (problem !== undefined) return refused(problem);
  const { uses, own, unread } = yield* memberPlaces(module, name, snapshot);
  const [broken] = unread;
  if (broken !== undefined) return refused(`${quoted(broken)} names it, but cannot be read as it is now.`);
  const there = yield* memberPlaces(module, newName, snapshot);
  const other = otherProblem(snapshot, module, newName, there);
  if (other !== undefined) return refused(other);
  for (const each of own) {
    const captured = capture(each, name, newName, snapshot);
    if (captured !== undefined) return refused(captured);
    yield;
  }
  const replace = (at: string, place: Span): Replacement => ({ kind: 'replace', path: at, span: place, text: newName });
  const all = [
    ...uses.map(it => replace(it.path, it.span)),
    ...own.flatMap(({ region, places }) => places.map(it => replace(region.path, it))),
  ];
  const edits = new Map<string, Edit>(all.sort(byPlace).map(it => [`${it.path}:${it.span.start}`, it]));
  if (!edits.has(`${path}:${member.span.start}`))
    return refused('It is not sure that this place means that member: rename it where it is made.');
  return ok({ edits: [...edits.values()], warnings: warnings(module, name, snapshot) });
}

function warnings(module: string, name: string, snapshot: Snapshot): readonly string[] {
  const { code } = snapshot;
  const tell = placeWords(snapshot);
  const unseen = code.usesOf(module).find(it => it.access === 'index' && it.member === undefined);
  return [
    ...(unseen
      ? [
          `${tell({ path: unseen.path, span: unseen.moduleSpan })} looks up members of ${quoted(module)} under names that are worked out.`,
        ]
      : []),
    ...advancedWarnings(module, name, snapshot),
  ];
}

/** The advanced manifests of a module that may name one of its members, a sentence each. */
export function advancedWarnings(module: string, name: string, { advanced, graph, text }: Snapshot): readonly string[] {
  const folders = graph.filesOf(module).map(it => it.path.slice(0, it.path.lastIndexOf('/') + 1));
  return [...advanced.keys()]
    .filter(path => folders.some(it => path.startsWith(it)) && text(path)?.includes(`"${name}`))
    .map(it => `${quoted(it)} may name it too and is not changed.`);
}
