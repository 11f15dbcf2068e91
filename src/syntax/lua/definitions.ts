import type { Expression } from 'luaparse';
import type { LuaDefinition } from './code.ts';
import type { Names } from './guards.ts';
import { dottedName, insideQuotes, isAccess, keyOf, spanOf } from './nodes.ts';
import { plainString } from './strings.ts';

/** Where a value is put: under a name, or under one that is worked out while the file runs. */
type Place =
  | {
      readonly kind: 'name';
      readonly owner: string | undefined;
      readonly at: Pick<LuaDefinition, 'name' | 'span' | 'into' | 'owner'>;
    }
  | { readonly kind: 'dynamic'; readonly module: string | undefined };

/** Where the target of an assignment puts its value, if that may concern others. Not for local variables. */
export function placeOf(target: Expression, names: Names): Place | undefined {
  if (target.type === 'Identifier') {
    return named({ name: target.name, span: spanOf(target), into: 'environment', owner: undefined });
  }
  if (!isAccess(target)) return undefined;
  const key = keyOf(target);
  const { base } = target;
  const whole = names.meaning(base);
  if (whole?.kind === 'module') {
    const { module } = whole;
    return key ? named({ ...key, into: { module }, owner: undefined }) : { kind: 'dynamic', module };
  }
  if (base.type === 'Identifier' && base.name === '_G' && !names.variable('_G')) {
    return key ? named({ ...key, into: 'globals', owner: undefined }) : { kind: 'dynamic', module: undefined };
  }
  const owner = whole?.kind === 'self' ? whole.owner : base.type === 'Identifier' ? base.name : undefined;
  return key && owner !== undefined ? named({ ...key, into: 'environment', owner }) : undefined;
}

function named(at: Pick<LuaDefinition, 'name' | 'span' | 'into' | 'owner'>): Place {
  return { kind: 'name', owner: at.owner, at };
}

/** What kind of value a target is given. */
export function made(
  target: Expression,
  value: Expression | undefined,
): Pick<LuaDefinition, 'kind' | 'yields' | 'isNil'> {
  const isFunction = value?.type === 'FunctionDeclaration';
  return {
    kind: isFunction ? 'function' : value?.type === 'TableConstructorExpression' ? 'table' : 'value',
    yields: value?.type === 'LogicalExpression' && value.operator === 'or' && isSame(value.left, target),
    isNil: value?.type === 'NilLiteral',
  };
}

function isSame(a: Expression, b: Expression): boolean {
  const name = dottedName(a)?.join('.');
  return name !== undefined && name === dottedName(b)?.join('.');
}

/** The functions in a table that a name is given. */
export function functionFields(
  owner: string,
  table: Expression | undefined,
): readonly { readonly value: Expression; readonly at: Pick<LuaDefinition, 'name' | 'span' | 'into' | 'owner'> }[] {
  if (table?.type !== 'TableConstructorExpression') return [];
  return table.fields.flatMap(field => {
    if (field.type === 'TableValue' || field.value.type !== 'FunctionDeclaration') return [];
    const word = field.type === 'TableKeyString' ? field.key.name : plainString(field.key);
    if (word === undefined) return [];
    const place = field.type === 'TableKeyString' ? spanOf(field.key) : insideQuotes(field.key, word);
    return [{ value: field.value, at: { name: word, span: place, into: 'environment' as const, owner } }];
  });
}
