import { ok, type Result, refused } from '../../base/result.ts';
import { parseJson } from '../../syntax/json/parse.ts';
import { setJsonValue } from '../../syntax/json/set-value.ts';
import { type JsonNode, propertyOf } from '../../syntax/json/tree.ts';

/** The files in which Lua's language server looks for settings of a folder, the one that wins first. */
export const luarcFiles = ['.luarc.json', '.luarc.jsonc'] as const;

/** The ways to write the setting, each as keys from the root. */
const ways: readonly (readonly string[])[] = [
  ['workspace.library'],
  ['Lua.workspace.library'],
  ['workspace', 'library'],
  ['Lua', 'workspace.library'],
  ['Lua', 'workspace', 'library'],
];

/**
 * The text of a `.luarc.json` that makes the language server read a folder too; undefined where it does already, refused
 * with the reason where the file says something else. `text` is undefined where there is no file.
 */
export function withLibrary(text: string | undefined, folder: string): Result<string | undefined> {
  if (text === undefined || text.replace('\uFEFF', '').trim() === '')
    return ok(`${JSON.stringify({ 'workspace.library': [folder] }, undefined, 2)}\n`);
  const { root, problems } = parseJson(text);
  const [problem] = problems;
  if (problem) return refused(`It cannot be read: ${problem.message}`);
  if (root?.kind !== 'object') return refused('It is no object of settings.');
  for (const way of ways) {
    const value = valueAt(root, way);
    if (!value) continue;
    switch (value.kind) {
      case 'array':
        if (value.items.some(it => it.kind === 'string' && isSameFolder(it.value, folder))) return ok(undefined);
        return ok(setJsonValue(text, [...way, 0], folder, true));
      case 'object':
        // An older form: folders as keys.
        if (value.properties.some(it => isSameFolder(it.key, folder))) return ok(undefined);
        return ok(setJsonValue(text, [...way, folder], true));
      default:
        return refused(`Its "${way.join('.')}" is no list.`);
    }
  }
  return ok(setJsonValue(text, wayIn(root), [folder]));
}

/** Where the setting goes so that it stands beside its likes. */
function wayIn(root: JsonNode): readonly string[] {
  if (propertyOf(root, 'workspace')?.value?.kind === 'object') return ['workspace', 'library'];
  if (propertyOf(root, 'Lua')?.value?.kind === 'object') return ['Lua', 'workspace.library'];
  const isPrefixed = root.kind === 'object' && root.properties.some(it => it.key.startsWith('Lua.'));
  return [isPrefixed ? 'Lua.workspace.library' : 'workspace.library'];
}

function valueAt(root: JsonNode, way: readonly string[]): JsonNode | undefined {
  let at: JsonNode | undefined = root;
  for (const key of way) at = propertyOf(at, key)?.value;
  return at;
}

/** Whether two ways to write a folder mean the same one. */
export function isSameFolder(written: string, folder: string): boolean {
  const plain = (path: string) =>
    path
      .replaceAll('\\', '/')
      .replace(/^\$\{workspaceFolder\}\//, '')
      .replace(/^(\.\/)+/, '')
      .replace(/\/+$/, '');
  return plain(written) === plain(folder);
}
