import type { Expression, Statement } from 'luaparse';
import { plainString } from '../syntax/lua/strings.ts';
import {
  binary,
  type Closure,
  closureOf,
  counting,
  holder,
  inner,
  isClosure,
  isKey,
  isNative,
  root,
  type Scope,
  sequence,
  type Table,
  truthy,
  typeName,
  unary,
  unknown,
  type Value,
} from './lua-values.ts';

type Flow = { readonly kind: 'return'; readonly value: Value } | { readonly kind: 'break' } | undefined;

type NumericLoop = Extract<Statement, { type: 'ForNumericStatement' }>;
type GenericLoop = Extract<Statement, { type: 'ForGenericStatement' }>;
type Loop = NumericLoop | GenericLoop;

const MOST_STATEMENTS = 20_000;
const DEEPEST_CALL = 50;

/** What a follower tells of, and asks. */
export interface FollowerPort {
  /** A global that is known though no statement gives it. */
  readonly global: (name: string) => { readonly value: Value } | undefined;
  /** A call `object.method(…)` or `object:method(…)` at an offset; undefined where it is nothing special. */
  readonly call: (
    object: Value,
    method: string,
    values: readonly Value[],
    offset: number,
  ) => { readonly value: Value } | undefined;
  /** A condition at an offset depends on the client or the machine; it is taken as not met. */
  readonly undecided: (offset: number) => void;
  /** A loop that cannot be followed, from one offset to another. */
  readonly skipped: (start: number, end: number) => void;
}

/** Follows the statements of a chunk with what is constant in them, as far as a limit. */
export function follow(body: readonly Statement[], port: FollowerPort): void {
  new Follower(port).run(body, new Map());
}

class Follower {
  readonly #port: FollowerPort;
  #statements = 0;
  #depth = 0;

  constructor(port: FollowerPort) {
    this.#port = port;
  }

  run(body: readonly Statement[], scope: Scope): Flow {
    for (const statement of body) {
      if (++this.#statements > MOST_STATEMENTS) return { kind: 'break' };
      const flow = this.#perform(statement, scope);
      if (flow) return flow;
    }
    return undefined;
  }

  #perform(statement: Statement, scope: Scope): Flow {
    switch (statement.type) {
      case 'LocalStatement':
        for (const [i, { name }] of statement.variables.entries())
          scope.set(name, this.#value(statement.init[i], scope));
        return undefined;
      case 'AssignmentStatement':
        for (const [i, target] of statement.variables.entries())
          this.#assign(target, this.#value(statement.init[i], scope), scope);
        return undefined;
      case 'FunctionDeclaration': {
        const closure = closureOf(statement.body, statement.parameters, scope);
        if (statement.isLocal && statement.identifier?.type === 'Identifier')
          scope.set(statement.identifier.name, closure);
        else if (statement.identifier) this.#assign(statement.identifier, closure, scope);
        return undefined;
      }
      case 'CallStatement':
        this.#value(statement.expression, scope);
        return undefined;
      case 'IfStatement':
        return this.#performIf(statement, scope);
      case 'DoStatement':
        return this.run(statement.body, inner(scope));
      case 'ForGenericStatement':
      case 'ForNumericStatement':
        return this.#performFor(statement, scope);
      case 'WhileStatement':
      case 'RepeatStatement':
        return this.#skip(statement);
      case 'ReturnStatement':
        return { kind: 'return', value: this.#value(statement.arguments[0], scope) };
      case 'BreakStatement':
        return { kind: 'break' };
      default:
        return undefined;
    }
  }

  #performIf(statement: Extract<Statement, { type: 'IfStatement' }>, scope: Scope): Flow {
    for (const clause of statement.clauses) {
      const condition = clause.type === 'ElseClause' ? true : this.#value(clause.condition, scope);
      if (condition === unknown) this.#port.undecided(rangeOf(clause)[0]);
      if (condition !== unknown && truthy(condition)) return this.run(clause.body, inner(scope));
    }
    return undefined;
  }

  #performFor(statement: Loop, scope: Scope): Flow {
    const variables = statement.type === 'ForNumericStatement' ? [statement.variable] : statement.variables;
    const rounds =
      statement.type === 'ForNumericStatement' ? this.#count(statement, scope) : this.#visit(statement, scope);
    if (!rounds) return this.#skip(statement);
    for (const values of rounds) {
      if (++this.#statements > MOST_STATEMENTS) return { kind: 'break' };
      const body = inner(scope);
      for (const [i, { name }] of variables.entries()) body.set(name, values[i]);
      const flow = this.run(statement.body, body);
      if (flow?.kind === 'break') return undefined;
      if (flow) return flow;
    }
    return undefined;
  }

  /** `for i = 1, 3`; undefined where a bound is not known. */
  #count({ start, end, step }: NumericLoop, scope: Scope): Iterable<readonly Value[]> | undefined {
    const [from, to, by] = [start, end, step].map(it => (it ? this.#value(it, scope) : 1));
    return typeof from === 'number' && typeof to === 'number' && typeof by === 'number' && by !== 0
      ? counting(from, to, by)
      : undefined;
  }

  /** `for _, name in ipairs(list)`; undefined where the list is not known. */
  #visit({ iterators: [iterator] }: GenericLoop, scope: Scope): Iterable<readonly Value[]> | undefined {
    if (iterator?.type !== 'CallExpression' || iterator.base.type !== 'Identifier') return undefined;
    const table = this.#value(iterator.arguments[0], scope);
    if (!(table instanceof Map)) return undefined;
    const { name } = iterator.base;
    return name === 'ipairs' ? sequence(table) : name === 'pairs' ? table : undefined;
  }

  /** A loop that cannot be followed matters only where it has to do with modules. */
  #skip(statement: Statement): undefined {
    this.#port.skipped(...rangeOf(statement));
  }

