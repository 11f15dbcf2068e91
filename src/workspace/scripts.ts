import type { LuaFacts } from '../syntax/lua/facts.ts';
import { scriptFile } from './script-paths.ts';
import { lookUp, lookUpRespelled, type SearchPath } from './search-path.ts';

/**
 * Why the client refuses to run a script of its list, in its own words as far as they can be known without Lua; undefined
 * where it runs it. Source: `LuaInterface::loadScript` and `ResourceManager::readFileContents`.
 */
export function refusal(
  path: string,
  search: SearchPath,
  facts: (path: string) => LuaFacts | undefined,
  caseMatters = true,
): string | undefined {
  const virtualPath = scriptFile(path);
  const found = lookUp(search, virtualPath);
  const respelled = caseMatters ? undefined : lookUpRespelled(search, virtualPath);
  const real = found.kind === 'file' ? found.path : respelled;
  if (found.kind === 'missing' && real === undefined) {
    return `unable to open file '${found.virtualPath}': ${found.reason}`;
  }
  const error = real === undefined ? undefined : facts(real)?.error;
  return error && `LUA ERROR: ${virtualPath}:${error.line}: ${error.message}`;
}
