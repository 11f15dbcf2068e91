import { type Span, span } from '../../base/span.ts';
import { isSpace, trim } from '../../base/text.ts';
import { addChild, newNode } from './children.ts';
import type { Dialect } from './dialect.ts';
import { splitList } from './list.ts';
import type { Complaint, Declaration, Line, OtmlDocument, OtmlNode, Problem, ProblemKind } from './tree.ts';
import { resolveVariables } from './variables.ts';

/**
 * Parses a text as one client engine does, and goes on where the engine gives up. Never throws, whatever the text.
 * Source: `src/framework/otml/otmlparser.cpp` of each client; `Dialect` holds where they differ.
 */
export function parseOtml(text: string, dialect: Dialect): OtmlDocument {
  const parser = new Parser(text, dialect);
  parser.run();
  const complaints: Complaint[] = [];
  if (dialect.variables && parser.problems.length === 0) resolveVariables(parser.root, complaints);
  return {
    text,
    lines: parser.lines,
    declarations: parser.declarations,
    root: parser.root,
    problems: parser.problems,
    complaints,
  };
}

interface OpenDeclaration extends Declaration {
  readonly children: Declaration[];
}

/** A node on the way from the root to the line that is read: as written, and as the engine holds it. */
interface Level {
  readonly declaration: OpenDeclaration | undefined;
  readonly node: OtmlNode;
  /** As written: -1 for the root. */
  readonly depth: number;
  /** A line below it has been read. */
  entered: boolean;
}

/** A line before it is known what it is. */
interface ScannedLine {
  readonly start: number;
  readonly content: number;
  readonly end: number;
  readonly spaces: number;
  readonly blank: boolean;
  readonly startsWithTab: boolean;
}

class Parser {
  readonly lines: Line[] = [];
  readonly declarations: Declaration[] = [];
  readonly problems: Problem[] = [];
  readonly root: OtmlNode = newNode('', undefined, span(0, 0));
  readonly #path: Level[] = [{ declaration: undefined, node: this.root, depth: -1, entered: false }];
  #offset = 0;
  #line = 0;
  #age = 0;
  #depth = 0;

  constructor(
    readonly text: string,
    readonly dialect: Dialect,
  ) {}

  run(): void {
    if (this.text === '') this.#report('empty-file', 0, span(0, 0), ': cannot read from input stream');
    do this.#parseLine();
    while (this.#offset <= this.text.length);
  }

  /** The line at the offset, to be added to `lines` once its kind is known. */
  #scan(): ScannedLine {
    const { text } = this;
    const start = this.#offset;
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    let content = start;
    while (content < end && text.charCodeAt(content) === 32) content++;
    const spaces = content - start;
    const startsWithTab = content < end && text.charCodeAt(content) === 9;
    while (content < end && (text.charCodeAt(content) === 32 || text.charCodeAt(content) === 9)) content++;
    let i = content;
    while (i < end && isSpace(text.charCodeAt(i))) i++;
    return { start, content, end, spaces, blank: i === end, startsWithTab };
  }

