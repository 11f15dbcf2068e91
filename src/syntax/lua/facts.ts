import type { Expression, Statement } from 'luaparse';
import { lazy } from '../../base/lazy.ts';
import { type Span, span } from '../../base/span.ts';
import { modulesUsedAtLoad } from './module-uses.ts';
import { type LuaParse, parseLua } from './parse.ts';
import { plainString } from './strings.ts';

/** What one Lua file says to its module, from one pass over it. */
export interface LuaFacts {
  /** Why it does not compile, as far as the parser can tell. */
  readonly error: Extract<LuaParse, { kind: 'error' }> | undefined;
  /**
   * Names of global functions and variables that the file gives a value to, anywhere in it, with the offset at which the
   * name stands: where it is first made a function, else where it is first given a value.
   */
  readonly globals: ReadonlyMap<string, number>;
  /** The global functions among them, and where the name of each stands where it is defined last. */
  readonly functions: ReadonlyMap<string, Span>;
  /** Names that are local to the chunk at its top level. */
  readonly locals: ReadonlySet<string>;
  /** Where the names of those stand that are written \`local function name\`. */
  readonly localFunctions: ReadonlyMap<string, number>;
  /** It may define names in ways that cannot be seen here: `setfenv`, `loadstring`, `_G[…]`, `dofile` and the like. */
  readonly opaque: boolean;
  /** The modules whose members it uses while it is run. */
  readonly modulesUsedAtLoad: () => readonly string[];
}

export function luaFacts(text: string): LuaFacts {
  const parse = parseLua(text);
  const globals = new Map<string, number>();
  const functions = new Map<string, Span>();
  const locals = new Set<string>();
  const localFunctions = new Map<string, number>();
  const opaque = parse.kind !== 'chunk' || definesInOtherWays.test(text);
  if (parse.kind === 'chunk') {
    collectLocals(parse.chunk.body, locals, localFunctions);
    collectGlobals(parse.chunk, globals, functions);
  }
  return {
    error: parse.kind === 'error' ? parse : undefined,
    globals,
    functions,
    locals,
    localFunctions,
    opaque,
    modulesUsedAtLoad: lazy(() => modulesUsedAtLoad(text)),
  };
}

const definesInOtherWays =
  /\b(setfenv|getfenv|loadstring|load|dofile|dofiles|require|setmetatable\s*\(\s*_G|rawset\s*\(\s*_G|export|importStyle)\b|_G\s*\[/;

function collectLocals(body: readonly Statement[], locals: Set<string>, functions: Map<string, number>): void {
  for (const statement of body) {
    if (statement.type === 'LocalStatement') for (const { name } of statement.variables) locals.add(name);
    if (statement.type === 'FunctionDeclaration' && statement.isLocal && statement.identifier?.type === 'Identifier') {
      locals.add(statement.identifier.name);
      functions.set(statement.identifier.name, offsetOf(statement.identifier));
    }
  }
}

/** Walks the whole tree: assigning a global inside a function defines it too. */
function collectGlobals(root: object, globals: Map<string, number>, functions: Map<string, Span>): void {
  const note: Note = (name, offset, isFunction) => {
    const known = globals.get(name);
    const better = isFunction === functions.has(name) ? known === undefined || offset < known : isFunction;
    if (better) globals.set(name, offset);
    if (isFunction && offset >= (functions.get(name)?.start ?? 0))
      functions.set(name, span(offset, offset + name.length));
  };
  const open: unknown[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node)) {
      for (const each of node) open.push(each);
      continue;
    }
    if (typeof node !== 'object' || node === null) continue;
    if (isStatement(node)) noteDefinition(node, note);
    for (const child of Object.values(node)) if (typeof child === 'object' && child !== null) open.push(child);
  }
}

/** Told each definition, in no order that means anything. */
type Note = (name: string, offset: number, isFunction: boolean) => void;

function isStatement(node: object): node is Statement {
  return 'type' in node && (node.type === 'FunctionDeclaration' || node.type === 'AssignmentStatement');
}

function noteDefinition(statement: Statement, note: Note): void {
  if (statement.type === 'FunctionDeclaration' && !statement.isLocal && statement.identifier) {
    noteTarget(statement.identifier, true, note);
  }
  if (statement.type !== 'AssignmentStatement') return;
  for (const [i, target] of statement.variables.entries()) {
    noteTarget(target, statement.init[i]?.type === 'FunctionDeclaration', note);
  }
}

function noteTarget(target: Expression, isFunction: boolean, note: Note): void {
  if (target.type === 'Identifier') note(target.name, offsetOf(target), isFunction);
  if (target.type === 'MemberExpression' && isGlobalTable(target.base)) {
    note(target.identifier.name, offsetOf(target.identifier), isFunction);
  }
  if (target.type === 'IndexExpression' && isGlobalTable(target.base)) {
    const name = plainString(target.index);
    // The name is behind the quotes of the literal.
    const quotes = target.index.type === 'StringLiteral' ? Math.max(0, target.index.raw.indexOf(name ?? '')) : 0;
    if (name !== undefined) note(name, offsetOf(target.index) + quotes, isFunction);
  }
}

function isGlobalTable(base: Expression): boolean {
  return base.type === 'Identifier' && base.name === '_G';
}

function offsetOf(node: object): number {
  return 'range' in node && Array.isArray(node.range) ? Number(node.range[0]) : 0;
}