  #assign(target: Expression, value: Value, scope: Scope): void {
    if (target.type === 'Identifier') {
      holder(scope, target.name).set(target.name, value);
      return;
    }
    if (target.type !== 'MemberExpression' && target.type !== 'IndexExpression') return;
    const base = this.#value(target.base, scope);
    const key = target.type === 'MemberExpression' ? target.identifier.name : this.#value(target.index, scope);
    if (base instanceof Map && isKey(key)) base.set(key, value);
    // A field given to something native, such as `g_app.hasUpdater = function() … end`.
    else if (isKey(key) && target.base.type === 'Identifier') {
      root(scope).set(`${target.base.name}.${key}`, value);
    }
  }

  #value(expression: Expression | undefined, scope: Scope): Value {
    switch (expression?.type) {
      case undefined:
      case 'NilLiteral':
        return undefined;
      case 'StringLiteral':
        return plainString(expression) ?? unknown;
      case 'NumericLiteral':
      case 'BooleanLiteral':
        return expression.value;
      case 'Identifier':
        return this.#variable(expression.name, scope);
      case 'FunctionDeclaration':
        return closureOf(expression.body, expression.parameters, scope);
      case 'TableConstructorExpression':
        return this.#table(expression, scope);
      case 'MemberExpression':
      case 'IndexExpression':
        return this.#member(expression, scope);
      case 'LogicalExpression':
        return this.#logical(expression, scope);
      case 'UnaryExpression':
        return unary(expression.operator, this.#value(expression.argument, scope));
      case 'BinaryExpression':
        return binary(expression.operator, this.#value(expression.left, scope), this.#value(expression.right, scope));
      case 'CallExpression':
      case 'StringCallExpression':
      case 'TableCallExpression':
        return this.#call(expression, scope);
      default:
        return unknown;
    }
  }

  #variable(name: string, scope: Scope): Value {
    const found = holder(scope, name);
    if (found.has(name)) return found.get(name);
    const global = this.#port.global(name);
    if (global) return global.value;
    return isNative(name) ? unknown : undefined;
  }

  #table(expression: Extract<Expression, { type: 'TableConstructorExpression' }>, scope: Scope): Value {
    const table: Table = new Map();
    for (const field of expression.fields) {
      const value = this.#value(field.value, scope);
      if (field.type === 'TableValue') table.set(table.size + 1, value);
      else {
        const key = field.type === 'TableKeyString' ? field.key.name : this.#value(field.key, scope);
        if (isKey(key)) table.set(key, value);
      }
    }
    return table;
  }

  #member(expression: Extract<Expression, { type: 'MemberExpression' | 'IndexExpression' }>, scope: Scope): Value {
    const base = this.#value(expression.base, scope);
    const key =
      expression.type === 'MemberExpression' ? expression.identifier.name : this.#value(expression.index, scope);
    if (base instanceof Map && isKey(key)) return base.get(key);
    const given = expression.base.type === 'Identifier' && isKey(key) ? `${expression.base.name}.${key}` : undefined;
    if (given !== undefined && root(scope).has(given)) return root(scope).get(given);
    return unknown;
  }

  #logical(expression: Extract<Expression, { type: 'LogicalExpression' }>, scope: Scope): Value {
    const left = this.#value(expression.left, scope);
    if (left === unknown) {
      // `unknown and nil` is not met whatever the left side is.
      const right = this.#value(expression.right, scope);
      const settles = right !== unknown && truthy(right) === (expression.operator === 'or');
      return settles ? right : unknown;
    }
    const decided = truthy(left) === (expression.operator === 'or');
    return decided ? left : this.#value(expression.right, scope);
  }

  #call(expression: Extract<Expression, { base: Expression }>, scope: Scope): Value {
    const given =
      expression.type === 'CallExpression'
        ? expression.arguments
        : expression.type === 'StringCallExpression'
          ? [expression.argument]
          : [];
    const values = given.map(it => this.#value(it, scope));
    const { base } = expression;
    if (base.type === 'MemberExpression') {
      const object = this.#value(base.base, scope);
      const answer = this.#port.call(object, base.identifier.name, values, rangeOf(expression)[0]);
      if (answer) return answer.value;
    }
    if (base.type === 'MemberExpression' && base.indexer === ':' && base.identifier.name === 'len') {
      const text = this.#value(base.base, scope);
      return typeof text === 'string' ? text.length : unknown;
    }
    if (base.type === 'Identifier' && base.name === 'type') return typeName(values[0]);
    const callee = this.#value(base, scope);
    if (isClosure(callee)) return this.#enter(callee.closure, values);
    const later = base.type === 'Identifier' ? base.name : base.type === 'MemberExpression' ? base.identifier.name : '';
    const callback = values.find(isClosure);
    if (callback && schedulers.has(later)) this.#enter(callback.closure, []);
    return unknown;
  }

  #enter(closure: Closure, values: readonly Value[]): Value {
    if (this.#depth >= DEEPEST_CALL) return unknown;
    this.#depth++;
    const scope = inner(closure.scope);
    for (const [i, name] of closure.parameters.entries()) scope.set(name, values[i]);
    const flow = this.run(closure.body, scope);
    this.#depth--;
    return flow?.kind === 'return' ? flow.value : undefined;
  }
}

function rangeOf(node: object): readonly [number, number] {
  const range = 'range' in node && Array.isArray(node.range) ? node.range.map(Number) : [];
  return [range[0] ?? 0, range[1] ?? 0];
}

/** Calls that run a function given to them, later but surely. */
const schedulers = new Set(['addEvent', 'scheduleEvent', 'pcall']);
