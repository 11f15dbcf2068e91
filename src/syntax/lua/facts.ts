import type { Expression, Statement } from 'luaparse';
import { lazy } from '../../base/lazy.ts';
import { modulesUsedAtLoad } from './module-uses.ts';
import { type LuaParse, parseLua } from './parse.ts';
import { plainString } from './strings.ts';

/** What one Lua file says to its module, from one pass over it. */
export interface LuaFacts {
  /** Why it does not compile, as far as the parser can tell. */
  readonly error: Extract<LuaParse, { kind: 'error' }> | undefined;
  /** Names of global functions and variables that the file gives a value to, anywhere in it. */
  readonly globals: ReadonlySet<string>;
  /** Names that are local to the chunk at its top level. */
  readonly locals: ReadonlySet<string>;
  /** It may define names in ways that cannot be seen here: `setfenv`, `loadstring`, `_G[…]`, `dofile` and the like. */
  readonly opaque: boolean;
  /** The modules whose members it uses while it is run. */
  readonly modulesUsedAtLoad: () => readonly string[];
}

export function luaFacts(text: string): LuaFacts {
  const parse = parseLua(text);
  const globals = new Set<string>();
  const locals = new Set<string>();
  const opaque = parse.kind !== 'chunk' || definesInOtherWays.test(text);
  if (parse.kind === 'chunk') {
    collectLocals(parse.chunk.body, locals);
    collectGlobals(parse.chunk, globals);
  }
  return {
    error: parse.kind === 'error' ? parse : undefined,
    globals,
    locals,
    opaque,
    modulesUsedAtLoad: lazy(() => modulesUsedAtLoad(text)),
  };
}

const definesInOtherWays =
  /\b(setfenv|getfenv|loadstring|load|dofile|dofiles|require|setmetatable\s*\(\s*_G|rawset\s*\(\s*_G|export|importStyle)\b|_G\s*\[/;

function collectLocals(body: readonly Statement[], locals: Set<string>): void {
  for (const statement of body) {
    if (statement.type === 'LocalStatement') for (const { name } of statement.variables) locals.add(name);
    if (statement.type === 'FunctionDeclaration' && statement.isLocal && statement.identifier?.type === 'Identifier') {
      locals.add(statement.identifier.name);
    }
  }
}

/** Walks the whole tree: assigning a global inside a function defines it too. */
function collectGlobals(root: object, globals: Set<string>): void {
  const open: unknown[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node)) {
      for (const each of node) open.push(each);
      continue;
    }
    if (typeof node !== 'object' || node === null) continue;
    if (isStatement(node)) noteDefinition(node, globals);
    for (const child of Object.values(node)) if (typeof child === 'object' && child !== null) open.push(child);
  }
}

function isStatement(node: object): node is Statement {
  return 'type' in node && (node.type === 'FunctionDeclaration' || node.type === 'AssignmentStatement');
}

function noteDefinition(statement: Statement, globals: Set<string>): void {
  if (statement.type === 'FunctionDeclaration' && !statement.isLocal && statement.identifier) {
    noteTarget(statement.identifier, globals);
  }
  if (statement.type === 'AssignmentStatement') for (const target of statement.variables) noteTarget(target, globals);
}

function noteTarget(target: Expression, globals: Set<string>): void {
  if (target.type === 'Identifier') globals.add(target.name);
  if (target.type === 'MemberExpression' && isGlobalTable(target.base)) globals.add(target.identifier.name);
  if (target.type === 'IndexExpression' && isGlobalTable(target.base)) {
    const name = plainString(target.index);
    if (name !== undefined) globals.add(name);
  }
}

function isGlobalTable(base: Expression): boolean {
  return base.type === 'Identifier' && base.name === '_G';
}
