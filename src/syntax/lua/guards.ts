import type { Expression } from 'luaparse';
import type { Guard } from './code.ts';
import { argumentsOf, dottedName, isAccess, isCall } from './nodes.ts';
import type { Meaning, Variable } from './scope.ts';

/** What is known to hold where a statement is run: `x` for a module that is there, `x.f` for a member; innermost first. */
export interface Guards {
  readonly keys: readonly string[];
  readonly outer: Guards | undefined;
}

/** Holds where a player is in the game, which is never while a client starts. */
export const ONLINE = '@online';
/** Holds where an error is caught. */
export const CAUGHT = '@caught';

export function holds(guards: Guards | undefined, key: string): boolean {
  for (let each = guards; each; each = each.outer) if (each.keys.includes(key)) return true;
  return false;
}

export function guarded(guards: Guards | undefined, keys: readonly string[]): Guards | undefined {
  return keys.length === 0 ? guards : { keys, outer: guards };
}

/** What the names of an expression stand for. */
export interface Names {
  readonly meaning: (expression: Expression) => Meaning | undefined;
  readonly variable: (name: string) => Variable | undefined;
}

/** What holds where a condition is met, or where it is not. */
export function heldWhen(condition: Expression, met: boolean, names: Names): readonly string[] {
  switch (condition.type) {
    case 'UnaryExpression':
      return condition.operator === 'not' ? heldWhen(condition.argument, !met, names) : [];
    case 'LogicalExpression': {
      const left = heldWhen(condition.left, met, names);
      const right = heldWhen(condition.right, met, names);
      const isBoth = (condition.operator === 'and') === met;
      return isBoth ? [...left, ...right] : left.filter(it => right.includes(it));
    }
    case 'BinaryExpression':
      return heldByComparison(condition, met, names);
    default:
      return met ? heldByValue(condition, names) : [];
  }
}

function heldByComparison(
  { operator, left, right }: Extract<Expression, { type: 'BinaryExpression' }>,
  met: boolean,
  names: Names,
): readonly string[] {
  const nothing = [left, right].find(isNothing);
  const other = nothing === left ? right : left;
  if (nothing && (operator === '==' || operator === '~=')) {
    return (operator === '~=') === met ? heldWhen(other, true, names) : [];
  }
  return met ? [...heldByValue(left, names), ...heldByValue(right, names)] : [];
}

function isNothing(expression: Expression): boolean {
  return expression.type === 'NilLiteral' || (expression.type === 'BooleanLiteral' && !expression.value);
}

/** What holds where an expression has a value that counts as true. */
function heldByValue(expression: Expression, names: Names): readonly string[] {
  if (expression.type === 'Identifier') {
    const variable = names.variable(expression.name);
    return [...keysOf(names.meaning(expression)), ...(variable?.truth ?? [])];
  }
  if (isAccess(expression)) {
    const own = keysOf(names.meaning(expression));
    return own.length > 0 ? own : heldByValue(expression.base, names);
  }
  if (isCall(expression)) {
    if (dottedName(expression.base)?.join('.') === 'g_game.isOnline') return [ONLINE];
    const given = argumentsOf(expression).flatMap(it => heldByValue(it, names));
    return [...keysOf(names.meaning(expression)), ...heldByValue(expression.base, names), ...given];
  }
  return [];
}

function keysOf(meaning: Meaning | undefined): readonly string[] {
  switch (meaning?.kind) {
    case 'module':
      return [meaning.module];
    case 'handle':
      return meaning.module === undefined ? [] : [meaning.module];
    case 'member':
      return [meaning.module, `${meaning.module}.${meaning.member}`];
    default:
      return [];
  }
}

/** How far a use of a module, or of a member of it, is made sure of. */
export function guardOf(guards: Guards | undefined, module: string, member: string | undefined): Guard {
  if (holds(guards, CAUGHT) || (member !== undefined && holds(guards, `${module}.${member}`))) return 'member';
  return holds(guards, module) ? 'module' : 'none';
}
