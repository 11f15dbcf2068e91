import { isSpace } from '../base/text.ts';
import type { Declaration, Line, OtmlDocument } from '../syntax/otml/tree.ts';

/** A line of a text as the engines agree on it; `mixed` where they do not. */
export interface Row {
  readonly kind: Line['kind'] | 'mixed';
  readonly start: number;
  /** Offset behind the indentation. */
  readonly content: number;
  /** Offset behind the last character that is no white space. */
  readonly last: number;
  /** Offset of what ends the line. */
  readonly end: number;
  readonly ending: '' | '\n' | '\r\n';
  /** Levels of indentation. */
  readonly depth: number;
  /** The indentation is of spaces alone, and no engine refuses it. */
  readonly sound: boolean;
  /** The node that stands here, where all engines split it alike. */
  readonly node: Declaration | undefined;
  /** The style of the block that the line belongs to, and the levels of indentation that are not its text. */
  readonly block: { readonly style: string | undefined; readonly depth: number } | undefined;
}

/** The lines of a text, from what an engine of the one line of dialects and one of the other made of it. */
export function rowsOf(one: OtmlDocument, other: OtmlDocument): readonly Row[] {
  const { text } = one;
  const [nodes, others] = [one, other].map(nodesByLine);
  let block: Row['block'];
  return one.lines.map(({ kind, start, content, end }, i): Row => {
    const agreed = other.lines[i].kind === kind ? kind : 'mixed';
    const declared = nodes.get(i + 1);
    const node = declared && isAlike(declared, others.get(i + 1)) ? declared : undefined;
    const ending = end === text.length ? '' : text[end - 1] === '\r' && end > start ? '\r\n' : '\n';
    const own = ending === '\r\n' ? end - 1 : end;
    let last = own;
    while (last > start && isSpace(text.charCodeAt(last - 1))) last--;
    const indentation = text.slice(start, Math.min(content, own));
    const depth = indentation.length >> 1;
    if (kind !== 'block') block = node && { style: node.block, depth: depth + 1 };
    return {
      kind: agreed,
      start,
      content: Math.min(content, own),
      last,
      end: own,
      ending,
      depth,
      sound: indentation.length % 2 === 0 && !indentation.includes('\t'),
      node: agreed === 'node' ? node : undefined,
      block: agreed === 'block' ? block : undefined,
    };
  });
}

function nodesByLine({ declarations }: OtmlDocument): ReadonlyMap<number, Declaration> {
  const found = new Map<number, Declaration>();
  const open = [...declarations];
  for (let each = open.pop(); each; each = open.pop()) {
    found.set(each.line, each);
    for (const child of each.children) open.push(child);
  }
  return found;
}

function isAlike(a: Declaration, b: Declaration | undefined): boolean {
  return a.dash === b?.dash && a.tag === b.tag && a.colon === b.colon && a.value === b.value && a.block === b.block;
}