  #take(kind: Line['kind'], line: { start: number; content: number; end: number }): void {
    this.lines.push({ kind, start: line.start, content: line.content, end: line.end });
    this.#offset = line.end + 1;
  }

  /** Depth of a line that is not in a block, indentation faults reported. */
  #depthOf(line: ScannedLine): number {
    if (line.blank && this.dialect.lenientBlankLines) return 0;
    this.#testIndentation(line);
    if (!line.startsWithTab) return line.spaces >> 1;
    // A tab means one level to whoever typed it.
    const tabs = [...this.text.slice(line.start, line.content)].filter(char => char === '\t').length;
    return (line.spaces >> 1) + tabs;
  }

  #testIndentation(line: ScannedLine): void {
    const place = span(line.start, line.content);
    if (line.startsWithTab) this.#report('tab', this.#line, place, 'indentation with tabs are not allowed');
    else if (line.spaces % 2 !== 0) this.#report('odd-indentation', this.#line, place, 'must indent every 2 spaces');
  }

  #parseLine(): void {
    this.#line++;
    const line = this.#scan();
    const depth = this.#depthOf(line);
    const text = trim(this.text.slice(line.start, line.end));
    const comment = text.startsWith('//') || (this.dialect.hashComments && text.startsWith('#'));
    this.#take(text === '' ? 'blank' : comment ? 'comment' : 'node', line);
    if (text !== '' && !comment) this.#parseNode(text, this.#settle(depth, line));
  }

  /**
   * Makes the parent of a node at `depth` the end of the path. Where the engine gives up, the parent is the nearest
   * node that is indented less, so that a text with another width of indentation keeps its shape.
   */
  #settle(depth: number, line: ScannedLine): { orphan: Span | undefined } {
    const place = span(line.start, line.content);
    while (this.#path.length > 1 && this.#path[this.#path.length - 1].depth >= depth) this.#path.pop();
    const parent = this.#path[this.#path.length - 1];
    const first = !parent.entered;
    parent.entered = true;
    this.#depth = depth;
    if (depth === 1 && parent.depth < 0 && first) return { orphan: place };
    if (depth > parent.depth + 1 && first) {
      const detail = 'invalid indentation depth, are you indenting correctly?';
      this.#report('deep-indentation', this.#line, place, detail);
    }
    return { orphan: undefined };
  }

  #parseNode(text: string, { orphan }: { orphan: Span | undefined }): void {
    const line = this.#line;
    const offset =
      this.lines[this.lines.length - 1].content + leadingSpace(this.text, this.lines[this.lines.length - 1]);
    const parts = splitNode(text, offset, this.dialect);
    let value = parts.value;
    let valueSpan = span(parts.valueStart, parts.valueStart + value.length);
    const block = value === '|' || value === '|-' || value === '|+' ? value : undefined;
    if (block !== undefined) {
      const taken = this.#takeBlock(block, this.#depth);
      value = taken.value;
      valueSpan = span(valueSpan.start, taken.end);
    }
    const parent = this.#path[this.#path.length - 1];
    const node = newNode(parts.tag, undefined, valueSpan);
    node.unique = parts.unique;
    node.line = line;
    node.age = ++this.#age;
    const items = this.#giveValue(node, value, block === undefined ? valueSpan : undefined);
    const declaration: OpenDeclaration = {
      line,
      dash: parts.dash,
      tag: parts.tag,
      tagSpan: span(offset, offset + (parts.dash ? 1 : parts.tag.length)),
      colon: parts.colon,
      valueSpan,
      block,
      items,
      value,
      parent: parent.declaration,
      children: [],
    };
    node.declaration = declaration;
    for (const child of node.children) child.declaration = declaration;
    if (orphan) this.#reportOrphan(orphan, parts.tag, line);
    (parent.declaration?.children ?? this.declarations).push(declaration);
    addChild(parent.node, node, this.dialect);
    this.#path.push({ declaration, node, depth: this.#depth, entered: false });
  }

  #reportOrphan(place: Span, tag: string, line: number): void {
    const { orphan } = this.dialect;
    if (orphan !== 'error') this.problems.push({ kind: 'orphan', line, span: place, outcome: orphan });
    // The engine names the line that it has reached by then, behind the node's block.
    else this.#report('orphan', this.#line, place, `orphaned node detected (indentation error?): '${tag}'`, line);
  }

  /** Makes the value null, a list or a text; returns the items of a list. */
  #giveValue(node: OtmlNode, value: string, place: Span | undefined): Declaration['items'] {
    if (value === '~') {
      node.isNull = true;
      return undefined;
    }
    if (!(value.startsWith('[') && value.endsWith(']'))) {
      node.value = value;
      return undefined;
    }
    const { items, badEscape } = splitList(value.slice(1, -1), (place?.start ?? node.span.start) + 1, this.dialect);
    if (badEscape !== undefined) {
      const at = place ? span(badEscape, badEscape + 2) : node.span;
      const outcome = { kind: 'crash', signal: 'uncaught-exception' } as const;
      this.problems.push({ kind: 'bad-escape', line: node.line ?? 0, span: at, outcome });
    }
    for (const item of items) {
      const child = newNode('', null, place ? span(item.start, item.end) : node.span);
      child.value = item.value;
      child.age = ++this.#age;
      addChild(node, child, this.dialect);
    }
    return place ? items : undefined;
  }

  /** Reads the lines of a `|` value: all deeper than `depth`, and the blank ones between them. */
  #takeBlock(style: string, depth: number): { value: string; end: number } {
    let value = '';
    let end = Math.min(this.#offset, this.text.length);
    if (this.#offset > this.text.length) {
      // The engine asks for a line before it looks whether there is one.
      this.#line++;
      value = '\n';
    }
    while (this.#offset <= this.text.length) {
      const line = this.#scan();
      const lenient = line.blank && this.dialect.lenientBlankLines;
      const lineDepth = lenient ? 0 : line.spaces >> 1;
      this.#line++;
      if (!lenient && lineDepth <= depth) this.#testIndentation(line);
      if (lineDepth > depth) {
        value += this.text.slice(line.start + (depth + 1) * 2, line.end);
        end = line.end;
      } else if (!line.blank) {
        this.#line--;
        break;
      }
      value += '\n';
      this.#take('block', line);
    }
    if (style === '|+') return { value, end };
    while (value.endsWith('\n')) value = value.slice(0, -1);
    return { value: style === '|' ? `${value}\n` : value, end };
  }

  #report(kind: ProblemKind, line: number, place: Span, detail: string, shownAt = line): void {
    // The line that ends a block is looked at twice.
    const last = this.problems.at(-1);
    if (last?.kind === kind && last.line === shownAt) return;
    const words = kind === 'empty-file' ? detail : ` at line ${line}: ${detail}`;
    this.problems.push({ kind, line: shownAt, span: place, outcome: { kind: 'error', detail: words } });
  }
}

