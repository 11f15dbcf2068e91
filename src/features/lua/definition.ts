import { span, touches } from '../../base/span.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { type Definition, moduleLocations } from '../definition.ts';
import { memberUsedAt } from './member-at.ts';
import { definitionsOf, placeNow } from './member-definitions.ts';
import { luaRegionAt } from './regions.ts';

/** Where the module, or the member of a module, is made that Lua names at an offset; functions first. */
export function luaDefinition(snapshot: Snapshot, path: string, offset: number): Definition | undefined {
  const member = memberUsedAt(snapshot, path, offset);
  if (member) {
    const { module, name } = member;
    const made = definitionsOf(snapshot.code, module, name);
    const targets = made.map(it => ({ path: it.path, span: placeNow(it, snapshot) }));
    return targets.length > 0 ? { origin: member.span, targets } : undefined;
  }
  if (!luaRegionAt(snapshot, path, offset)) return undefined;
  const mention = snapshot.mentions(path).modules.find(it => touches(it.span, span(offset, offset)));
  const targets = mention ? moduleLocations(mention.name, snapshot) : [];
  return mention && targets.length > 0 ? { origin: mention.span, targets } : undefined;
}
