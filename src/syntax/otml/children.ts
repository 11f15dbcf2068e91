import type { Span } from '../../base/span.ts';
import type { Dialect } from './dialect.ts';
import type { OtmlNode } from './tree.ts';

/**
 * Adds a node as the engines do: an equal tag is replaced where either is unique, two lists merge.
 * Source: `OTMLNode::addChild`, `copy` and `merge` in `otmlnode.cpp` of each client.
 */
export function addChild(parent: OtmlNode, child: OtmlNode, dialect: Dialect): void {
  const siblings = parent.children;
  const place = mayHaveEqual(parent, child)
    ? siblings.findIndex(it => it.tag === child.tag && (it.unique || child.unique))
    : -1;
  if (place < 0) {
    siblings.push(child);
    return;
  }
  const old = siblings[place];
  child.unique = true;
  if (hasChildren(old) && hasChildren(child)) absorb(child, old, dialect);
  siblings[place] = child;
  const kept = siblings.filter(it => it === child || it.tag !== child.tag);
  siblings.length = 0;
  for (const it of kept) siblings.push(it);
  if (siblings.length < MANY) tagsBelow.delete(parent);
  if (dialect.replacement === 'at-end') siblings.sort((a, b) => a.age - b.age);
}

/** From so many children on it is remembered which tags they have. */
const MANY = 32;

/** The tags below nodes that have many children, and whether one that has the tag may be unique. */
const tagsBelow = new WeakMap<OtmlNode, Map<string, boolean>>();

/** Whether one of the children may be equal to another node: a look at all of them, for each, would take too long. */
function mayHaveEqual(parent: OtmlNode, { tag, unique }: OtmlNode): boolean {
  if (tag === '') return false;
  if (parent.children.length < MANY) return true;
  let tags = tagsBelow.get(parent);
  if (!tags) {
    tags = new Map();
    for (const it of parent.children) tags.set(it.tag, it.unique || (tags.get(it.tag) ?? false));
    tagsBelow.set(parent, tags);
  }
  const known = tags.get(tag);
  tags.set(tag, unique || (known ?? false));
  return known !== undefined && (known || unique);
}

/** A node with nothing in it yet. Written out as one literal: the parser spends its time here. */
export function newNode(tag: string, line: number | null, place: Span): OtmlNode {
  return {
    tag,
    value: '',
    unique: false,
    isNull: false,
    line,
    children: [],
    age: 0,
    declaration: undefined,
    span: place,
  };
}

/** Children that the engine sees: null ones are as if absent. */
export function children(node: OtmlNode): readonly OtmlNode[] {
  return node.children.filter(child => !child.isNull);
}

/** The first child of that tag that is not null. */
export function childOf(node: OtmlNode, tag: string): OtmlNode | undefined {
  return node.children.find(child => child.tag === tag && !child.isNull);
}

function hasChildren(node: OtmlNode): boolean {
  return node.children.some(child => !child.isNull);
}

/** The new node takes the old one's children before its own, and the old one's value, flags and age. */
function absorb(child: OtmlNode, old: OtmlNode, dialect: Dialect): void {
  if (holdsItemsAlone(old) && holdsItemsAlone(child)) {
    const own = child.children;
    child.children = old.children;
    for (const each of own) child.children.push(each);
    items.set(child, child.children.length);
    takeFrom(old, child);
    return;
  }
  const merged = clone(old, dialect);
  for (const own of child.children) addChild(merged, clone(own, dialect), dialect);
  takeFrom(merged, child);
  child.children.length = 0;
  tagsBelow.delete(child);
  for (const each of merged.children) addChild(child, each, dialect);
}

function takeFrom({ value, unique, isNull, age }: OtmlNode, child: OtmlNode): void {
  child.value = value;
  child.unique = unique;
  child.isNull = isNull;
  child.age = age;
}

/** How many of the first children of a list that was joined are items with nothing in them: that many need no second look. */
const items = new WeakMap<OtmlNode, number>();

function holdsItemsAlone(node: OtmlNode): boolean {
  for (let i = items.get(node) ?? 0; i < node.children.length; i++) {
    if (node.children[i].tag !== '' || node.children[i].children.length > 0) return false;
  }
  return true;
}

function clone(node: OtmlNode, dialect: Dialect): OtmlNode {
  const copy: OtmlNode = { ...node, children: [] };
  for (const child of node.children) addChild(copy, clone(child, dialect), dialect);
  return copy;
}
