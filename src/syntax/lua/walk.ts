import type { Chunk, Expression, FunctionDeclaration, Statement } from 'luaparse';
import type { Span } from '../../base/span.ts';
import type { LuaCode } from './code.ts';
import { functionFields, made, placeOf } from './definitions.ts';
import { Expressions } from './expressions.ts';
import { guarded, heldWhen } from './guards.ts';
import { dottedName, isAccess, leaves, spanOf } from './nodes.ts';
import { WalkState } from './walk-state.ts';

/**
 * Goes once over a chunk and writes down what it does, in the order of the text. `onFree` is told each name that is read and
 * is no variable of the chunk.
 */
export function walk(chunk: Chunk, onFree?: (name: string, place: Span) => void): LuaCode {
  const state = new WalkState(onFree);
  new Statements(state).run(chunk.body);
  // What is made inside a function was found before the function's own name was.
  state.definitions.sort((a, b) => a.span.start - b.span.start);
  for (const [name, { span, body }] of state.scope.own) {
    state.locals.set(name, { name, span, isFunction: body !== undefined });
  }
  // Not the state itself: it holds the whole tree. Lists that have grown hold room for more, which thousands of files feel.
  return {
    definitions: state.definitions.slice(),
    locals: state.locals,
    bodies: state.bodies.slice(),
    calls: state.calls.slice(),
    uses: state.uses.slice(),
    lookups: state.lookups.slice(),
    includes: state.includes.slice(),
    resources: state.resources.slice(),
    dynamics: state.dynamics.slice(),
  };
}

/** Goes through statements: what they declare, define and make sure of. */
class Statements {
  readonly #state: WalkState;
  readonly #expressions: Expressions;

  constructor(state: WalkState) {
    this.#state = state;
    this.#expressions = new Expressions(state, body => this.run(body));
  }

