import type { Stepwise } from '../../base/stepwise.ts';
import type { PageLine, ToldPlace } from './page.ts';

/** Somebody who asks for a module, as a line of a page. */
export interface Asker {
  /** The module that asks; undefined where nobody stands behind it: the boot itself, or whoever uses the workspace. */
  readonly by: string | undefined;
  readonly text: string;
  readonly place: ToldPlace | undefined;
}

/** An asker with those who ask for it in turn. */
export interface WhyNode extends Asker {
  readonly askers: readonly WhyNode[];
  /** Who asks for this one is told where it stands first. */
  readonly isTold: boolean;
}

export interface WhyTree {
  /** The module that it is about. */
  readonly of: string;
  readonly nodes: readonly WhyNode[];
  /** How many askers are left out where there are too many; lines say so where it is. */
  readonly left: number;
}

/** More askers than these nobody reads, of one module and in all. */
const MOST = { ofOne: 60, inAll: 300 };

/**
 * Who asks for a module, who asks for them, and so on: every way that leads to it. Each module is followed once, where it stands
 * least deep, so that circles end and diamonds do not multiply.
 */
export function* whyTree(
  name: string,
  askersOf: (name: string) => readonly Asker[],
  { ofOne, inAll }: typeof MOST = MOST,
): Stepwise<WhyTree> {
  const told = new Set([name]);
  let count = 0;
  let left = 0;
  const grow = (asked: string): OpenNode[] => {
    const all = askersOf(asked);
    const shown = all.slice(0, Math.min(ofOne, inAll - count));
    count += shown.length;
    left += all.length - shown.length;
    const nodes: OpenNode[] = shown.map(({ by, text, place }) => ({ by, text, place, askers: [], isTold: false }));
    if (all.length === shown.length) return nodes;
    const more = `and ${all.length - shown.length} more`;
    return [...nodes, { by: undefined, text: more, place: undefined, askers: [], isTold: false }];
  };
  const nodes = grow(name);
  const open = [...nodes];
  for (const node of open) {
    // What would not be shown need not be looked for.
    if (node.by === undefined || count >= inAll) continue;
    if (told.has(node.by)) {
      node.isTold = true;
      continue;
    }
    told.add(node.by);
    yield;
    node.askers = grow(node.by);
    open.push(...node.askers);
  }
  return { of: name, nodes, left };
}

interface OpenNode extends Asker {
  askers: OpenNode[];
  isTold: boolean;
}

/** A tree as lines of a page. */
export function treeLines({ of, nodes }: WhyTree): readonly PageLine[] {
  const linesOf = ({ text, place, askers, isTold, by }: WhyNode, depth: number): readonly PageLine[] => {
    const told = by === of ? `${text} (leads back to ${of})` : `${text} (see the other line of ${by})`;
    return [{ depth, text: isTold ? told : text, place }, ...askers.flatMap(it => linesOf(it, depth + 1))];
  };
  return nodes.flatMap(it => linesOf(it, 0));
}
