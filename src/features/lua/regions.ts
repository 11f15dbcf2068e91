import { type Span, span, touches } from '../../base/span.ts';
import type { LuaForm } from '../../syntax/lua/parse.ts';
import { handlerPlaces, mayHoldHandlers } from '../../workspace/file-code.ts';
import { manifestAt } from '../../workspace/manifest-at.ts';
import { chunkSpan } from '../../workspace/mention.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

/** A part of a file that is Lua, or all of it. */
export interface LuaRegion {
  readonly span: Span;
  readonly form: LuaForm;
}

/** Where a file holds Lua: all of a script, the handlers of widgets and pages, the chunks of a manifest. */
export function luaRegions(snapshot: Snapshot, path: string): readonly LuaRegion[] {
  const text = snapshot.text(path) ?? '';
  if (path.endsWith('.lua')) return [{ span: span(0, text.length), form: 'chunk' }];
  if (mayHoldHandlers(path))
    return handlerPlaces(path, text, snapshot.engine.dialect).map(({ place, form }) => ({ span: place, form }));
  const { document } = manifestAt(snapshot, path)?.manifest ?? {};
  if (!document) return [];
  return document.declarations.flatMap(root => {
    const chunks =
      root.tag === 'Module' ? root.children.filter(it => it.tag === '@onLoad' || it.tag === '@onUnload') : [];
    return chunks.flatMap((it): readonly LuaRegion[] => {
      const place = chunkSpan(document.text, it);
      return place ? [{ span: place, form: 'chunk' }] : [];
    });
  });
}

/** The Lua that an offset of a file is in; undefined where it is in none. */
export function luaRegionAt(snapshot: Snapshot, path: string, offset: number): LuaRegion | undefined {
  const here = span(offset, offset);
  return luaRegions(snapshot, path).find(it => touches(it.span, here));
}
