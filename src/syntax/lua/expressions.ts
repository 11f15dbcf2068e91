import type { Expression, FunctionDeclaration, Statement } from 'luaparse';
import type { Span } from '../../base/span.ts';
import type { LuaUse } from './code.ts';
import { CAUGHT, guarded, guardOf, heldWhen, holds, ONLINE } from './guards.ts';
import { argumentOf, catches, dynamicCall, includeOf, isResource, lookupOf, runsAtOnce } from './known-calls.ts';
import { loadedBy } from './loads.ts';
import { namesInCall } from './names-in-calls.ts';
import { type Access, argumentsOf, type Call, dottedName, isAccess, keyOf, parameterNames, spanOf } from './nodes.ts';
import type { WalkState } from './walk-state.ts';

/** Goes through expressions: what they use, call, take and run. */
export class Expressions {
  readonly #state: WalkState;
  readonly #statements: (body: readonly Statement[]) => void;

  /** `statements` goes through the body of a function. */
  constructor(state: WalkState, statements: (body: readonly Statement[]) => void) {
    this.#state = state;
    this.#statements = statements;
  }

  /** Goes through an expression. `name`: the names that its value is given. */
  visit(node: Expression, access: LuaUse['access'] = 'read', name?: readonly string[]): void {
    if (!this.#state.enter()) return;
    const loaded = loadedBy(node, access, this.#state.names);
    if (loaded) this.#state.noteLoad(loaded.module);
    this.#enter(node, access, name);
    this.#state.leave();
  }

  /** Goes through a function, and answers its place. `name`: the names that it is given; `keys`: what holds in it. */
  enterFunction(node: FunctionDeclaration, name: readonly string[] | undefined, keys: readonly string[] = []): number {
    const state = this.#state;
    const own = state.bodies.length;
    state.places.set(node, own);
    const parameters = parameterNames(node);
    state.bodies.push({ parent: state.body, span: spanOf(node), parameters });
    state.inFunction(own, keys, () => {
      for (const each of node.parameters) if (each.type === 'Identifier') state.scope.declare(each.name, spanOf(each));
      if (name?.length === 2 && parameters[0] === 'self') {
        state.scope.declare('self', state.scope.find('self')?.span ?? spanOf(node), { kind: 'self', owner: name[0] });
      }
      this.#statements(node.body);
    });
    return own;
  }

  #enter(node: Expression, access: LuaUse['access'], name: readonly string[] | undefined): void {
    switch (node.type) {
      case 'Identifier':
        if (this.#state.variable(node.name)) return;
        if (access === 'read' || access === 'ask') this.#state.noteRead(node.name);
        this.#state.onName?.(node.name, spanOf(node), 'bare');
        return;
      case 'FunctionDeclaration':
        this.enterFunction(node, name);
        return;
      case 'MemberExpression':
      case 'IndexExpression':
        this.#access(node, access);
        return;
      case 'CallExpression':
      case 'StringCallExpression':
      case 'TableCallExpression':
        this.#call(node, access, name);
        return;
      case 'TableConstructorExpression':
        for (const field of node.fields) {
          if (field.type === 'TableKey') this.visit(field.key);
          this.visit(
            field.value,
            'read',
            field.type === 'TableKeyString' && name ? [...name, field.key.name] : undefined,
          );
        }
        return;
      case 'BinaryExpression':
        this.#operands(node);
        return;
      case 'LogicalExpression':
        this.#logical(node, access);
        return;
      case 'UnaryExpression':
        this.visit(node.argument, 'ask');
        return;
      default:
        return;
    }
  }

  /** A long sum nests to its left, and is gone along rather than into. */
  #operands(node: Expression): void {
    const right: Expression[] = [];
    let each = node;
    for (; each.type === 'BinaryExpression'; each = each.left) right.push(each.right);
    this.visit(each, 'ask');
    for (const operand of right.reverse()) this.visit(operand, 'ask');
  }

  #logical(
    { operator, left, right }: Extract<Expression, { type: 'LogicalExpression' }>,
    access: LuaUse['access'],
  ): void {
    const own = access === 'ask' ? 'ask' : 'read';
    // What stands before `and` is handed on only where it is nothing.
    this.visit(left, operator === 'and' ? 'ask' : own);
    const guards = this.#state.guards;
    this.#state.guards = guarded(guards, heldWhen(left, operator === 'and', this.#state.names));
    this.visit(right, own);
    this.#state.guards = guards;
  }

