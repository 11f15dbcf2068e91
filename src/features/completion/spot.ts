import type { Span } from '../../base/span.ts';
import type { Field } from '../../manifest/fields.ts';
import type { Declaration } from '../../syntax/otml/tree.ts';

interface Word {
  /** What is replaced: the half-written word, with wrong indentation before it. */
  readonly span: Span;
  /** The word up to the cursor. */
  readonly typed: string;
  /** What else is replaced before the word, but for white space: an editor compares it too. */
  readonly mark: string;
  /** What the reading needs in front of the new word and behind it: indentation, a dash, a space, a bracket. */
  readonly before: string;
  readonly after: string;
}

/** Where the `Module` tag belongs. */
export interface TopSpot extends Word {
  readonly kind: 'top';
}

/** Where a key belongs. */
export interface KeySpot extends Word {
  readonly kind: 'key';
  /** What follows the word on its line. */
  readonly behind: 'nothing' | 'value' | 'colon';
  /** Keys that are written elsewhere in the manifest. */
  readonly taken: ReadonlySet<string>;
}

/** Where the value of a key belongs that is neither a list nor Lua. */
export interface ValueSpot extends Word {
  readonly kind: 'value';
  readonly field: Field;
}

/** Where an item of a list belongs. */
export interface ItemSpot extends Word {
  readonly kind: 'item';
  readonly field: Field;
  readonly form: 'inline' | 'dash';
  /** The other items, as the engine reads them. */
  readonly others: readonly string[];
}

/** Where a name belongs in the Lua of `@onLoad` or `@onUnload`. */
export interface LuaSpot extends Word {
  readonly kind: 'lua';
  readonly field: Field;
  /** Parentheses follow. */
  readonly called: boolean;
  /** Nothing is written yet. */
  readonly first: boolean;
}

/** What may be written where the cursor is. */
export type Spot = TopSpot | KeySpot | ValueSpot | ItemSpot | LuaSpot;

/** The line of the cursor, and what the manifest says around it. */
export interface LineAt {
  readonly text: string;
  readonly offset: number;
  readonly start: number;
  /** Where the text of the line begins, or the cursor where there is none. */
  readonly content: number;
  /** Where it ends, without white space. */
  readonly end: number;
  /** The declaration that the line makes. */
  readonly own: Declaration | undefined;
  /** The latest key above it, below a `Module` above it. */
  readonly key: Declaration | undefined;
}
