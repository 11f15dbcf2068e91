import { createScanner, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { type Span, span } from '../../base/span.ts';
import type { JsonDocument, JsonNode, JsonProblem, JsonProperty } from './tree.ts';

/** Objects and arrays within each other that are still read; the parser's own recursion would end a little deeper. */
export const DEEPEST = 200;

/** Parses JSON with comments and trailing commas, and goes on where it is broken. Never throws, whatever the text. */
export function parseJson(text: string): JsonDocument {
  const source = withoutMark(text);
  const cut = tooDeepAt(source);
  const errors: ParseError[] = [];
  const tree = parseTree(cut === undefined ? source : source.slice(0, cut), errors, { allowTrailingComma: true });
  const problems = errors.filter(it => cut === undefined || it.offset < cut).map(it => problemOf(it, text));
  if (cut !== undefined)
    problems.push({ span: span(cut, cut + 1), message: 'Nothing is read that is nested this deep.' });
  return { text, root: tree && nodeOf(tree, text.length), problems };
}

/** A byte order mark counts as a space, so that all offsets stay. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
}

/** Where a text is nested too deep to be read on; undefined where it nowhere is. */
export function tooDeepAt(text: string): number | undefined {
  let brackets = 0;
  for (let i = 0; i < text.length && brackets <= DEEPEST; i++) if (text[i] === '[' || text[i] === '{') brackets++;
  if (brackets <= DEEPEST) return undefined;
  const scanner = createScanner(text, true);
  let depth = 0;
  for (;;) {
    scanner.scan();
    const [at, length] = [scanner.getTokenOffset(), scanner.getTokenLength()];
    // Behind a comment that is not closed the scanner stands behind the text.
    if (length === 0 || at >= text.length) return undefined;
    if (length !== 1) continue;
    if (text[at] === '{' || text[at] === '[') depth++;
    else if (text[at] === '}' || text[at] === ']') depth = Math.max(0, depth - 1);
    if (depth > DEEPEST) return at;
  }
}

function nodeOf(node: Node, most: number): JsonNode {
  // Behind a comment that does not end, the parser closes what is open one character behind the text.
  const place = span(node.offset, Math.min(node.offset + node.length, most));
  const value: unknown = node.value;
  if (node.type === 'object') {
    return {
      kind: 'object',
      span: place,
      properties: (node.children ?? []).flatMap(it => propertyFrom(it, most) ?? []),
    };
  }
  if (node.type === 'array')
    return { kind: 'array', span: place, items: (node.children ?? []).map(it => nodeOf(it, most)) };
  if (typeof value === 'string') return { kind: 'string', span: place, value };
  if (typeof value === 'number') return { kind: 'number', span: place, value };
  if (typeof value === 'boolean') return { kind: 'boolean', span: place, value };
  return { kind: 'null', span: place };
}

function propertyFrom({ children = [] }: Node, most: number): JsonProperty | undefined {
  const [key, value] = children;
  if (key === undefined || typeof key.value !== 'string') return undefined;
  const keySpan = span(key.offset, key.offset + key.length);
  const own = value && nodeOf(value, most);
  return { key: key.value, keySpan, span: span(keySpan.start, own?.span.end ?? keySpan.end), value: own };
}

function problemOf({ error, offset, length }: ParseError, text: string): JsonProblem {
  return { span: placeOf(offset, length, text), message: messages[error] ?? 'This is no JSON.' };
}

function placeOf(offset: number, length: number, text: string): Span {
  const start = Math.min(offset, text.length);
  return span(start, Math.min(start + length, text.length));
}

/** By the number of the error in `jsonc-parser`. */
const messages: Readonly<Record<number, string>> = {
  1: 'This word is no JSON: texts stand in double quotes.',
  2: 'This is no number.',
  3: 'A key in double quotes is expected.',
  4: 'A value is expected.',
  5: 'A colon is expected.',
  6: 'A comma is expected.',
  7: 'A closing brace is expected.',
  8: 'A closing bracket is expected.',
  9: 'Nothing may follow the value of the whole file.',
  10: 'Comments are not allowed here.',
  11: 'This comment does not end.',
  12: 'This text does not end: a double quote is missing.',
  13: 'This number does not end.',
  14: 'A \\u needs four hexadecimal digits.',
  15: 'JSON does not know this escape.',
  16: 'This character must be written as an escape.',
};
