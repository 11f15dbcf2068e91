import type { NameTable } from '../base/name-table.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The module folders (`modules/a`) in whose Lua a global is made, by a look at the texts; looked for once as long as no Lua
 * changes.
 */
export function foldersDefining(name: string, snapshot: Snapshot): ReadonlySet<string> {
  const last = definitions.get(snapshot.names);
  const known = last?.version === snapshot.filesVersion ? last : { version: snapshot.filesVersion, folders: new Map() };
  definitions.set(snapshot.names, known);
  const found = known.folders.get(name) ?? new Set<string>();
  if (known.folders.has(name)) return found;
  known.folders.set(name, found);
  const definition = new RegExp(`\\bfunction\\s+(?:_G\\.)?${name}\\s*\\(|(?<![\\w.:])(?:_G\\.)?${name}\\s*=[^=]`);
  for (const path of snapshot.luaPaths()) {
    const text = snapshot.text(path) ?? '';
    // The name alone is found much faster.
    if (!text.includes(name)) continue;
    const folder = path.split('/').slice(0, 2).join('/');
    if (!found.has(folder) && definition.test(text)) found.add(folder);
  }
  return found;
}

const definitions = new WeakMap<NameTable, { readonly version: number; readonly folders: Map<string, Set<string>> }>();
