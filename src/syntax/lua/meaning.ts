import type { Expression } from 'luaparse';
import { type Access, argumentsOf, dottedName, isAccess, isCall, keyOf } from './nodes.ts';
import type { Meaning, Variable } from './scope.ts';
import { plainString } from './strings.ts';

/** What an expression stands for, as far as it has to do with modules; `variable` tells the local ones. */
export function meaningOf(
  expression: Expression,
  variable: (name: string) => Variable | undefined,
): Meaning | undefined {
  switch (expression.type) {
    case 'Identifier': {
      const local = variable(expression.name);
      if (local) return local.meaning;
      return expression.name === 'modules' ? { kind: 'modules' } : undefined;
    }
    case 'MemberExpression':
    case 'IndexExpression':
      return ofAccess(expression, variable);
    case 'CallExpression':
    case 'StringCallExpression':
      return ofCall(expression, variable);
    case 'LogicalExpression':
      return expression.operator === 'and' ? meaningOf(expression.right, variable) : undefined;
    default:
      return undefined;
  }
}

function ofAccess(access: Access, variable: (name: string) => Variable | undefined): Meaning | undefined {
  const key = keyOf(access);
  if (!key) return undefined;
  const { base } = access;
  if (base.type === 'Identifier' && !variable(base.name)) {
    if (base.name === '_G' && key.name === 'modules') return { kind: 'modules' };
    if (base.name === 'package' && key.name === 'loaded') return { kind: 'modules' };
  }
  const whole = meaningOf(base, variable);
  if (whole?.kind === 'modules') return { kind: 'module', module: key.name };
  return whole?.kind === 'module' ? { kind: 'member', module: whole.module, member: key.name } : undefined;
}

function ofCall(
  call: Extract<Expression, { base: Expression }>,
  variable: (name: string) => Variable | undefined,
): Meaning | undefined {
  if (!isCall(call) || !isAccess(call.base)) return undefined;
  if (dottedName(call.base)?.join('.') === 'g_modules.getModule') {
    return variable('g_modules') ? undefined : { kind: 'handle', module: plainString(argumentsOf(call)[0]) };
  }
  const handle = meaningOf(call.base.base, variable);
  const method = keyOf(call.base)?.name;
  if (handle?.kind !== 'handle' || handle.module === undefined || method !== 'getSandbox') return undefined;
  return { kind: 'module', module: handle.module };
}
