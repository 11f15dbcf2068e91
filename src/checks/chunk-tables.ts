import { isStandardName } from '../syntax/lua/standard-names.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Finding } from './check.ts';
import { type ChunkName, chunkFinding } from './chunk-finding.ts';
import { respell, type Script } from './script-fixes.ts';

/** What is wrong with a table whose member a chunk calls; undefined where the table may be there. */
export function tableFinding(called: ChunkName, scripts: readonly Script[], snapshot: Snapshot): Finding | undefined {
  const { name, file } = called;
  if (scripts.length === 0 || scripts.some(({ facts }) => facts.opaque || makes(facts, name))) return undefined;
  if (name === 'modules' || name.startsWith('g_') || isStandardName(name)) return undefined;
  if (isNamedElsewhere(name, file, snapshot)) return undefined;
  return chunkFinding(called, { make: 'make', use: 'use' }, scripts, snapshot, (local, place) =>
    local ? [] : respell(name, file, place, scripts),
  );
}

/** Whether a script makes the table, or gives one that is there a function. */
function makes({ globals, locals, definitions }: Script['facts'], name: string): boolean {
  return globals.has(name) || (!locals.has(name) && definitions.some(it => it.owner === name));
}

/** Whether any other folder's Lua has the name: it may be a library's, or one that the client itself makes. */
function isNamedElsewhere(name: string, { path: own }: ModuleFile, { luaPaths, text }: Snapshot): boolean {
  const folder = own.slice(0, own.lastIndexOf('/') + 1);
  const word = new RegExp(`(?<!\\w)${name}(?!\\w)`);
  for (const path of luaPaths()) {
    if (path.startsWith(folder)) continue;
    const other = text(path) ?? '';
    if (other.includes(name) && word.test(other)) return true;
  }
  return false;
}
