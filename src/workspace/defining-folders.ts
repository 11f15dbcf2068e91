import type { NameTable } from '../base/name-table.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * The module folders (`modules/a`) in whose Lua a global is given a value; looked for once as long as no Lua defines other names.
 */
export function foldersDefining(name: string, snapshot: Snapshot): ReadonlySet<string> {
  const last = definitions.get(snapshot.names);
  const known = last?.version === snapshot.filesVersion ? last : { version: snapshot.filesVersion, folders: new Map() };
  definitions.set(snapshot.names, known);
  const found = known.folders.get(name) ?? new Set<string>();
  if (known.folders.has(name)) return found;
  known.folders.set(name, found);
  for (const path of snapshot.luaPaths()) {
    const text = snapshot.text(path) ?? '';
    // The name alone is found much faster.
    if (!text.includes(name)) continue;
    const folder = path.split('/').slice(0, 2).join('/');
    if (!found.has(folder) && snapshot.lua(path)?.globals.has(name)) found.add(folder);
  }
  return found;
}

const definitions = new WeakMap<NameTable, { readonly version: number; readonly folders: Map<string, Set<string>> }>();
