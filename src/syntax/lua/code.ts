import type { Span } from '../../base/span.ts';

/** The chunk itself, where a function is asked for by its place. */
export const CHUNK = -1;

/** A global, or a member of a table or of another module, that a file gives a value. */
export interface LuaDefinition {
  readonly name: string;
  /** Of the name alone. */
  readonly span: Span;
  /** Whose it is: the environment in which the file is run, the table `_G` of all, or another module. */
  readonly into: 'environment' | 'globals' | { readonly module: string };
  /** The table that it is a member of, by that table's bare name: `Box` in `function Box:show()`. */
  readonly owner: string | undefined;
  readonly kind: 'function' | 'table' | 'value';
  /** Of a function: its place in `bodies`. */
  readonly body: number | undefined;
  /** The function that makes it, or `CHUNK`. */
  readonly madeIn: number;
  /** It leaves a value alone that is there already: `x = x or {}`. */
  readonly yields: boolean;
  /** Its value is nil, as a module leaves a name behind. */
  readonly isNil: boolean;
  /** The value before it is looked at in the same function first: it is kept, wrapped or asked for. */
  readonly follows: boolean;
}

/** A local variable of the chunk itself. */
export interface LuaLocal {
  readonly name: string;
  readonly span: Span;
  readonly isFunction: boolean;
}

/** A function and how it comes to run. */
export interface LuaBody {
  /** The function around it, or `CHUNK`. */
  readonly parent: number;
  readonly span: Span;
  /** With `self` where it is a method. */
  readonly parameters: readonly string[];
}

/** A call of one function of the file, or of a name, out of another. */
export interface LuaCall {
  /** The function that calls, or `CHUNK`. */
  readonly from: number;
  /** A function of this file by its place; else a name as written, `a` or `a.b`, methods too. */
  readonly to: number | string;
  /** Only once a player is in the game. */
  readonly later: boolean;
}

/** How far a use of a module is made sure of: not at all, that the module is there, or that the member is too. */
export type Guard = 'none' | 'module' | 'member';

/** A use of another module's environment: `modules.x`, `modules.x.f`. */
export interface LuaUse {
  readonly module: string;
  /** Of the name of the module; of the local variable that stands for it. */
  readonly moduleSpan: Span;
  readonly member: string | undefined;
  readonly memberSpan: Span | undefined;
  /** What is done with it: `modules.x` alone is only asked for; a member is read, called, looked into, or written. */
  readonly access: 'ask' | 'read' | 'call' | 'index' | 'write';
  readonly guard: Guard;
  /** Only once a player is in the game. */
  readonly later: boolean;
  /** The function that does it, or `CHUNK`. */
  readonly body: number;
}

/** A place that asks the client for a module by its name. */
export interface LuaLookup {
  readonly module: string;
  /** Of the name, inside its quotes. */
  readonly span: Span;
  /** `getModule('x')` alone only asks; what is called on its answer needs it; `ensureModuleLoaded` ends the client without it. */
  readonly kind: 'ask' | 'need' | 'ensure';
  readonly guard: Guard;
}

/** A place that may have the client load a module: `ensureModuleLoaded`, `require`, `load` on what `getModule` answers. */
export interface LuaLoad {
  /** Undefined where its name is worked out. */
  readonly module: string | undefined;
  /** Only once a player is in the game. */
  readonly later: boolean;
  readonly body: number;
}

/** A call that runs other files. */
export interface LuaInclude {
  readonly call: 'dofile' | 'dofiles' | 'require';
  /** As written; undefined where it is worked out. */
  readonly path: string | undefined;
  readonly span: Span;
  readonly body: number;
}

/** An argument of a call that takes or frees something. */
export interface LuaArgument {
  readonly span: Span;
  /** A string literal's value. */
  readonly text: string | undefined;
  /** The names in it: `g_game`, `self.window`; undefined where it is more than names. */
  readonly names: readonly string[] | undefined;
  /** Its first name is a local variable or a parameter. */
  readonly isLocal: boolean;
  /** The keys of a table, where it is one. */
  readonly keys: readonly LuaKey[] | undefined;
  /** A function written in place. */
  readonly isFunction: boolean;
}

/** A key of a table that is written in place. */
export interface LuaKey {
  readonly name: string;
  readonly span: Span;
  /** The names in its value; undefined where that is more than names. */
  readonly value: readonly string[] | undefined;
  /** Its value is a function written in place. */
  readonly isFunction: boolean;
}

/** A call that takes or frees something: signals, key bindings, events, hooks, user interfaces. */
export interface LuaResource {
  /** The names of what is called: `connect`, `g_keyboard.bindKeyDown`. */
  readonly callee: readonly string[];
  /** Of the callee. */
  readonly span: Span;
  readonly arguments: readonly LuaArgument[];
  /** The names that its answer is given to. */
  readonly target: readonly string[] | undefined;
  /** Its answer is given to nothing. */
  readonly isDropped: boolean;
  readonly body: number;
}

/** A way in which names are made, or scopes changed, that cannot be followed. */
export interface LuaDynamic {
  readonly what: 'setfenv' | 'getfenv' | 'load' | 'globals' | 'module';
  /** Of which module names may be made so; undefined for the file's own environment. */
  readonly module: string | undefined;
  readonly span: Span;
}

/** What a Lua text does, in the order of the text, from one pass over it. */
export interface LuaCode {
  readonly definitions: readonly LuaDefinition[];
  readonly locals: ReadonlyMap<string, LuaLocal>;
  readonly bodies: readonly LuaBody[];
  readonly calls: readonly LuaCall[];
  readonly uses: readonly LuaUse[];
  readonly lookups: readonly LuaLookup[];
  readonly loads: readonly LuaLoad[];
  readonly includes: readonly LuaInclude[];
  readonly resources: readonly LuaResource[];
  readonly dynamics: readonly LuaDynamic[];
}

export const noCode: LuaCode = {
  definitions: [],
  locals: new Map(),
  bodies: [],
  calls: [],
  uses: [],
  lookups: [],
  loads: [],
  includes: [],
  resources: [],
  dynamics: [],
};
