import type { ModuleFile } from '../workspace/module-record.ts';
import { scriptFile } from '../workspace/script-paths.ts';
import { lookUp } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Location } from './location.ts';

/** What the scripts of a manifest define for its Lua. */
export interface ModuleFunctions {
  /** Global functions by name, as the last script that defines each leaves them. */
  readonly definitions: ReadonlyMap<string, Location>;
  /** Every script is there and says all that it defines. */
  readonly complete: boolean;
}

/** The global functions that the scripts of a manifest define. */
export function functionsOf(file: ModuleFile, snapshot: Snapshot): ModuleFunctions {
  const definitions = new Map<string, Location>();
  let complete = file.scripts.length > 0;
  for (const { path } of file.scripts) {
    const found = lookUp(snapshot.search, scriptFile(path));
    const facts = found.kind === 'file' ? snapshot.lua(found.path) : undefined;
    if (found.kind !== 'file' || !facts || facts.opaque) complete = false;
    if (found.kind !== 'file' || !facts) continue;
    for (const [name, { lastFunction }] of facts.globals) {
      if (lastFunction) definitions.set(name, { path: found.path, span: lastFunction });
    }
  }
  return { definitions, complete };
}
