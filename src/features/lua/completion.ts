import { luaCursor } from '../../syntax/lua/cursor.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { type Completion, nothing, sorted } from '../completion/completion-item.ts';
import { offerMembers } from './offer-members.ts';
import { offerModuleNames } from './offer-module-names.ts';
import { luaRegionAt } from './regions.ts';

/**
 * What may be written behind `modules` or behind a module at an offset of Lua: in scripts, handlers and chunks, whether they
 * parse or not. Nothing anywhere else: there others know better.
 */
export function luaCompletion(snapshot: Snapshot, path: string, offset: number): Completion {
  const text = snapshot.text(path);
  const region = text === undefined ? undefined : luaRegionAt(snapshot, path, offset);
  if (text === undefined || !region) return nothing;
  const key = luaCursor(text, offset, region.span.start, region.span.end)?.key;
  if (!key) return nothing;
  const typed = text.slice(key.span.start, offset);
  const { items, incomplete } =
    key.module === undefined
      ? offerModuleNames(key, typed, path, snapshot)
      : { items: offerMembers(key, key.module, snapshot), incomplete: false };
  // What is put in stands on one line.
  const isShort = !text.slice(key.outer.start, key.outer.end).includes('\n');
  return { items: sorted(isShort ? items : items.filter(it => it.span === key.span)), incomplete };
}
