import { createScanner, getLocation } from 'jsonc-parser';
import { type Span, span } from '../../base/span.ts';
import { tooDeepAt, withoutMark } from './parse.ts';

/** Where an offset is in a JSON text that may be broken there, since somebody writes it. */
export interface JsonLocation {
  /** Keys and places in arrays, from the root to what is being written. */
  readonly path: readonly (string | number)[];
  /** A key is being written, not a value. */
  readonly atKey: boolean;
  /** The text with its quotes, or the word, that the offset stands in or at the end of; empty where it is in none. */
  readonly word: Span;
  /** A colon follows. */
  readonly hasColon: boolean;
}

/** Tells where an offset is; undefined inside of comments, and in what is nested too deep. */
export function jsonLocation(text: string, offset: number): JsonLocation | undefined {
  const source = withoutMark(text);
  if (tooDeepAt(source) !== undefined) return undefined;
  const scanner = createScanner(source, false);
  let word = span(offset, offset);
  let hasColon = false;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const start = scanner.getTokenOffset();
    const end = start + scanner.getTokenLength();
    const first = source[start];
    const comment = first === '/';
    if (comment && start < offset && offset < end) return undefined;
    if (comment && offset === end && source[start + 1] === '/') return undefined;
    if (start >= offset && end > offset && !isBlank(first) && !comment) {
      if (start === offset && isWord(first)) word = span(start, end);
      else if (first === ':') hasColon = true;
      if (word.end <= start || first === ':') break;
      continue;
    }
    if (start < offset && offset <= end && isWord(first)) word = span(start, end);
  }
  const { path, isAtPropertyKey } = getLocation(source, offset);
  // A text that does not end runs to the end of its line.
  const open = source[word.start] === '"' && (word.end - word.start < 2 || source[word.end - 1] !== '"');
  return { path, atKey: isAtPropertyKey, word: open ? span(word.start, offset) : word, hasColon };
}

function isWord(first: string): boolean {
  return /[^\s{}[\],:/]/.test(first);
}

function isBlank(first: string): boolean {
  return /\s/.test(first);
}
