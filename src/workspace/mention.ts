import { type Span, span } from '../base/span.ts';
import { luaMentions } from '../syntax/lua/mentions.ts';
import type { Declaration } from '../syntax/otml/tree.ts';

/**
 * How a place names a module: as a manifest's own name, in one of its lists (`listed` and `provided` in advanced manifests
 * alone), or in one of the ways of Lua.
 */
export type MentionKind =
  | 'name'
  | 'dependency'
  | 'load-later'
  | 'listed'
  | 'provided'
  | 'member'
  | 'key'
  | 'lookup'
  | 'require';

/** A place where a file names a module. */
export interface ModuleMention {
  readonly kind: MentionKind;
  readonly name: string;
  /** Of the name alone, inside its quotes where it has any. */
  readonly span: Span;
  /** Of a member: the dot before the name, too. */
  readonly outer: Span;
  /** The quotes around the value that the Lua stands in, where they would end it. */
  readonly within?: '"' | "'" | undefined;
}

/** A place where a file gives the path of a file or folder, or the beginning of one. */
export interface PathMention {
  readonly value: string;
  /** Longer than the value where that is written with escapes. */
  readonly span: Span;
  /** What takes the path where that may be relative to the file: a function of Lua, or `scripts` of a manifest. */
  readonly call: string | undefined;
  /** How it stands there: in a string of Lua, as an item of an inline list, alone in its line, or in another way. */
  readonly form: 'lua' | 'inline' | 'line' | 'other';
}

/** What one file says of modules and files, in the order of its text. */
export interface FileMentions {
  readonly modules: readonly ModuleMention[];
  readonly paths: readonly PathMention[];
}

export const noMentions: FileMentions = { modules: [], paths: [] };

/** The mentions in a value that is Lua. */
export function chunkMentions(text: string, declaration: Declaration): FileMentions {
  const place = chunkSpan(text, declaration);
  return place ? luaMentions(text, place.start, place.end) : noMentions;
}

/** Where the Lua of a value stands. A quoted one with escapes is left out: its offsets are not those of the Lua. */
export function chunkSpan(text: string, { valueSpan, block, items, value }: Declaration): Span | undefined {
  if (items || value.length < 2) return undefined;
  // The lines of a block are indented, which is nothing to Lua.
  if (block !== undefined) return span(valueSpan.start + block.length, valueSpan.end);
  if (!isQuoted(value)) return valueSpan;
  return value.includes('\\') ? undefined : withoutQuotes(text, valueSpan);
}

/** The place without a pair of quotes around it. */
export function withoutQuotes(text: string, { start, end }: Span): Span {
  return isQuoted(text.slice(start, end)) ? span(start + 1, end - 1) : span(start, end);
}

function isQuoted(value: string): boolean {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"');
}
