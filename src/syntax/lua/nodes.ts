import type { Expression, FunctionDeclaration, Statement } from 'luaparse';
import { type Span, span } from '../../base/span.ts';
import { plainString } from './strings.ts';

export type Call = Extract<Expression, { type: 'CallExpression' | 'StringCallExpression' | 'TableCallExpression' }>;
export type Access = Extract<Expression, { type: 'MemberExpression' | 'IndexExpression' }>;

/** Where a node stands; the parser was asked for ranges. */
export function spanOf(node: object): Span {
  const range: readonly unknown[] = 'range' in node && Array.isArray(node.range) ? node.range : [];
  return span(Number(range[0] ?? 0), Number(range[1] ?? 0));
}

export function isCall(node: Expression | undefined): node is Call {
  return (
    node?.type === 'CallExpression' || node?.type === 'StringCallExpression' || node?.type === 'TableCallExpression'
  );
}

export function isAccess(node: Expression | undefined): node is Access {
  return node?.type === 'MemberExpression' || node?.type === 'IndexExpression';
}

export function argumentsOf(call: Call): readonly Expression[] {
  if (call.type === 'CallExpression') return call.arguments;
  return [call.type === 'StringCallExpression' ? call.argument : call.arguments];
}

/** The key of `a.key`, `a:key` and `a['key']`, and where its name stands; undefined where it is worked out. */
export function keyOf(access: Access): { readonly name: string; readonly span: Span } | undefined {
  if (access.type === 'MemberExpression') return { name: access.identifier.name, span: spanOf(access.identifier) };
  const name = plainString(access.index);
  return name === undefined ? undefined : { name, span: insideQuotes(access.index, name) };
}

/** Where the value of a string literal stands without its quotes or brackets. */
export function insideQuotes(literal: Expression, value: string): Span {
  const { start, end } = spanOf(literal);
  const at = literal.type === 'StringLiteral' ? literal.raw.indexOf(value) : -1;
  // With escapes the value is not what is written: all between the quotes is meant.
  return at < 0 ? span(start + 1, Math.max(start + 1, end - 1)) : span(start + at, start + at + value.length);
}

/** The names of `a`, `a.b` and `a.b.c` in a row, methods as fields; undefined where the expression is more than names. */
export function dottedName(expression: Expression): readonly string[] | undefined {
  if (expression.type === 'Identifier') return [expression.name];
  if (!isAccess(expression)) return undefined;
  const key = keyOf(expression);
  const base = key && dottedName(expression.base);
  return base && key && [...base, key.name];
}

export function parameterNames({ parameters, identifier }: FunctionDeclaration): readonly string[] {
  const names = parameters.map(it => (it.type === 'Identifier' ? it.name : '...'));
  return identifier?.type === 'MemberExpression' && identifier.indexer === ':' ? ['self', ...names] : names;
}

/** Whether nothing behind a block is run once the block is. */
export function leaves(body: readonly Statement[]): boolean {
  const last = body[body.length - 1];
  if (last === undefined) return false;
  if (last.type === 'DoStatement') return leaves(last.body);
  if (last.type === 'CallStatement') return dottedName(last.expression.base)?.join('.') === 'error';
  return last.type === 'ReturnStatement' || last.type === 'BreakStatement' || last.type === 'GotoStatement';
}
