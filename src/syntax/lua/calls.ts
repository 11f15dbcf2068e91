import type { Expression, Statement } from 'luaparse';
import { isAccess, spanOf } from './nodes.ts';
import { parseLua } from './parse.ts';

/** A global function that a chunk calls by its bare name as a statement of its own, and where. */
export interface BareCall {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The bare calls `f()` among a chunk's own statements; undefined where the chunk is not Lua. */
export function bareCalls(text: string): readonly BareCall[] | undefined {
  const parse = parseLua(text);
  if (parse.kind !== 'chunk') return undefined;
  const locals = new Set<string>();
  const calls: BareCall[] = [];
  for (const statement of parse.chunk.body) {
    noteLocals(statement, locals);
    const base = statement.type === 'CallStatement' ? calledName(statement.expression) : undefined;
    if (base && !locals.has(base.name)) calls.push(base);
  }
  return calls;
}

/** The tables whose members a chunk calls in statements of its own: `x` of `x.f()` and `x:f()`; none where it is not Lua. */
export function calledTables(text: string): readonly BareCall[] {
  const parse = parseLua(text);
  const own = new Set<string>();
  const found: BareCall[] = [];
  for (const statement of parse.kind === 'chunk' ? parse.chunk.body : []) {
    noteLocals(statement, own);
    if (statement.type === 'AssignmentStatement') {
      for (const each of statement.variables) if (each.type === 'Identifier') own.add(each.name);
    }
    if (statement.type !== 'CallStatement' || !isAccess(statement.expression.base)) continue;
    let { base }: { base: Expression } = statement.expression.base;
    while (isAccess(base)) base = base.base;
    if (base.type === 'Identifier' && !own.has(base.name)) found.push({ name: base.name, ...spanOf(base) });
  }
  return found;
}

function noteLocals(statement: Statement, locals: Set<string>): void {
  if (statement.type === 'LocalStatement') for (const { name } of statement.variables) locals.add(name);
  if (statement.type === 'FunctionDeclaration' && statement.identifier?.type === 'Identifier') {
    locals.add(statement.identifier.name);
  }
}

function calledName(call: Expression): BareCall | undefined {
  if (!('base' in call) || call.type === 'MemberExpression' || call.type === 'IndexExpression') return undefined;
  const { base } = call;
  if (base.type !== 'Identifier') return undefined;
  const range = 'range' in base && Array.isArray(base.range) ? base.range : [0, 0];
  return { name: base.name, start: Number(range[0]), end: Number(range[1]) };
}
