import type { LuaFacts } from '../syntax/lua/facts.ts';
import { scriptFile } from './script-paths.ts';
import { lookUp, type SearchPath } from './search-path.ts';

/**
 * Why the client refuses to run a script of its list, in its own words as far as they can be known without Lua; undefined
 * where it runs it. Source: `LuaInterface::loadScript` and `ResourceManager::readFileContents`.
 */
export function refusal(
  path: string,
  search: SearchPath,
  facts: (path: string) => LuaFacts | undefined,
): string | undefined {
  const virtualPath = scriptFile(path);
  const found = lookUp(search, virtualPath);
  if (found.kind === 'missing') return `unable to open file '${found.virtualPath}': ${found.reason}`;
  const error = facts(found.path)?.error;
  return error && `LUA ERROR: ${virtualPath}:${error.line}: ${error.message}`;
}
