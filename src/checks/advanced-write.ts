import { span } from '../base/span.ts';
import { type JsonValue, propertyOf } from '../syntax/json/tree.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import { type Edit, replace } from './check.ts';

/** The edit that gives a key of an advanced manifest another value; dependencies keep the ranges that they have. */
export function writeAdvanced(
  { path, manifest }: AdvancedFile,
  field: string,
  value: string | boolean | number | readonly string[],
): Edit | undefined {
  const { root, text } = manifest.document;
  const isChunk = field === 'onLoad' || field === 'onUnload';
  const place = propertyOf(isChunk ? propertyOf(root, 'lifecycle')?.value : root, field)?.value;
  if (!place) return undefined;
  if (field !== 'dependencies' || place.kind !== 'object' || typeof value !== 'object')
    return replace(path, place.span, typeof value === 'object' ? list(value) : JSON.stringify(value));
  const ranges = new Map(manifest.dependencies.map(it => [it.name, it.rangeText]));
  const entries = value.map(name => `${JSON.stringify(name)}: ${JSON.stringify(ranges.get(name) ?? '*')}`);
  const written = text.slice(place.span.start, place.span.end);
  const indent = /\n([ \t]*)\S/.exec(written)?.[1];
  const feed = written.includes('\r\n') ? '\r\n' : '\n';
  const end = /\n([ \t]*)\}$/.exec(written)?.[1] ?? '';
  const lines =
    indent === undefined
      ? `{ ${entries.join(', ')} }`
      : `{${feed}${entries.map(it => indent + it).join(`,${feed}`)}${feed}${end}}`;
  return replace(path, place.span, entries.length === 0 ? '{}' : lines);
}

/** The edit that adds a key at the top of an advanced manifest, behind another one; undefined where that is not there. */
export function addAdvancedKey(
  { path, manifest }: AdvancedFile,
  key: string,
  value: JsonValue,
  behind: string,
): Edit | undefined {
  const { root, text } = manifest.document;
  const properties = root?.kind === 'object' ? root.properties : [];
  const at = properties.findLastIndex(it => it.key === behind && it.value !== undefined);
  if (at < 0) return undefined;
  const entry = `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  const own = properties[at];
  const [, feed, indent] = /(\r?\n)([ \t]*)$/.exec(text.slice(0, own.keySpan.start)) ?? [];
  const gap = feed === undefined ? ' ' : feed + indent;
  // Before the next key, so that a comment behind the value stays there.
  const next = properties[at + 1]?.keySpan.start;
  if (next !== undefined) return replace(path, span(next, next), `${entry},${gap}`);
  return replace(path, span(own.span.end, own.span.end), `,${gap}${entry}`);
}

function list(items: readonly string[]): string {
  return `[${items.map(it => JSON.stringify(it)).join(', ')}]`;
}