  run(body: readonly Statement[]): void {
    if (!this.#state.enter()) return;
    for (const statement of body) this.#statement(statement);
    this.#state.leave();
  }

  /** Statements of a block of their own. */
  #block(body: readonly Statement[], keys: readonly string[] = [], until?: Expression): void {
    this.#state.inBlock(keys, () => {
      this.run(body);
      if (until) this.#expressions.visit(until);
    });
  }

  #statement(statement: Statement): void {
    switch (statement.type) {
      case 'LocalStatement':
        this.#local(statement);
        return;
      case 'AssignmentStatement':
        this.#assignment(statement);
        return;
      case 'CallStatement':
        this.#state.dropped = statement.expression;
        this.#expressions.visit(statement.expression);
        return;
      case 'FunctionDeclaration':
        this.#declaration(statement);
        return;
      case 'IfStatement':
        this.#if(statement);
        return;
      case 'WhileStatement':
        this.#expressions.visit(statement.condition);
        this.#block(statement.body, heldWhen(statement.condition, true, this.#state.names));
        return;
      case 'RepeatStatement':
        this.#block(statement.body, [], statement.condition);
        return;
      case 'DoStatement':
        this.#block(statement.body);
        return;
      case 'ForNumericStatement':
        for (const each of [statement.start, statement.end, statement.step]) if (each) this.#expressions.visit(each);
        this.#loop([statement.variable], statement.body);
        return;
      case 'ForGenericStatement':
        for (const each of statement.iterators) this.#expressions.visit(each);
        this.#loop(statement.variables, statement.body);
        return;
      case 'ReturnStatement':
        for (const each of statement.arguments) this.#expressions.visit(each);
        return;
      default:
        return;
    }
  }

  #loop(variables: readonly { readonly name: string }[], body: readonly Statement[]): void {
    this.#state.inBlock([], () => {
      for (const each of variables) this.#state.scope.declare(each.name, spanOf(each));
      this.#block(body);
    });
  }

  #if({ clauses }: Extract<Statement, { type: 'IfStatement' }>): void {
    const before = this.#state.guards;
    let behind = before;
    let allLeave = true;
    for (const clause of clauses) {
      if (clause.type === 'ElseClause') {
        this.#block(clause.body);
        continue;
      }
      this.#expressions.visit(clause.condition);
      this.#block(clause.body, heldWhen(clause.condition, true, this.#state.names));
      const otherwise = heldWhen(clause.condition, false, this.#state.names);
      // What follows is reached only where the conditions of all blocks that leave were not met.
      allLeave &&= leaves(clause.body);
      if (allLeave) behind = guarded(behind, otherwise);
      this.#state.guards = guarded(this.#state.guards, otherwise);
    }
    this.#state.guards = behind;
  }

  #local({ variables, init }: Extract<Statement, { type: 'LocalStatement' }>): void {
    const known = init.map(it => ({ meaning: this.#state.meaning(it), truth: heldWhen(it, true, this.#state.names) }));
    for (const [i, value] of init.entries())
      this.#expressions.visit(value, 'read', variables[i] && [variables[i].name]);
    for (const [i, each] of variables.entries()) {
      const variable = this.#state.scope.declare(each.name, spanOf(each), known[i]?.meaning, known[i]?.truth);
      variable.body = init[i] && this.#state.places.get(init[i]);
      this.#defineFields(each.name, init[i]);
    }
  }

  #assignment({ variables, init }: Extract<Statement, { type: 'AssignmentStatement' }>): void {
    for (const [i, value] of init.entries())
      this.#expressions.visit(value, 'read', variables[i] && dottedName(variables[i]));
    for (const [i, target] of variables.entries()) this.#assign(target, init[i]);
  }

  #assign(target: Expression, value: Expression | undefined): void {
    const variable = target.type === 'Identifier' ? this.#state.variable(target.name) : undefined;
    if (!variable) this.#define(target, value);
    else if (value && value.type !== 'NilLiteral') {
      const isFirst = !variable.assigned && variable.meaning === undefined;
      variable.meaning = isFirst ? this.#state.meaning(value) : undefined;
      variable.truth = isFirst ? heldWhen(value, true, this.#state.names) : [];
      variable.body ??= this.#state.places.get(value);
      variable.assigned = true;
    }
  }

  /** Writes down what is given a value, where that is no local variable. */
  #define(target: Expression, value: Expression | undefined): void {
    const place = placeOf(target, this.#state.names);
    const body = value && this.#state.places.get(value);
    if (place?.kind === 'dynamic') {
      this.#state.dynamics.push({
        what: place.module === undefined ? 'globals' : 'module',
        module: place.module,
        span: spanOf(target),
      });
    } else if (place && (place.owner === undefined || body !== undefined)) {
      this.#state.definitions.push({
        ...place.at,
        ...made(target, value),
        body,
        madeIn: this.#state.body,
        follows: place.owner === undefined && this.#state.hasRead(place.at.name),
      });
    }
    if (target.type === 'Identifier') this.#defineFields(target.name, value);
    if (isAccess(target)) this.#expressions.visit(target, 'write');
  }

  /** The functions in a table that a name is given. */
  #defineFields(owner: string, table: Expression | undefined): void {
    for (const { value, at } of functionFields(owner, table)) {
      const body = this.#state.places.get(value);
      this.#state.definitions.push({
        ...at,
        kind: 'function',
        body,
        madeIn: this.#state.body,
        yields: false,
        isNil: false,
        follows: false,
      });
    }
  }

  #declaration(statement: FunctionDeclaration): void {
    const { identifier } = statement;
    if (statement.isLocal && identifier?.type === 'Identifier') {
      this.#state.scope.declare(identifier.name, spanOf(identifier)).body = this.#state.bodies.length;
      this.#expressions.enterFunction(statement, [identifier.name]);
      return;
    }
    this.#expressions.enterFunction(statement, identifier ? dottedName(identifier) : undefined);
    if (identifier) this.#assign(identifier, statement);
  }
}
