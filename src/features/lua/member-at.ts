import { type Span, span, touches } from '../../base/span.ts';
import { luaCursor } from '../../syntax/lua/cursor.ts';
import { type LuaFacts, luaFacts } from '../../syntax/lua/facts.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { luaRegionAt } from './regions.ts';

/** A member of a module that a place in Lua names. */
export interface MemberHere {
  readonly module: string;
  readonly name: string;
  /** Of the name alone, inside its quotes. */
  readonly span: Span;
}

/** The member that is named behind a module at an offset: `modules.x.f`, in scripts, handlers and chunks. */
export function memberUsedAt(snapshot: Snapshot, path: string, offset: number): MemberHere | undefined {
  const text = snapshot.text(path);
  const region = text === undefined ? undefined : luaRegionAt(snapshot, path, offset);
  if (text === undefined || !region) return undefined;
  const { start, end } = region.span;
  const facts = path.endsWith('.lua') ? snapshot.lua(path) : luaFacts(text, start, end, region.form);
  if (isSure(facts)) {
    const here = span(offset, offset);
    for (const { module, member, memberSpan } of facts.uses) {
      if (member !== undefined && memberSpan && touches(memberSpan, here))
        return { module, name: member, span: memberSpan };
    }
    return undefined;
  }
  const key = luaCursor(text, offset, start, end)?.key;
  if (key?.module === undefined || key.span.start === key.span.end) return undefined;
  return { module: key.module, name: text.slice(key.span.start, key.span.end), span: key.span };
}

/** The same, and the member that a script of a module makes at an offset: `function f()`, `f = …`. */
export function memberAt(snapshot: Snapshot, path: string, offset: number): MemberHere | undefined {
  return memberUsedAt(snapshot, path, offset) ?? memberMadeAt(snapshot, path, offset);
}

function memberMadeAt(snapshot: Snapshot, path: string, offset: number): MemberHere | undefined {
  const facts = snapshot.lua(path);
  const [owner] = snapshot.code.ownersOf(path);
  if (!owner || !isSure(facts)) return undefined;
  const here = span(offset, offset);
  const made = facts.definitions.find(
    it => it.owner === undefined && it.into === 'environment' && touches(it.span, here),
  );
  return made && { module: owner.name, name: made.name, span: made.span };
}

/** Whether the offsets of facts are those of the present text. */
function isSure(facts: LuaFacts | undefined): facts is LuaFacts {
  return facts?.isRead === true && !facts.isStale;
}
