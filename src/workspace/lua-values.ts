import type { Statement } from 'luaparse';

export type Table = Map<string | number, Value>;

/** A function with the names that it sees. */
export interface Closure {
  readonly body: readonly Statement[];
  readonly parameters: readonly string[];
  readonly scope: Scope;
}
/** A Lua value as far as it is known; `unknown` is everything that depends on the client or the machine. */
export type Value = string | number | boolean | undefined | Table | { readonly closure: Closure } | typeof unknown;
export const unknown = Symbol('unknown');

/** Names that are local somewhere; a missing one is a global, kept in the outermost scope. */
export type Scope = Map<string, Value> & { outer?: Scope };

/** A function as a value. */
export function closureOf(
  body: readonly Statement[],
  parameters: readonly { readonly type: string }[],
  scope: Scope,
): Value {
  const names = parameters.map(it => ('name' in it && typeof it.name === 'string' ? it.name : '...'));
  return { closure: { body, parameters: names, scope } };
}
/** Whether a value is a function. */
export function isClosure(value: Value): value is { readonly closure: Closure } {
  return typeof value === 'object' && 'closure' in value;
}

/** Whether a value can stand as a key here. */
export function isKey(value: Value): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** Whether a condition with that value is met. */
export function truthy(value: Value): boolean {
  return value !== undefined && value !== false;
}

/** What `type(value)` answers. */
export function typeName(value: Value): Value {
  if (value === unknown) return unknown;
  if (value === undefined) return 'nil';
  if (value instanceof Map) return 'table';
  return isClosure(value) ? 'function' : typeof value;
}

/** Lua's unary operators, as far as their operand is known. */
export function unary(operator: string, value: Value): Value {
  if (value === unknown) return unknown;
  if (operator === 'not') return !truthy(value);
  if (operator === '-' && typeof value === 'number') return -value;
  if (operator === '#' && (typeof value === 'string' || value instanceof Map)) {
    return typeof value === 'string' ? value.length : value.size;
  }
  return unknown;
}

/** Lua's binary operators, as far as their operands are known. */
export function binary(operator: string, left: Value, right: Value): Value {
  if (left === unknown || right === unknown) return unknown;
  if (operator === '==') return left === right;
  if (operator === '~=') return left !== right;
  if (operator === '..') return isKey(left) && isKey(right) ? `${left}${right}` : unknown;
  if (typeof left !== 'number' || typeof right !== 'number') return unknown;
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    default:
      return unknown;
  }
}

/** What `ipairs` visits: 1, 2 and so on up to the first gap. */
export function sequence(table: Table): readonly (readonly [number, Value])[] {
  const found: (readonly [number, Value])[] = [];
  for (let i = 1; table.get(i) !== undefined; i++) found.push([i, table.get(i)]);
  return found;
}

/** The rounds of a numeric `for`. */
export function* counting(from: number, to: number, by: number): Generator<readonly [number]> {
  for (let i = from; by > 0 ? i <= to : i >= to; i += by) yield [i];
}

/** A new scope inside another one. */
export function inner(outer: Scope): Scope {
  return Object.assign(new Map<string, Value>(), { outer });
}

/** The scope that holds a name, or the outermost one. */
export function holder(scope: Scope, name: string): Scope {
  for (let each: Scope = scope; ; each = each.outer) if (each.has(name) || !each.outer) return each;
}

/** The outermost scope, which holds the globals. */
export function root(scope: Scope): Scope {
  return scope.outer ? root(scope.outer) : scope;
}

/** Whether a global is there before init.lua runs: of the Lua libraries, or of the client. */
export function isNative(name: string): boolean {
  return name.startsWith('g_') || natives.has(name);
}

const natives = new Set([
  'os',
  'io',
  'string',
  'table',
  'math',
  'debug',
  'package',
  '_G',
  'require',
  'tonumber',
  'tostring',
  'pcall',
  'print',
  'addEvent',
  'scheduleEvent',
  'dofile',
]);
