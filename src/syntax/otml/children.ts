import type { Span } from '../../base/span.ts';
import type { Dialect } from './dialect.ts';
import type { OtmlNode } from './tree.ts';

/**
 * Adds a node as the engines do: an equal tag is replaced where either is unique, two lists merge.
 * Source: `OTMLNode::addChild`, `copy` and `merge` in `otmlnode.cpp` of each client.
 */
export function addChild(parent: OtmlNode, child: OtmlNode, dialect: Dialect): void {
  const siblings = parent.children;
  const place = child.tag === '' ? -1 : siblings.findIndex(it => it.tag === child.tag && (it.unique || child.unique));
  if (place < 0) {
    siblings.push(child);
    return;
  }
  const old = siblings[place];
  child.unique = true;
  if (hasChildren(old) && hasChildren(child)) absorb(child, old, dialect);
  siblings[place] = child;
  const kept = siblings.filter(it => it === child || it.tag !== child.tag);
  siblings.splice(0, siblings.length, ...kept);
  if (dialect.replacement === 'at-end') siblings.sort((a, b) => a.age - b.age);
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
  const merged = clone(old, dialect);
  for (const own of child.children) addChild(merged, clone(own, dialect), dialect);
  child.value = merged.value;
  child.unique = merged.unique;
  child.isNull = merged.isNull;
  child.age = merged.age;
  child.children.length = 0;
  for (const each of merged.children) addChild(child, each, dialect);
}

function clone(node: OtmlNode, dialect: Dialect): OtmlNode {
  const copy: OtmlNode = { ...node, children: [] };
  for (const child of node.children) addChild(copy, clone(child, dialect), dialect);
  return copy;
}
