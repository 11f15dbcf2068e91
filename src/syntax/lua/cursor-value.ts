/** What a value stands for, as far as modules may be reached through it. */
export type CursorValue =
  | { readonly kind: 'unknown' }
  /** A variable that was declared without a value. */
  | { readonly kind: 'unset' }
  /** `_G`, `package`, `g_modules` and its `getModule`. */
  | { readonly kind: 'globals' | 'package' | 'manager' | 'lookup' }
  /** The table of all modules. */
  | { readonly kind: 'modules' }
  /** What `getModule` answers, and its method that answers the environment. */
  | { readonly kind: 'handle' | 'sandbox'; readonly module: string }
  /** The environment of a module. */
  | { readonly kind: 'module'; readonly module: string }
  | { readonly kind: 'member'; readonly module: string; readonly name: string };

export const unknown: CursorValue = { kind: 'unknown' };

/** What a global stands for. */
export function global(name: string): CursorValue {
  switch (name) {
    case 'modules':
      return { kind: 'modules' };
    case '_G':
      return { kind: 'globals' };
    case 'package':
      return { kind: 'package' };
    case 'g_modules':
      return { kind: 'manager' };
    default:
      return unknown;
  }
}

/** What stands under a name in a value. */
export function member(value: CursorValue, name: string): CursorValue {
  switch (value.kind) {
    case 'globals':
      return global(name);
    case 'package':
      return name === 'loaded' ? { kind: 'modules' } : unknown;
    case 'manager':
      return name === 'getModule' ? { kind: 'lookup' } : unknown;
    case 'modules':
      return { kind: 'module', module: name };
    case 'module':
      return { kind: 'member', module: value.module, name };
    case 'handle':
      return name === 'getSandbox' ? { kind: 'sandbox', module: value.module } : unknown;
    default:
      return unknown;
  }
}

/** What a call answers; `text` is its only argument, where that is a string literal. */
export function called(value: CursorValue, text: string | undefined): CursorValue {
  if (value.kind === 'lookup' && text !== undefined) return { kind: 'handle', module: text };
  return value.kind === 'sandbox' ? { kind: 'module', module: value.module } : unknown;
}
