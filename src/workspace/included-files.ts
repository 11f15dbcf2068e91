import type { LuaInclude } from '../syntax/lua/code.ts';
import { scriptFile } from './script-paths.ts';
import { lookUp, luaFilesBelow, type SearchPath, virtualPathOf } from './search-path.ts';

/**
 * The files, by their paths in the client's file system, that a script runs by a call; undefined where it cannot be told.
 * Source: `lua_dofile` and `lua_dofiles` in `luafunctions.cpp`, `LuaInterface::luaScriptLoader`.
 */
export function includedFiles(
  { call, path }: LuaInclude,
  script: string,
  search: SearchPath,
): readonly string[] | undefined {
  if (path === undefined) return undefined;
  const own = virtualPathOf(search, script);
  const folder = own.slice(0, own.lastIndexOf('/') + 1);
  const absolute = path.startsWith('/') ? path : folder + path;
  switch (call) {
    case 'dofile':
      return [scriptFile(absolute)];
    case 'dofiles':
      return luaFilesBelow(search, absolute.replace(/\/+$/, ''));
    case 'require': {
      // Else it is the name of a module, whose own code it is.
      const files = [scriptFile(absolute), scriptFile(path)];
      return files.filter(it => lookUp(search, it).kind === 'file').slice(0, 1);
    }
  }
}
