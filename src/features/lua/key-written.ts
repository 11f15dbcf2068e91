import type { LuaKey } from '../../syntax/lua/cursor.ts';
import { isLuaKeyword } from '../../syntax/lua/tokens.ts';
import type { CompletionItem } from '../completion/completion-item.ts';

/** Whether a word can stand behind a dot. */
export function isLuaName(word: string): boolean {
  return /^[A-Za-z_]\w*$/.test(word) && !isLuaKeyword(word);
}

/** How a name is put where a key is written; undefined where it cannot be. One that is no name for Lua gets brackets. */
export function keyWritten(
  name: string,
  { form, span, outer }: LuaKey,
): Pick<CompletionItem, 'span' | 'text' | 'filterText'> | undefined {
  if (/["'\\\u0000-\u001f]/.test(name)) return undefined;
  if (form === 'string' || isLuaName(name)) return { span, text: name, filterText: name };
  return { span: outer, text: `['${name}']`, filterText: `.${name}` };
}
