import type { Expression, Statement } from 'luaparse';
import { auto, type BootStep, discover, ensure } from '../clients/client-engine.ts';
import { parseLua } from '../syntax/lua/parse.ts';
import { plainString } from '../syntax/lua/strings.ts';
import {
  binary,
  type Closure,
  closureOf,
  holder,
  inner,
  isClosure,
  isKey,
  isNative,
  root,
  type Scope,
  type Table,
  truthy,
  typeName,
  unary,
  unknown,
  type Value,
} from './lua-values.ts';

/** A boot step and the line of init.lua that makes it, from 1. */
export interface InitStep {
  readonly step: BootStep;
  readonly line: number;
}

/** What an init.lua does to the module manager. */
export interface InitScript {
  readonly steps: readonly InitStep[];
  /** Lines whose condition could not be decided; they were taken as not met. */
  readonly undecided: readonly number[];
}

/**
 * Reads the boot sequence out of an init.lua by following its statements with what is constant in them: strings,
 * numbers, tables, functions of its own, `if`. A condition that depends on the machine counts as not met. Undefined
 * where the text is not Lua or never discovers modules. `hasModule` answers `g_modules.getModule`.
 */
export function readInitScript(text: string, hasModule: (name: string) => boolean): InitScript | undefined {
  const parse = parseLua(text);
  if (parse.kind !== 'chunk') return undefined;
  const reader = new Reader(text, hasModule);
  reader.run(parse.chunk.body, new Map());
  if (!reader.steps.some(({ step }) => step.kind === 'discover')) return undefined;
  return { steps: reader.steps, undecided: [...reader.undecided] };
}

type Flow = { readonly kind: 'return'; readonly value: Value } | { readonly kind: 'break' } | undefined;

const MOST_STATEMENTS = 20_000;
const DEEPEST_CALL = 50;

class Reader {
  readonly steps: InitStep[] = [];
  readonly undecided = new Set<number>();
  readonly #lineStarts: number[];
  #statements = 0;
  #depth = 0;

  constructor(
    text: string,
    readonly hasModule: (name: string) => boolean,
  ) {
    this.#lineStarts = [0];
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.#lineStarts.push(i + 1);
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
        return this.#performFor(statement, scope);
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
      if (condition === unknown) this.undecided.add(this.#lineOf(clause));
      if (condition !== unknown && truthy(condition)) return this.run(clause.body, inner(scope));
    }
    return undefined;
  }

  /** `for _, name in ipairs(list)` over a table that is known. */
  #performFor(statement: Extract<Statement, { type: 'ForGenericStatement' }>, scope: Scope): Flow {
    const [iterator] = statement.iterators;
    const call = iterator?.type === 'CallExpression' && iterator.base.type === 'Identifier' ? iterator : undefined;
    const name = call?.base.type === 'Identifier' ? call.base.name : '';
    const table = call && (name === 'ipairs' || name === 'pairs') ? this.#value(call.arguments[0], scope) : undefined;
    if (!(table instanceof Map)) return undefined;
    for (const [key, value] of table) {
      const body = inner(scope);
      for (const [i, variable] of statement.variables.entries()) body.set(variable.name, i === 0 ? key : value);
      const flow = this.run(statement.body, body);
      if (flow?.kind === 'break') return undefined;
      if (flow) return flow;
    }
    return undefined;
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
    if (base.type === 'MemberExpression' && base.base.type === 'Identifier') {
      const answer = this.#native(base.base.name, base.identifier.name, values, expression);
      if (answer !== undefined) return answer.value;
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

  #native(object: string, method: string, values: readonly Value[], at: object): { value: Value } | undefined {
    if (object !== 'g_modules') return method === 'isLoadedFromArchive' ? { value: false } : undefined;
    const [first] = values;
    const step = stepOf(method, first);
    if (step) this.steps.push({ step, line: this.#lineOf(at) });
    if (method === 'getModule' && typeof first === 'string')
      return { value: this.hasModule(first) ? new Map() : undefined };
    return { value: unknown };
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

  #lineOf(node: object): number {
    const offset = 'range' in node && Array.isArray(node.range) ? Number(node.range[0]) : 0;
    return this.#lineStarts.filter(start => start <= offset).length;
  }
}

/** Calls that run a function given to them, later but surely. */
const schedulers = new Set(['addEvent', 'scheduleEvent', 'pcall']);

function stepOf(method: string, argument: Value): BootStep | undefined {
  if (method === 'discoverModules') return discover();
  if (method === 'autoLoadModules' && typeof argument === 'number') return auto(argument);
  if (method === 'ensureModuleLoaded' && typeof argument === 'string') return ensure(argument);
  return undefined;
}
