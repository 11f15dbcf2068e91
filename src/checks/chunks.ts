import { type Span, span } from '../base/span.ts';
import type { Chunk } from '../manifest/manifest.ts';
import type { ModuleFile } from '../workspace/module-record.ts';

/** The chunks of Lua that a manifest holds, by their keys. */
export function chunks(file: ModuleFile): readonly { readonly key: string; readonly chunk: Chunk }[] {
  const { onLoad, onUnload } = file.manifest;
  return [
    ...(onLoad ? [{ key: '@onLoad', chunk: onLoad }] : []),
    ...(onUnload ? [{ key: '@onUnload', chunk: onUnload }] : []),
  ];
}

/** A chunk that is a name and nothing else: whoever wrote it meant to call it. */
export function bareName(chunk: Chunk): string | undefined {
  const [name] = /^[A-Za-z_][\w.:]*$/.exec(chunk.value.trim()) ?? [];
  return name === undefined || keywords.has(name) ? undefined : name;
}

const keywords = new Set(
  'and break do else elseif end false for function if in local nil not or repeat return then true until while'.split(
    ' ',
  ),
);

/** Where a name stands in the text of a chunk; all of it where it cannot be found. */
export function placeOf(name: string, chunk: Chunk, text: string): Span {
  const own = text.slice(chunk.span.start, chunk.span.end);
  const at = own.search(new RegExp(`(?<![\\w.:])${name}(?!\\w)`));
  if (at < 0) return chunk.span;
  return span(chunk.span.start + at, chunk.span.start + at + name.length);
}
