import { trim } from '../../base/text.ts';
import { children } from './children.ts';
import type { Complaint, OtmlNode } from './tree.ts';

type Variables = ReadonlyMap<string, string>;

/**
 * Replaces values that are wholly `$name` by what `&name: value` defines, inner definitions hiding outer ones.
 * Source: opentibiabr `src/framework/otml/otmlparser.cpp`, `resolveVariablesRecursive`.
 */
export function resolveVariables(root: OtmlNode, complaints: Complaint[]): void {
  resolveBelow(root, new Map(), complaints, 0);
}

/** Deeper trees than this end the engine's own recursion too. */
const DEEPEST = 2_000;

function resolveBelow(node: OtmlNode, outer: Variables, complaints: Complaint[], depth: number): void {
  if (depth > DEEPEST) return;
  const visible = define(node, outer, complaints);
  for (const child of children(node)) {
    if (!child.tag.startsWith('&')) {
      const name = referenced(child.value);
      if (name) {
        const value = lookUp(name, visible, child, complaints);
        if (value !== undefined) child.value = unquote(value);
      }
    }
    resolveBelow(child, visible, complaints, depth + 1);
  }
}

/** The variables visible below `node`; each `&` node of it becomes unique. */
function define(node: OtmlNode, outer: Variables, complaints: Complaint[]): Variables {
  let own: Map<string, string> | undefined;
  for (const child of children(node)) {
    if (!child.tag.startsWith('&')) continue;
    child.unique = true;
    const name = trim(child.tag.slice(1));
    if (name === '') {
      complaints.push({ message: `Malformed OTML variable: ${child.tag}`, span: child.span });
      continue;
    }
    let value = unquote(child.value);
    const other = referenced(value);
    if (other) value = lookUp(other, own ?? outer, child, complaints) ?? value;
    own ??= new Map(outer);
    own.set(name, value);
  }
  return own ?? outer;
}

/** The name in `$name` or `$&name`; empty where the value is none. */
function referenced(value: string): string {
  const trimmed = trim(value);
  return trimmed.startsWith('$') ? bareName(trimmed) : '';
}

function bareName(reference: string): string {
  return trim(reference.slice(reference.startsWith('$&') ? 2 : 1));
}

function lookUp(name: string, visible: Variables, node: OtmlNode, complaints: Complaint[]): string | undefined {
  const seen = new Set<string>();
  let wanted = name;
  for (;;) {
    const found = visible.get(wanted);
    if (wanted !== '' && seen.has(wanted)) {
      complaints.push({ message: `Circular OTML variable reference: ${wanted}`, span: node.span });
      return undefined;
    }
    if (wanted === '' || found === undefined) {
      complaints.push({ message: `Undefined OTML variable: ${wanted}`, span: node.span });
      return undefined;
    }
    seen.add(wanted);
    const value = unquote(found);
    if (!value.startsWith('$')) return value;
    wanted = bareName(value);
  }
}

/** Trimmed, and without one pair of equal quotes around it; nothing is un-escaped. */
function unquote(value: string): string {
  const trimmed = trim(value);
  const first = trimmed[0];
  if (trimmed.length < 2 || (first !== '"' && first !== "'") || !trimmed.endsWith(first)) return trimmed;
  return trimmed.slice(1, -1);
}
