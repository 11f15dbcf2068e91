import { trim } from '../base/text.ts';
import { isModuleTag } from '../manifest/module-tag.ts';
import { likelihoodBelow } from './likely-place.ts';

/** One line of a text whose indentation may be broken, and where it was likely meant to stand. */
export interface LikelyLine {
  readonly kind: 'node' | 'comment' | 'blank' | 'block';
  readonly start: number;
  /** Offset behind the spaces and tabs at its beginning. */
  readonly content: number;
  /** How many spaces it should have in front. */
  readonly spaces: number;
  /** Other numbers of spaces that are no less likely: the line may have been meant otherwise. */
  readonly others: readonly number[];
  /** Its place makes sense to the client, and so do those of all lines that decide it. */
  readonly certain: boolean;
}

/** A line that is read: its node, where it has one, is split at the colon as the engines do it. */
export interface WrittenNode {
  readonly dash: boolean;
  readonly tag: string;
  readonly value: string;
  readonly colon: boolean;
}

/** A node on the way from the root to the line that is read. */
export interface LikelyNode extends WrittenNode {
  readonly parent: LikelyNode | undefined;
  /** Levels from the root, which is undefined. */
  readonly depth: number;
  /** The spaces that it counts as written with: even, and more than those of its parent. */
  readonly width: number;
  /** The same of the child that was read last. */
  inner: number | undefined;
}

interface RawLine {
  readonly start: number;
  readonly content: number;
  readonly text: string;
  /** Spaces in front; a tab means one level to whoever typed it. */
  readonly width: number;
  /** Spaces before the first tab, which are what an engine counts. */
  readonly spaces: number;
  readonly tabbed: boolean;
}

/**
 * The lines of a text with the shape that their author had in mind. A line whose indentation is no whole number of levels goes
 * where it makes sense: up to the next level where it would make none on the one below.
 */
export function likelyLines(text: string): readonly LikelyLine[] {
  return new Reader(rawLines(text)).run();
}

class Reader {
  readonly #found: LikelyLine[] = [];
  #top: LikelyNode | undefined;
  /** A node called `Module` has been read. */
  #below = false;
  /** The node whose `|` block goes on, and whether a line of it has been read. */
  #block: { readonly node: LikelyNode; entered: boolean } | undefined;
  /** No line so far had two likely places. */
  #certain = true;

  constructor(readonly lines: readonly RawLine[]) {}

  run(): readonly LikelyLine[] {
    // Comments and blank lines wait for the node that they stand above.
    let waiting = 0;
    for (const [i, line] of this.lines.entries()) {
      if (line.text === '' || (isComment(line.text) && !this.#isInBlock(line, i))) {
        waiting++;
        continue;
      }
      const node = this.#read(line, i);
      this.#close(i - waiting, i, node);
      waiting = 0;
      this.#found.push(node);
    }
    this.#close(this.lines.length - waiting, this.lines.length, undefined);
    return this.#found;
  }

  /** Adds the comments and blank lines from one line to another, the next one being `below`. */
  #close(from: number, to: number, below: LikelyLine | undefined): void {
    for (const { start, content, text, width } of this.lines.slice(from, to)) {
      const kind = text === '' ? 'blank' : 'comment';
      const spaces = text === '' ? 0 : below?.kind === 'node' ? below.spaces : width & ~1;
      this.#found.push({ kind, start, content, spaces, others: [], certain: true });
    }
  }

  /** Whether a line that looks like a comment is one of the block: it is as deep, or what follows it is. */
  #isInBlock(line: RawLine, at: number): boolean {
    const block = this.#block;
    if (!block) return false;
    const depth = block.node.width + 2;
    if (line.width >= depth || line.width < depth - 1) return line.width >= depth;
    return (this.#behind(at)?.width ?? 0) >= depth;
  }

