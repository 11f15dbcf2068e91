import type { Span } from '../../base/span.ts';
import { type LuaCode, noCode } from './code.ts';
import { type LuaForm, type LuaParse, parseLua } from './parse.ts';
import { walk } from './walk.ts';

/** What one Lua file says to its module, from one pass over it. */
export interface LuaFacts extends LuaCode {
  /** Why it does not compile, as far as the parser can tell. */
  readonly error: Extract<LuaParse, { kind: 'error' }> | undefined;
  /** Whether it could be read: an unread text says nothing, which does not mean that it does nothing. */
  readonly isRead: boolean;
  /** The present text could not be read, and the facts are those of the last one that could: offsets are not to be trusted. */
  readonly isStale: boolean;
  /** The globals that it gives a value to, anywhere in it. */
  readonly globals: ReadonlyMap<string, LuaGlobal>;
  /** It may define names in ways that cannot be seen here: `setfenv`, `loadstring`, `_G[…]`, `dofile` and the like. */
  readonly opaque: boolean;
}

/** A global of a file. */
export interface LuaGlobal {
  /** Where its name stands: where it is first made a function, else where it is first given a value. */
  readonly span: Span;
  /** Where its name stands where it is made a function for the last time; undefined where it never is one. */
  readonly lastFunction: Span | undefined;
}

/** The facts of a text, or of a part of one; their offsets are those of the whole text. */
export function luaFacts(text: string, from?: number, to?: number, form?: LuaForm): LuaFacts {
  const parse = parseLua(text, from, to, form);
  const code = parse.kind === 'chunk' ? walk(parse.chunk) : noCode;
  // Each by its name: a spread takes more memory, which thousands of files feel.
  return {
    definitions: code.definitions,
    locals: code.locals,
    bodies: code.bodies,
    calls: code.calls,
    uses: code.uses,
    lookups: code.lookups,
    loads: code.loads,
    includes: code.includes,
    resources: code.resources,
    dynamics: code.dynamics,
    error: parse.kind === 'error' ? parse : undefined,
    isRead: parse.kind === 'chunk',
    isStale: false,
    globals: globalsOf(code),
    opaque: parse.kind !== 'chunk' || code.dynamics.length > 0 || code.includes.length > 0,
  };
}

function globalsOf({ definitions }: LuaCode): ReadonlyMap<string, LuaGlobal> {
  if (definitions.length === 0) return noGlobals;
  const globals = new Map<string, LuaGlobal>();
  for (const { name, span: place, owner, into, kind } of definitions) {
    if (owner !== undefined || typeof into !== 'string') continue;
    const known = globals.get(name);
    const isFirstFunction = kind === 'function' && known?.lastFunction === undefined;
    globals.set(name, {
      span: known && !isFirstFunction ? known.span : place,
      lastFunction: kind === 'function' ? place : known?.lastFunction,
    });
  }
  return globals;
}

const noGlobals: ReadonlyMap<string, LuaGlobal> = new Map();
