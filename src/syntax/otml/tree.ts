import type { Span } from '../../base/span.ts';
import type { Death } from './dialect.ts';

/** What one line of a text is. The lines, with their endings, are the whole text: nothing is lost. */
export interface Line {
  readonly kind: 'blank' | 'comment' | 'node' | 'block';
  /** Offset of the first character. */
  readonly start: number;
  /** Offset of the first character that is neither space nor tab at the line's beginning. */
  readonly content: number;
  /** Offset behind the last character before the line feed; a carriage return belongs to the line. */
  readonly end: number;
}

/** A node as it is written. Its parent and children follow the indentation, mended where it is broken. */
export interface Declaration {
  /** Line number, from 1, as the engines count (line feeds alone). */
  readonly line: number;
  /** Written `- value`. */
  readonly dash: boolean;
  readonly tag: string;
  readonly tagSpan: Span;
  /** Offset of the colon between tag and value, or undefined. */
  readonly colon: number | undefined;
  /** Where the value stands, trimmed; empty at the line's end where there is none; the whole block for `|`. */
  readonly valueSpan: Span;
  /** `|`, `|-` or `|+` where the value is the block that follows. */
  readonly block: string | undefined;
  /** The items where the value is an inline list. */
  readonly items: readonly { readonly value: string; readonly start: number; readonly end: number }[] | undefined;
  /** The value, not unquoted. */
  readonly value: string;
  readonly parent: Declaration | undefined;
  readonly children: readonly Declaration[];
}

/** A node as the engine holds it after its rules for equal tags, null and lists. */
export interface OtmlNode {
  tag: string;
  /** Not unquoted; empty for a list. */
  value: string;
  unique: boolean;
  isNull: boolean;
  /** Line number from 1; null for an item of an inline list. */
  line: number | null;
  children: OtmlNode[];
  /** Age, for engines that order children by it. */
  age: number;
  /** What it was written as; undefined for the root. */
  declaration: Declaration | undefined;
  /** Where the value stands. */
  span: Span;
}

export type ProblemKind = 'empty-file' | 'tab' | 'odd-indentation' | 'deep-indentation' | 'orphan' | 'bad-escape';

/** A place at which an engine gives up; parsing goes on behind it with the likeliest reading. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly line: number;
  readonly span: Span;
  /** The engine's own words after `OTML error in '<file>'`, or how its process ends. */
  readonly outcome: { readonly kind: 'error'; readonly detail: string } | Death;
}

/** Something that the engine logs as an error and then goes on. */
export interface Complaint {
  readonly message: string;
  readonly span: Span | undefined;
}

export interface OtmlDocument {
  readonly text: string;
  readonly lines: readonly Line[];
  /** Every node as written, in the order of the text, those of depth 0. */
  readonly declarations: readonly Declaration[];
  /** The engine's tree; exact where there is no problem, else a best guess. */
  readonly root: OtmlNode;
  /** In the order in which the engine would meet them; only the first one counts for the engine. */
  readonly problems: readonly Problem[];
  readonly complaints: readonly Complaint[];
}
