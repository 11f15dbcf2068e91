import type { Span } from '../base/span.ts';
import type { Chunk } from '../manifest/manifest.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Finding, Fix } from './check.ts';
import { placeOf } from './chunks.ts';
import type { Script } from './script-fixes.ts';

/** A name in the Lua of a manifest. */
export interface ChunkName {
  readonly name: string;
  readonly key: string;
  readonly chunk: Chunk;
  readonly file: ModuleFile;
}

/** What a chunk does with a name: `make` is what a script would have to do. */
interface Verbs {
  readonly make: string;
  readonly use: string;
}

/** A name that no script gives the chunk: it is local to one of them, or none has it. `fixes` is told where it is local. */
export function chunkFinding(
  { name, key, chunk, file }: ChunkName,
  { make, use }: Verbs,
  scripts: readonly Script[],
  snapshot: Snapshot,
  fixes: (local: Script | undefined, place: Span) => readonly Fix[],
): Finding {
  const local = scripts.find(({ facts }) => facts.locals.has(name));
  const place = placeOf(name, chunk, snapshot.text(file.path) ?? file.manifest.document.text);
  return {
    span: place,
    severity: 'error',
    message: local
      ? `"${name}" is local to its file, so "${key}" cannot ${use} it.`
      : `No script of this module ${make}s "${name}", which "${key}" ${use}s.`,
    related: scripts.flatMap(({ path, facts }) => {
      const found = facts.locals.get(name);
      return found ? [{ message: 'it is local here', path, span: found.span }] : [];
    }),
    fixes: () => fixes(local, place),
  };
}
