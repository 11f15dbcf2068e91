import type { Span } from '../base/span.ts';
import type { CppFunction } from '../syntax/cpp/lua-bindings.ts';

/** Where a client's bindings say something, below the client folder. */
export interface NativePlace {
  readonly path: string;
  /** Of the name alone. */
  readonly span: Span;
  /** Whether the C++ itself binds it, or a description for Lua's language server says so. */
  readonly by: 'cpp' | 'meta';
}

/** What a native function takes; a name or type that nobody states is undefined. */
export interface NativeParameter {
  readonly name: string | undefined;
  readonly type: string | undefined;
  /** It need not be given. */
  readonly optional: boolean;
}

/** How a native function is called; parts that nobody states are undefined. */
export interface NativeSignature {
  /** Without `self`. */
  readonly parameters: readonly NativeParameter[] | undefined;
  /** A type of Lua's language server; the empty text where it gives nothing. */
  readonly returns: string | undefined;
  /** The C++ function that is called, which may tell where it is declared. */
  readonly calls: CppFunction | undefined;
}

/** A member of a singleton or of a class. */
export interface NativeMember extends NativeSignature {
  readonly name: string;
  /** A method is called with a colon. */
  readonly kind: 'function' | 'method' | 'field';
  /** What the preprocessor asks for where it is bound. */
  readonly asks: readonly string[];
  readonly places: readonly NativePlace[];
}

/** A name that the client itself puts into `_G`. */
export interface NativeGlobal extends NativeSignature {
  readonly name: string;
  readonly kind: 'function' | 'singleton' | 'class' | 'constant';
  /** Of a class: what it derives from. */
  readonly base: string | undefined;
  readonly members: ReadonlyMap<string, NativeMember>;
  readonly asks: readonly string[];
  readonly places: readonly NativePlace[];
}

/** What the client gives to Lua, as far as the folder tells. Never changes. */
export interface Natives {
  /** By name, in the order of the names. */
  readonly globals: ReadonlyMap<string, NativeGlobal>;
  /** Whether the client's C++ was seen and all of it understood: what is not in `globals` is then no native. */
  readonly complete: boolean;
  /** Calls that bind something under a name that is worked out. */
  readonly unread: readonly NativePlace[];
}

/** Nothing is known. */
export const noNatives: Natives = { globals: new Map(), complete: false, unread: [] };

/** The native of a name; for the tables that the client makes beside a class, that class. */
export function nativeOf({ globals }: Natives, name: string): NativeGlobal | undefined {
  const own = globals.get(name);
  if (own) return own;
  const [, beside] = /^(.+)_(?:mt|fieldmethods)$/.exec(name) ?? [];
  const found = beside === undefined ? undefined : globals.get(beside);
  return found?.kind === 'class' ? found : undefined;
}

/** A member of a singleton or class, its own or of what it derives from. */
export function nativeMemberOf(natives: Natives, owner: NativeGlobal, name: string): NativeMember | undefined {
  const seen = new Set<NativeGlobal>();
  for (let at: NativeGlobal | undefined = owner; at && !seen.has(at); at = natives.globals.get(at.base ?? '')) {
    const found = at.members.get(name);
    if (found) return found;
    seen.add(at);
  }
  return undefined;
}
