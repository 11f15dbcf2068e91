import type { Chunk } from '../manifest/manifest.ts';
import { isStandardName } from '../syntax/lua/standard-names.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Finding } from './check.ts';
import { placeOf } from './chunks.ts';
import { respell, type Script } from './script-fixes.ts';

/** What is wrong with a table whose member a chunk calls; undefined where the table may be there. */
export function tableFinding(
  name: string,
  { key, chunk }: { readonly key: string; readonly chunk: Chunk },
  file: ModuleFile,
  scripts: readonly Script[],
  snapshot: Snapshot,
): Finding | undefined {
  if (scripts.length === 0 || scripts.some(({ facts }) => facts.opaque || makes(facts, name))) return undefined;
  if (name === 'modules' || name.startsWith('g_') || isStandardName(name)) return undefined;
  if (isNamedElsewhere(name, file, snapshot)) return undefined;
  const local = scripts.find(({ facts }) => facts.locals.has(name));
  const place = placeOf(name, chunk, snapshot.text(file.path) ?? file.manifest.document.text);
  return {
    span: place,
    severity: 'error',
    message: local
      ? `"${name}" is local to its file, so "${key}" cannot use it.`
      : `No script of this module makes "${name}", which "${key}" uses.`,
    related: scripts.flatMap(({ path, facts }) => {
      const found = facts.locals.get(name);
      return found ? [{ message: 'it is local here', path, span: found.span }] : [];
    }),
    fixes: () => (local ? [] : respell(name, file, place, scripts)),
  };
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
