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
  /** How many askers are left out, since there are too many. */
  readonly left: number;
}

/** More askers than these nobody reads. */
const MOST = 200;

/**
 * Who asks for a module, who asks for them, and so on: every way that leads to it. Each module is followed once, where it stands
 * least deep, so that circles end and diamonds do not multiply.
 */
export function whyTree(name: string, askersOf: (name: string) => readonly Asker[], most = MOST): WhyTree {
  const told = new Set([name]);
  let count = 0;
  let left = 0;
  const grow = (asked: string): OpenNode[] => {
    const nodes: OpenNode[] = [];
    for (const asker of askersOf(asked)) {
      if (count === most) left++;
      else {
        count++;
        nodes.push({ ...asker, askers: [], isTold: false });
      }
    }
    return nodes;
  };
  const nodes = grow(name);
  const open = [...nodes];
  for (const node of open) {
    if (node.by === undefined) continue;
    if (told.has(node.by)) {
      node.isTold = true;
      continue;
    }
    told.add(node.by);
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
export function treeLines({ of, nodes, left }: WhyTree): readonly PageLine[] {
  const linesOf = ({ text, place, askers, isTold, by }: WhyNode, depth: number): readonly PageLine[] => {
    const told = by === of ? `${text} (leads back to ${of})` : `${text} (see the other line of ${by})`;
    return [{ depth, text: isTold ? told : text, place }, ...askers.flatMap(it => linesOf(it, depth + 1))];
  };
  const lines = nodes.flatMap(it => linesOf(it, 0));
  return left === 0 ? lines : [...lines, { depth: 0, text: `and ${left} more` }];
}
