import { type Span, span } from '../base/span.ts';
import type { Chunk } from '../manifest/manifest.ts';
import { bareCalls } from '../syntax/lua/calls.ts';

/** The functions that a chunk calls by their bare names, and where these stand in the text of the manifest. */
export function chunkCalls(chunk: Chunk, text: string): readonly { readonly name: string; readonly span: Span }[] {
  const place = placeInText(chunk, text);
  return (bareCalls(chunk.value) ?? []).flatMap(({ name, start }) => {
    const at = place(start);
    const own = at === undefined ? undefined : span(at, at + name.length);
    return own && text.slice(own.start, own.end) === name ? [{ name, span: own }] : [];
  });
}

/** From offsets in the value to those in the text; undefined where the value is written otherwise, as in quotes. */
function placeInText({ value, span: { start, end } }: Chunk, text: string): (offset: number) => number | undefined {
  const written = text.slice(start, end);
  if (written === value) return offset => start + offset;
  if (!written.startsWith('|')) return () => undefined;
  const header = text.lastIndexOf('\n', start) + 1;
  const spaces = text.slice(header).search(/[^ ]/);
  const indentation = ((spaces >> 1) + 1) * 2;
  return offset => {
    const before = value.slice(0, offset).split('\n');
    let line = start;
    for (let i = 0; i < before.length; i++) line = text.indexOf('\n', line) + 1;
    return line + indentation + (before.at(-1)?.length ?? 0);
  };
}
