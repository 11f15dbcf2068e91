import type { Span } from '../../base/span.ts';
import type { Stepwise } from '../../base/stepwise.ts';
import { freeNames } from '../../syntax/lua/free-names.ts';
import { memberOf } from '../../workspace/member.ts';
import { byPlace } from '../../workspace/mention-index.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { FilePlace } from '../references.ts';
import type { MemberHere } from './member-at.ts';
import { type OwnRegion, ownRegions } from './own-regions.ts';

/** A part of a module's own Lua, and where it reads or writes one of the module's globals. */
export interface OwnPlaces {
  readonly region: OwnRegion;
  readonly places: readonly Span[];
}

/** All that names a member. */
export interface MemberPlaces {
  /** `modules.x.f` everywhere; what is written so included. */
  readonly uses: readonly FilePlace[];
  readonly own: readonly OwnPlaces[];
  /** Files that name it but cannot be read now, in part or as a whole. */
  readonly unread: readonly string[];
}

/** How many uses are looked at without a rest. */
const TOGETHER = 500;

/** Every place that names a member of a module: behind the module, and by its bare name in the module's own Lua. */
export function* memberPlaces(module: string, name: string, snapshot: Snapshot): Stepwise<MemberPlaces> {
  const { code } = snapshot;
  const unread = new Set<string>();
  const uses: FilePlace[] = [];
  for (const [i, { path, memberSpan }] of code.usesOfMember(module, name).entries()) {
    if (i % TOGETHER === TOGETHER - 1) yield;
    if (!memberSpan) continue;
    if (snapshot.lua(path)?.isStale || snapshot.text(path)?.slice(memberSpan.start, memberSpan.end) !== name)
      unread.add(path);
    else uses.push({ path, span: memberSpan });
  }
  yield;
  const owner = code.modules.get(module);
  const own: OwnPlaces[] = [];
  for (const region of owner ? yield* ownRegions(owner, name, snapshot) : []) {
    const { path, span, form } = region;
    const places = freeNames(snapshot.text(path) ?? '', name, span.start, span.end, form);
    if (places && places.length > 0) own.push({ region, places });
    // Not all that looks like Lua in a page is.
    if (!places && !path.endsWith('.html')) unread.add(path);
    yield;
  }
  return { uses, own, unread: [...unread] };
}

/** Every place that names the member at hand, by path, then by place; where it is made is its declaration. */
export function* memberReferences(
  { module, name }: MemberHere,
  includeDeclaration: boolean,
  snapshot: Snapshot,
): Stepwise<readonly FilePlace[]> {
  const { code } = snapshot;
  const { uses, own } = yield* memberPlaces(module, name, snapshot);
  // A bare name that the client itself makes is not the module's.
  const isNative = memberOf(code, module, name).kind === 'native';
  const bare = isNative ? [] : own.flatMap(({ region: { path }, places }) => places.map(span => ({ path, span })));
  const made = new Set<string>();
  const members = [code.modules.get(module)?.members.get(name), code.given.get(module)?.get(name)];
  for (const it of members.flatMap(list => list ?? [])) if (!it.isNil) made.add(`${it.path}:${it.span.start}`);
  const all = new Map([...uses, ...bare].map(it => [`${it.path}:${it.span.start}`, it]));
  if (!includeDeclaration) for (const key of made) all.delete(key);
  return [...all.values()].sort(byPlace);
}