  /** The next line that is neither blank nor a comment, looked for not too far. */
  #behind(at: number): RawLine | undefined {
    for (let i = at + 1; i < Math.min(at + 50, this.lines.length); i++) {
      const { text } = this.lines[i];
      if (text !== '' && !isComment(text)) return this.lines[i];
    }
    return undefined;
  }

  #read(line: RawLine, at: number): LikelyLine {
    const block = this.#block;
    if (block) {
      const held = this.#inBlock(line, block.node, block.entered);
      if (held === 'maybe') this.#certain = false;
      if (held !== 'no') {
        block.entered = true;
        return this.#blockLine(line, block.node, held);
      }
    }
    this.#block = undefined;
    return this.#nodeLine(line, at);
  }

  #inBlock({ width, spaces, tabbed, text }: RawLine, node: LikelyNode, entered: boolean): 'yes' | 'no' | 'maybe' {
    if (spaces >= node.width + 2) return 'yes';
    if (width < node.width || (width % 2 === 0 && !tabbed)) return 'no';
    const isKey = /^[@&]?[\w-]+\s*:(?:\s|$)/.test(text);
    if (!isKey) return 'yes';
    const isLua = node.tag.startsWith('@');
    const known = likelihoodBelow(node.parent, splitLine(text), this.#below) === 2;
    // A call of a method, with a space behind the colon, is Lua too.
    const isCall = !text.startsWith('@') && text.endsWith(')');
    return isLua && known && entered && !isCall ? 'no' : 'maybe';
  }

  #blockLine({ start, content, width, tabbed }: RawLine, node: LikelyNode, held: 'yes' | 'maybe'): LikelyLine {
    const least = (node.depth + 1) * 2;
    // The block goes with the line that it belongs to.
    const spaces = Math.max(least, width + (tabbed && width % 2 !== 0 ? 1 : 0) + node.depth * 2 - node.width);
    const others = held === 'maybe' ? [node.depth * 2] : [];
    return { kind: 'block', start, content, spaces, others, certain: this.#certain };
  }

  #nodeLine({ start, content, text, width, tabbed }: RawLine, at: number): LikelyLine {
    const written = splitLine(text);
    const widths = tabbed ? [width - 2, width, width + 2] : width % 2 === 0 ? [width] : [width - 1, width + 1];
    const places = widths.filter(it => it >= 0).map(it => this.#placeAt(it & ~1, written));
    const list = places.every(it => it.likelihood === 0) ? this.#listAbove(written) : undefined;
    if (list)
      places.splice(0, places.length, { parent: list, depth: list.depth + 1, width: list.width + 2, likelihood: 2 });
    const best = Math.max(...places.map(it => it.likelihood));
    const [own, ...others] = this.#oneOfEachDepth(
      places.filter(it => it.likelihood === best),
      at,
    );
    if (others.length > 0) this.#certain = false;
    this.#enter({ ...written, parent: own.parent, depth: own.depth, width: own.width, inner: undefined });
    const spaces = own.depth * 2;
    const certain = this.#certain && (best > 0 || spaces === width);
    return { kind: 'node', start, content, spaces, others: others.map(it => it.depth * 2), certain };
  }

  #enter(node: LikelyNode): void {
    this.#top = node;
    if (node.parent) node.parent.inner = node.width;
    if (node.depth === 0 && isModuleTag(node.tag)) this.#below = true;
    if (/^\|[-+]?$/.test(node.value)) this.#block = { node, entered: false };
  }

  /** The list that an item follows upon, however it is indented. */
  #listAbove({ dash }: WrittenNode): LikelyNode | undefined {
    const list = this.#top?.dash ? this.#top.parent : this.#top;
    const item = { dash: true, tag: '', value: '', colon: false };
    return dash && list && likelihoodBelow(list, item, this.#below) === 2 ? list : undefined;
  }

  /** Of places that are equal for the client the one with the width of the lines beside it. */
  #oneOfEachDepth(places: readonly Place[], at: number): readonly Place[] {
    const chosen = new Map<number, Place>();
    for (const place of places) {
      const wanted = place.parent?.inner ?? this.#behind(at)?.width;
      if (!chosen.has(place.depth) || place.width === wanted) chosen.set(place.depth, place);
    }
    return [...chosen.values()];
  }

  /** Where a node stands that counts as indented this far, and how much sense that makes. */
  #placeAt(width: number, written: WrittenNode): Place {
    let parent = this.#top;
    while (parent && parent.width >= width) parent = parent.parent;
    const root = !parent && isModuleTag(written.tag);
    const depth = parent ? parent.depth + 1 : 0;
    return { parent, depth, width: root ? 0 : width, likelihood: likelihoodBelow(parent, written, this.#below) };
  }
}

interface Place {
  readonly parent: LikelyNode | undefined;
  readonly depth: number;
  readonly width: number;
  readonly likelihood: number;
}

function isComment(text: string): boolean {
  return text.startsWith('//') || text.startsWith('#');
}

function splitLine(text: string): WrittenNode {
  if (text.startsWith('-')) return { dash: true, tag: '', value: trim(text.slice(1)), colon: false };
  const colon = text.indexOf(':');
  const tag = trim(colon < 0 ? text : text.slice(0, colon));
  return { dash: false, tag, value: colon < 0 ? '' : trim(text.slice(colon + 1)), colon: colon >= 0 };
}

function rawLines(text: string): readonly RawLine[] {
  const found: RawLine[] = [];
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    let content = start;
    let width = 0;
    let spaces = 0;
    while (text[start + spaces] === ' ') spaces++;
    while (content < end && (text[content] === ' ' || text[content] === '\t'))
      width += text[content++] === '\t' ? 2 : 1;
    const tabbed = text.slice(start, content).includes('\t');
    found.push({ start, content, width, spaces, tabbed, text: trim(text.slice(content, end)) });
    start = end + 1;
  }
  return found;
}
