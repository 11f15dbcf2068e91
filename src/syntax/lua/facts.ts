import type { Expression, Statement } from 'luaparse';
import { type Span, span } from '../../base/span.ts';
import { type LuaParse, parseLua } from './parse.ts';
import { plainString } from './strings.ts';

/** What one Lua file says to its module, from one pass over it. */
export interface LuaFacts {
  /** Why it does not compile, as far as the parser can tell. */
  readonly error: Extract<LuaParse, { kind: 'error' }> | undefined;
  /** Names of global functions and variables that the file gives a value to, anywhere in it. */
  readonly globals: ReadonlySet<string>;
  /** The global functions among them, and where the name of each stands where it is defined last. */
  readonly functions: ReadonlyMap<string, Span>;
  /** Names that are local to the chunk at its top level. */
  readonly locals: ReadonlySet<string>;
  /** It may define names in ways that cannot be seen here: `setfenv`, `loadstring`, `_G[…]`, `dofile` and the like. */
  readonly opaque: boolean;
}

export function luaFacts(text: string): LuaFacts {
  const parse = parseLua(text);
  const globals = new Set<string>();
  const functions = new Map<string, Span>();
  const locals = new Set<string>();
  const opaque = parse.kind !== 'chunk' || definesInOtherWays.test(text);
  if (parse.kind === 'chunk') {
    collectLocals(parse.chunk.body, locals);
    collectGlobals(parse.chunk, globals, functions);
  }
  return { error: parse.kind === 'error' ? parse : undefined, globals, functions, locals, opaque };
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
function collectGlobals(root: object, globals: Set<string>, functions: Map<string, Span>): void {
  const open: unknown[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Array.isArray(node)) {
      for (const each of node) open.push(each);
      continue;
    }
    if (typeof node !== 'object' || node === null) continue;
    if (isStatement(node)) {
      for (const { target, value } of definitionsIn(node)) {
        const name = globalName(target);
        if (name === undefined) continue;
        globals.add(name);
        if (value?.type === 'FunctionDeclaration') noteFunction(name, target, functions);
      }
    }
    for (const child of Object.values(node)) if (typeof child === 'object' && child !== null) open.push(child);
  }
}

function isStatement(node: object): node is Statement {
  return 'type' in node && (node.type === 'FunctionDeclaration' || node.type === 'AssignmentStatement');
}

/** What a statement gives values to, and the values. */
function definitionsIn(
  statement: Statement,
): readonly { readonly target: Expression; readonly value: Expression | Statement | undefined }[] {
  if (statement.type === 'FunctionDeclaration') {
    return statement.isLocal || !statement.identifier ? [] : [{ target: statement.identifier, value: statement }];
  }
  if (statement.type !== 'AssignmentStatement') return [];
  return statement.variables.map((target, i) => ({ target, value: statement.init[i] }));
}

function noteFunction(name: string, target: Expression, functions: Map<string, Span>): void {
  const named = target.type === 'MemberExpression' ? target.identifier : target;
  const range = 'range' in named && Array.isArray(named.range) ? named.range : [0, 0];
  const place = span(Number(range[0]), Number(range[1]));
  if (place.start >= (functions.get(name)?.start ?? 0)) functions.set(name, place);
}

function globalName(target: Expression): string | undefined {
  if (target.type === 'Identifier') return target.name;
  if (target.type === 'MemberExpression' && isGlobalTable(target.base)) return target.identifier.name;
  if (target.type === 'IndexExpression' && isGlobalTable(target.base)) return plainString(target.index);
  return undefined;
}

function isGlobalTable(base: Expression): boolean {
  return base.type === 'Identifier' && base.name === '_G';
}
