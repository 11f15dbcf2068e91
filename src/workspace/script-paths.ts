import type { ClientEngine } from '../clients/client-engine.ts';
import type { Mention } from '../manifest/manifest.ts';
import { luaFilesBelow, type SearchPath } from './search-path.ts';

/** A script as the engine keeps it, before `.lua` is added, and the item of `scripts` that named it. */
export interface ScriptPath {
  readonly path: string;
  readonly mention: Mention;
}

/**
 * Turns the items of `scripts` into the engine's list.
 * Source: `Module::discover` in `module.cpp`: edubart and OTCv8 keep the path, mehah drops its extension and lists `*`.
 */
export function scriptPaths(mentions: readonly Mention[], manifest: string, search: SearchPath): readonly ScriptPath[] {
  const { engine } = search;
  const found: ScriptPath[] = [];
  for (const mention of mentions) {
    const path = resolved(mention.value, manifest, engine);
    const folder = globFolder(mention.value, manifest, engine);
    if (engine.scriptPaths === 'append') found.push({ path, mention });
    else if (folder !== undefined) {
      for (const each of luaFilesBelow(search, folder).map(withoutExtension)) {
        if (!found.some(it => it.path === each)) found.push({ path: each, mention });
      }
    } else found.push({ path: withoutExtension(path), mention });
  }
  return found;
}

/** The path that the client opens for an item of the engine's list. Source: `ResourceManager::guessFilePath`. */
export function scriptFile(path: string): string {
  const absolute = path.startsWith('/') ? path : `/${path}`;
  return absolute.endsWith('.lua') ? absolute : `${absolute}.lua`;
}

/** Whether an engine that knows globs takes the item for one. */
export function isGlob(item: string): boolean {
  return withoutExtension(item).endsWith('*');
}

/** The folder of the client's file system in which a glob looks; undefined for any other item. */
export function globFolder(item: string, manifest: string, engine: ClientEngine): string | undefined {
  if (engine.scriptPaths === 'append' || !isGlob(item)) return undefined;
  const folder = withoutExtension(resolved(item, manifest, engine)).slice(0, -1);
  return folder.endsWith('/') ? folder.slice(0, -1) : folder;
}

function resolved(item: string, manifest: string, engine: ClientEngine): string {
  if (item.startsWith('/')) return item;
  if (item === '' && engine.search === 'modules-then-mods') return '';
  return manifest.slice(0, manifest.lastIndexOf('/') + 1) + item;
}

/** `std::filesystem::path::replace_extension()` with nothing. */
function withoutExtension(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 || name === '..' ? path : path.slice(0, path.length - name.length + dot);
}
