import type { Expression, Statement } from 'luaparse';
import { parseLua } from './parse.ts';
import { plainString } from './strings.ts';

/** A function that a Lua file gives a name. */
export interface LuaFunction {
  /** The last part of its name. */
  readonly name: string;
  /** The table that it is a member of, by its bare name; undefined for a global function. */
  readonly owner: string | undefined;
  /** Where the last part of its name stands. */
  readonly start: number;
  readonly end: number;
}

/** The global functions of a Lua file and the members of its tables, one level deep, in the order of the text. */
export function luaFunctions(text: string): readonly LuaFunction[] {
  const parse = parseLua(text);
  if (parse.kind !== 'chunk') return [];
  const found: LuaFunction[] = [];
  const open: unknown[] = [parse.chunk];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node)) for (const each of node) open.push(each);
    else if (typeof node === 'object' && node !== null) {
      if (isStatement(node)) note(node, found);
      for (const child of Object.values(node)) if (typeof child === 'object' && child !== null) open.push(child);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const definitions = new Set(['FunctionDeclaration', 'AssignmentStatement', 'LocalStatement']);

function isStatement(node: object): node is Statement {
  return 'type' in node && typeof node.type === 'string' && definitions.has(node.type);
}

function note(statement: Statement, found: LuaFunction[]): void {
  if (statement.type === 'FunctionDeclaration' && !statement.isLocal && statement.identifier)
    noteTarget(statement.identifier, found);
  if (statement.type !== 'AssignmentStatement' && statement.type !== 'LocalStatement') return;
  for (const [i, target] of statement.variables.entries()) {
    const value = statement.init[i];
    if (value?.type === 'FunctionDeclaration' && statement.type === 'AssignmentStatement') noteTarget(target, found);
    if (value?.type === 'TableConstructorExpression' && target.type === 'Identifier')
      noteMembers(target.name, value.fields, found);
  }
}

type Field = Extract<Expression, { type: 'TableConstructorExpression' }>['fields'][number];

function noteMembers(owner: string, fields: readonly Field[], found: LuaFunction[]): void {
  for (const field of fields) {
    if (field.type === 'TableValue' || field.value.type !== 'FunctionDeclaration') continue;
    const name = field.type === 'TableKeyString' ? field.key.name : plainString(field.key);
    if (name !== undefined) found.push({ name, owner, ...placeOf(field.key) });
  }
}

function noteTarget(target: Expression, found: LuaFunction[]): void {
  if (target.type === 'Identifier') found.push({ name: target.name, owner: undefined, ...placeOf(target) });
  if (target.type !== 'MemberExpression' || target.base.type !== 'Identifier') return;
  const owner = target.base.name === '_G' ? undefined : target.base.name;
  found.push({ name: target.identifier.name, owner, ...placeOf(target.identifier) });
}

function placeOf(node: object): { readonly start: number; readonly end: number } {
  const range: readonly unknown[] = 'range' in node && Array.isArray(node.range) ? node.range : [];
  return { start: Number(range[0] ?? 0), end: Number(range[1] ?? 0) };
}
