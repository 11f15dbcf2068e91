import type { Expression } from 'luaparse';

/** The value of a string literal without escapes that matter here, or undefined for any other expression. */
export function plainString(expression: Expression | undefined): string | undefined {
  if (expression?.type !== 'StringLiteral') return undefined;
  const { raw } = expression;
  const long = /^\[(=*)\[\r?\n?([\s\S]*)\]\1\]$/.exec(raw);
  if (long) return long[2];
  return raw.slice(1, -1).replace(/\\(["'\\])/g, '$1');
}