  #access(node: Access, access: LuaUse['access']): void {
    const own = this.#state.meaning(node);
    const base = this.#state.meaning(node.base);
    const key = keyOf(node);
    if (own?.kind === 'module' && key && base?.kind === 'modules') {
      this.#use(own.module, key.span, undefined, access === 'read' ? 'ask' : access);
    } else if (own?.kind === 'member' && key) {
      this.#use(own.module, this.#moduleSpan(node.base), key, access === 'ask' ? 'read' : access);
    } else {
      if (key && isGlobalTable(node.base) && !this.#state.variable('_G')) {
        if (access === 'read' || access === 'ask') this.#state.noteRead(key.name);
        this.#state.onName?.(key.name, key.span, 'shared');
      } else if (key && isEnvironment(node.base)) this.#state.onName?.(key.name, key.span, 'text');
      this.visit(node.base, 'index');
    }
    if (node.type === 'IndexExpression') this.visit(node.index);
  }

  /** Where the name of the module stands whose member is looked at: the name, or the variable that stands for it. */
  #moduleSpan(base: Expression): Span {
    return (isAccess(base) && keyOf(base)?.span) || spanOf(base);
  }

  #use(
    module: string,
    moduleSpan: Span,
    key: { name: string; span: Span } | undefined,
    access: LuaUse['access'],
  ): void {
    this.#state.uses.push({
      module,
      moduleSpan,
      member: key?.name,
      memberSpan: key?.span,
      access,
      guard: guardOf(this.#state.guards, module, key?.name),
      later: holds(this.#state.guards, ONLINE),
      body: this.#state.body,
    });
  }

  #call(node: Call, access: LuaUse['access'], target: readonly string[] | undefined): void {
    const callee = dottedName(node.base);
    this.visit(node.base, 'call');
    const isLocal = (name: string) => this.#state.variable(name) !== undefined;
    const given = argumentsOf(node);
    const { onName } = this.#state;
    if (onName && !isLocal(callee?.[0] ?? ''))
      for (const each of namesInCall(node, target)) onName(each.name, each.span, each.how);
    const first = given[0]?.type === 'Identifier' && runsAtOnce(callee) ? dottedName(given[0]) : undefined;
    if (callee) this.#called(callee);
    if (first) this.#called(first);
    const include = isLocal(callee?.[0] ?? '') ? undefined : includeOf(node, this.#state.body);
    if (include) this.#state.includes.push(include);
    const lookup = isLocal('g_modules') ? undefined : lookupOf(node, access === 'index');
    if (lookup) {
      this.#state.lookups.push({ ...lookup, guard: guardOf(this.#state.guards, lookup.module, undefined) });
    }
    const dynamic = isLocal(callee?.[0] ?? '') ? undefined : dynamicCall(node);
    if (dynamic) this.#state.dynamics.push({ what: dynamic, module: undefined, span: spanOf(node) });
    if (callee && isResource(callee[callee.length - 1])) {
      const found = given.map(it => argumentOf(it, isLocal));
      this.#state.resources.push({
        callee,
        span: spanOf(node.base),
        arguments: found,
        target,
        isDropped: this.#state.dropped === node,
        body: this.#state.body,
      });
    }
    const keys = catches(callee) ? [CAUGHT] : [];
    for (const each of given) {
      if (each.type !== 'FunctionDeclaration') this.visit(each);
      else {
        const body = this.enterFunction(each, undefined, keys);
        if (runsAtOnce(callee)) this.#calls(body);
      }
    }
    // A function that is called where it stands.
    const own = this.#state.places.get(node.base);
    if (own !== undefined) this.#calls(own);
  }

  #called(names: readonly string[]): void {
    const variable = this.#state.variable(names[0]);
    if (names.length === 1) {
      if (variable?.body !== undefined) this.#calls(variable.body);
      else if (!variable) this.#calls(names[0]);
      return;
    }
    const owner = variable?.meaning?.kind === 'self' ? variable.meaning.owner : names[0];
    if (names.length === 2) this.#calls(names[0] === '_G' ? names[1] : `${owner}.${names[1]}`);
  }

  #calls(to: number | string): void {
    this.#state.calls.push({ from: this.#state.body, to, later: holds(this.#state.guards, ONLINE) });
  }
}

function isEnvironment(node: Expression): boolean {
  return node.type === 'CallExpression' && node.base.type === 'Identifier' && node.base.name === 'getfenv';
}

function isGlobalTable(node: Expression): boolean {
  return node.type === 'Identifier' && node.name === '_G';
}
