import type { LuaDefinition, LuaLocal } from '../syntax/lua/code.ts';
import { isStandardName } from '../syntax/lua/standard-names.ts';
import type { CodeIndex } from './code-index.ts';
import type { Located } from './mention-index.ts';
import { type NativeGlobal, nativeOf } from './natives.ts';

/** What stands behind `modules.x.f`. */
export type Member =
  /** The module itself makes it; or others do; or it stands in `_G`, which every environment falls back to. */
  | { readonly kind: 'defined' | 'given' | 'global'; readonly definitions: readonly Located<LuaDefinition>[] }
  /** The client or Lua makes it; undefined where the folder does not tell how. */
  | { readonly kind: 'native'; readonly native: NativeGlobal | undefined }
  /** It is a local variable of one of the module's scripts, which nobody else can see. */
  | { readonly kind: 'local'; readonly local: Located<LuaLocal> }
  /** Nobody makes it. */
  | { readonly kind: 'missing' }
  /** It cannot be told: there is no such module, or not all that it makes can be seen. */
  | { readonly kind: 'unknown' };

/** Finds a member of a module, as `modules.x.f` does while the client runs. */
export function memberOf(index: CodeIndex, module: string, name: string): Member {
  const { modules, given, globals, givenUnseen, natives } = index;
  const code = modules.get(module);
  if (!code) return { kind: 'unknown' };
  const own = code.members.get(name);
  if (own?.some(it => !it.isNil)) return { kind: 'defined', definitions: own };
  const others = given.get(module)?.get(name);
  if (others?.some(it => !it.isNil)) return { kind: 'given', definitions: others };
  const shared = globals.get(name);
  if (shared?.some(it => !it.isNil)) return { kind: 'global', definitions: shared };
  const native = nativeOf(natives, name);
  // Singletons have such names; where not all of them are known, one more may be there.
  const mayBe = !natives.complete && name.startsWith('g_');
  if (native || mayBe || isStandardName(name)) return { kind: 'native', native };
  if (code.gaps.length > 0 || givenUnseen.has(module)) return { kind: 'unknown' };
  const local = code.locals.get(name);
  return local ? { kind: 'local', local } : { kind: 'missing' };
}
