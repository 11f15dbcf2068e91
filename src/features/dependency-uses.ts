import { pushTo } from '../base/push-to.ts';
import { counted } from '../base/text.ts';
import { type CodeEdge, moments } from '../workspace/code-edge.ts';
import type { When } from '../workspace/code-parts.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { inGroups, type LineGroup } from './line-groups.ts';
import { loadNumber } from './load-number.ts';
import type { Location } from './location.ts';
import { placeWords } from './place-words.ts';
import type { Direction, TreeForm } from './tree-form.ts';
import { memberWords, placeOfUse, useInWords, usesInWords } from './use-words.ts';

/** A heading below a module: what its Lua uses at one moment and does not declare, or who uses it so. */
export interface UsesHeading {
  readonly kind: 'uses';
  /** Unique in the tree. */
  readonly id: string;
  /** The module that it stands below. */
  readonly of: string;
  readonly when: When;
  readonly label: string;
  readonly detail: string;
  readonly children: number;
}

/** A module below a heading: one line for all its uses, with the earliest moment of them. */
export interface UsedModule {
  readonly kind: 'used';
  readonly id: string;
  /** The module that the heading stands below. */
  readonly of: string;
  /** The other one, whose line this is. */
  readonly name: string;
  readonly when: When;
  readonly state: 'module' | 'missing' | 'optional';
  readonly detail: string;
  readonly children: number;
  /** The first use. */
  readonly place: Location;
}

/** One use of one module by another one. */
export interface UseLine {
  readonly kind: 'use';
  readonly id: string;
  readonly when: When;
  readonly label: string;
  readonly detail: string;
  readonly place: Location;
}

/** The edges at a module, by the module at their other ends; the earliest moment comes first. */
export type EdgesByOther = ReadonlyMap<string, readonly CodeEdge[]>;

/** What a module uses, or who uses it, as the view shows it now. */
export function usesAt(name: string, { code }: Snapshot, { direction, withCalls }: TreeForm): EdgesByOther {
  const found = new Map<string, CodeEdge[]>();
  for (const edge of direction === 'needs' ? code.edges.from(name) : code.edges.to(name)) {
    if (edge.when === 'call' && !withCalls) continue;
    const other = direction === 'needs' ? edge.to : edge.from;
    pushTo(found, other, edge);
  }
  return found;
}

/** The headings below a module for those that are not `declared`, at load first. */
export function headings(
  name: string,
  id: string,
  uses: EdgesByOther,
  declared: ReadonlySet<string>,
  { direction }: TreeForm,
): readonly UsesHeading[] {
  const counts = new Map<When, number>();
  for (const [other, [first]] of uses)
    if (!declared.has(other)) counts.set(first.when, (counts.get(first.when) ?? 0) + 1);
  return moments.flatMap(when => {
    const count = counts.get(when) ?? 0;
    if (count === 0) return [];
    const label = labels[direction][when];
    return [
      {
        kind: 'uses',
        id: `${id}\n\n${when}`,
        of: name,
        when,
        label,
        detail: counted(count, 'module'),
        children: count,
      },
    ];
  });
}

const labels: Readonly<Record<Direction, Readonly<Record<When, string>>>> = {
  needs: { load: 'uses at load', init: 'uses in init', call: 'uses later' },
  'needed-by': { load: 'used at load by', init: 'used in init by', call: 'used later by' },
};

/** The modules below a heading, in the order of their first uses, or of discovery. */
export function usedModules(
  heading: UsesHeading,
  uses: EdgesByOther,
  declared: ReadonlySet<string>,
  snapshot: Snapshot,
): readonly (UsedModule | LineGroup<UsedModule>)[] {
  const own = [...uses].filter(([name, [first]]) => first.when === heading.when && !declared.has(name));
  return inGroups(
    own,
    ([name]) => name,
    ([name, edges]) => usedModule(name, edges, heading, snapshot),
  );
}

function usedModule(name: string, edges: readonly CodeEdge[], heading: UsesHeading, snapshot: Snapshot): UsedModule {
  const [file] = snapshot.graph.filesOf(name);
  const number = file && loadNumber(file, snapshot);
  const place = !file ? 'no such module' : number === undefined ? 'not loaded' : `#${number}`;
  const isHard = edges.some(it => it.isHard);
  return {
    kind: 'used',
    id: `${heading.id}\n${name}`,
    of: heading.of,
    name,
    when: heading.when,
    state: !isHard ? 'optional' : file ? 'module' : 'missing',
    detail: `${place} · ${usesInWords(edges)}`,
    children: edges.reduce((sum, it) => sum + it.uses.length, 0),
    place: placeOfUse(edges[0].uses[0]),
  };
}

/** The uses below a module, one line each, in the order of their moments. */
export function useLines(
  { id }: UsedModule,
  edges: readonly CodeEdge[],
  snapshot: Snapshot,
): readonly (UseLine | LineGroup<UseLine>)[] {
  const where = placeWords(snapshot);
  const uses = edges.flatMap(it => it.uses).map((use, i) => ({ use, i }));
  return inGroups(
    uses,
    ({ use }) => memberWords(use),
    ({ use, i }) => {
      const place = placeOfUse(use);
      const detail = `${where(place)} · ${useInWords(use)}`;
      return { kind: 'use', id: `${id}\n\n${i}`, when: use.when, label: memberWords(use), detail, place };
    },
  );
}

/** Why there are edges, a line for each of the first uses: `f() at load: modules/a/a.lua:3`. */
export function useReasons(edges: readonly CodeEdge[], snapshot: Snapshot): readonly string[] {
  const where = placeWords(snapshot);
  const uses = edges.flatMap(it => it.uses);
  const lines = uses.slice(0, FEW).map(use => `${memberWords(use)} ${useInWords(use)}: ${where(placeOfUse(use))}`);
  return uses.length > FEW ? [...lines, `and ${counted(uses.length - FEW, 'more use', 'more uses')}`] : lines;
}

const FEW = 8;
