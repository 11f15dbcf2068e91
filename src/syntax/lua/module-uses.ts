import type { Expression } from 'luaparse';
import { parseLua } from './parse.ts';
import { plainString } from './strings.ts';

/**
 * The modules whose members a file uses while it is run: `modules.x.f()` outside of all functions, each name once. Whoever
 * asks for `modules.x` itself gets along without it, so it does not count.
 */
export function modulesUsedAtLoad(text: string): readonly string[] {
  if (!/\bmodules\b/.test(text)) return [];
  const parse = parseLua(text);
  if (parse.kind !== 'chunk') return [];
  const used = new Set<string>();
  const asked = new Set<string>();
  const open: unknown[] = [parse.chunk.body];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if (Array.isArray(node)) {
      for (const each of node) open.push(each);
      continue;
    }
    if ('type' in node && node.type === 'FunctionDeclaration') continue;
    if ('type' in node && node.type === 'LocalStatement' && 'variables' in node && namesModules(node.variables))
      return [];
    const own = moduleOf(node);
    if (own !== undefined) asked.add(own);
    const base = 'base' in node && isAccess(node) ? moduleOf(node.base) : undefined;
    if (base !== undefined) used.add(base);
    for (const [key, child] of Object.entries(node)) if (key !== 'base' || base === undefined) open.push(child);
  }
  return [...used].filter(name => !asked.has(name)).sort();
}

function isAccess(node: object): boolean {
  return 'type' in node && (node.type === 'MemberExpression' || node.type === 'IndexExpression');
}

/** The name in `modules.name` and `modules['name']`. */
function moduleOf(node: unknown): string | undefined {
  if (!isExpression(node)) return undefined;
  if (node.type === 'MemberExpression' && isModules(node.base)) return node.identifier.name;
  return node.type === 'IndexExpression' && isModules(node.base) ? plainString(node.index) : undefined;
}

function isExpression(node: unknown): node is Expression {
  return typeof node === 'object' && node !== null && 'type' in node && 'base' in node;
}

function isModules(base: Expression): boolean {
  return base.type === 'Identifier' && base.name === 'modules';
}

function namesModules(variables: unknown): boolean {
  return Array.isArray(variables) && variables.some(it => it?.name === 'modules');
}