interface NodeParts {
  readonly dash: boolean;
  readonly tag: string;
  readonly value: string;
  readonly valueStart: number;
  readonly colon: number | undefined;
  readonly unique: boolean;
}

/** Splits the trimmed text of a node that begins at `offset`. */
function splitNode(text: string, offset: number, dialect: Dialect): NodeParts {
  const url = dialect.urlTags && (text.startsWith('http://') || text.startsWith('https://'));
  if (url && text.endsWith(':')) {
    const tag = trim(text.slice(0, -1));
    const colon = offset + text.length - 1;
    return { dash: false, tag, value: '', valueStart: offset + text.length, colon, unique: true };
  }
  const colon = url ? urlColon(text) : text.indexOf(':');
  const dash = text.startsWith('-');
  const from = dash ? 1 : colon < 0 ? text.length : colon + 1;
  let valueStart = from;
  while (valueStart < text.length && isSpace(text.charCodeAt(valueStart))) valueStart++;
  return {
    dash,
    tag: dash ? '' : trim(text.slice(0, colon < 0 ? text.length : colon)),
    value: trim(text.slice(from)),
    valueStart: offset + valueStart,
    colon: colon < 0 || dash ? undefined : offset + colon,
    unique: colon >= 0,
  };
}

/** In a line that starts with a URL the colon before white space splits; a space is looked for first. */
function urlColon(text: string): number {
  const from = text.indexOf('://') + 3;
  const space = text.indexOf(': ', from);
  return space >= 0 ? space : text.indexOf(':\t', from);
}

/** White space other than space and tab that stands before the text of a line. */
function leadingSpace(text: string, line: Line): number {
  let i = line.content;
  while (i < line.end && isSpace(text.charCodeAt(i))) i++;
  return i - line.content;
}
