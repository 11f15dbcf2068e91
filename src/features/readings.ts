import { finish, type Stepwise } from '../base/stepwise.ts';
import { engineIds } from '../clients/client-engine.ts';
import { clients } from '../clients/clients.ts';
import { parseOtml } from '../syntax/otml/parse.ts';
import type { OtmlDocument, OtmlNode } from '../syntax/otml/tree.ts';

/** What every client engine makes of one text, in the order of `engineIds`. */
export type Readings = readonly OtmlDocument[];

export function readings(text: string): Readings {
  return finish(readingsInSteps(text));
}

/** The same with a rest after each engine. */
export function* readingsInSteps(text: string): Stepwise<Readings> {
  const found: OtmlDocument[] = [];
  for (const id of engineIds) {
    found.push(parseOtml(text, clients[id].dialect));
    yield;
  }
  return found;
}

/**
 * Whether every client engine makes the same of two texts: the same tree, line numbers apart, and the same refusals. Where an
 * engine refuses a text, what it would go on with counts too. `isSame` compares two nodes without their children.
 */
export function areAlike(a: Readings, b: Readings, isSame = sameNode): boolean {
  return a.every((document, i) => document === b[i] || readsAlike(document, b[i], isSame));
}

function readsAlike(a: OtmlDocument, b: OtmlDocument, isSame: typeof sameNode): boolean {
  return (
    a.problems.length === b.problems.length &&
    a.problems.every(({ kind }, i) => kind === b.problems[i].kind) &&
    a.complaints.length === b.complaints.length &&
    a.complaints.every(({ message }, i) => message === b.complaints[i].message) &&
    sameTree(a.root, b.root, isSame)
  );
}

/** Without recursion: a text may be nested as deep as it likes. */
function sameTree(a: OtmlNode, b: OtmlNode, isSame: typeof sameNode): boolean {
  const open: [OtmlNode, OtmlNode][] = [[a, b]];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [one, other] = pair;
    if (!isSame(one, other) || one.children.length !== other.children.length) return false;
    for (let i = 0; i < one.children.length; i++) open.push([one.children[i], other.children[i]]);
  }
  return true;
}

function sameNode(a: OtmlNode, b: OtmlNode): boolean {
  return a.tag === b.tag && a.value === b.value && a.unique === b.unique && a.isNull === b.isNull;
}
