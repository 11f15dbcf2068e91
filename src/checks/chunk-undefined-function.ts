import type { NameTable } from '../base/name-table.ts';
import { mostSimilar } from '../base/similar.ts';
import { bareCalls } from '../syntax/lua/calls.ts';
import type { LuaFacts } from '../syntax/lua/facts.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { scriptFile } from '../workspace/script-paths.ts';
import { lookUp } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type FolderCheck, replace, safely } from './check.ts';
import { chunks, placeOf } from './chunks.ts';

export const chunkUndefinedFunction: FolderCheck = {
  code: 'chunk-undefined-function',
  scope: 'folder',
  doc: `\`@onLoad\` or \`@onUnload\` calls a function that no script of the module defines as a global.

A \`local function\` is not visible to it: the chunk runs in the module's environment, not in the file. Nothing is said where a
script cannot be read, or makes names in ways that cannot be seen (\`dofile\`, \`setfenv\` …).`,
  *run(file, snapshot) {
    let own: readonly LuaFacts[] | undefined;
    for (const { key, chunk } of chunks(file)) {
      for (const { name } of bareCalls(chunk.value) ?? []) {
        own ??= factsOf(file, snapshot);
        if (own.length === 0 || own.some(it => it.opaque || it.globals.has(name))) continue;
        if (isMadeElsewhere(name, file, snapshot)) continue;
        const local = own.some(it => it.locals.has(name));
        const meant = mostSimilar(
          name,
          own.flatMap(it => [...it.globals]),
        );
        const place = placeOf(name, chunk, snapshot.text(file.path) ?? file.manifest.document.text);
        yield {
          span: place,
          severity: 'error',
          message: local
            ? `"${name}" is local to its file, so "${key}" cannot call it.`
            : `No script of this module defines "${name}", which "${key}" calls.`,
          fixes: () => (meant && !local ? [safely(`Write "${meant}"`, replace(file.path, place, meant))] : []),
        };
      }
    }
  },
};

const wellKnown = new Set(
  'assert collectgarbage dofile error getfenv getmetatable ipairs load loadfile loadstring module next pairs pcall print rawequal rawget rawset require select setfenv setmetatable tonumber tostring type unpack xpcall connect disconnect tr scheduleEvent addEvent cycleEvent removeEvent'.split(
    ' ',
  ),
);

/** Facts of every script of the module; none where one of them is not there or has no text. */
function factsOf(file: ModuleFile, snapshot: Snapshot): readonly LuaFacts[] {
  const facts: LuaFacts[] = [];
  for (const { path } of file.scripts) {
    const found = lookUp(snapshot.search, scriptFile(path));
    const own = found.kind === 'file' ? snapshot.lua(found.path) : undefined;
    if (!own) return [];
    facts.push(own);
  }
  return facts;
}

/** Whether Lua itself, the client or a library makes a name. */
export function isMadeElsewhere(name: string, file: ModuleFile, snapshot: Snapshot): boolean {
  return wellKnown.has(name) || definedElsewhere(name, file, snapshot);
}

/**
 * Whether one other folder makes the name, as a library does. A name that several make, such as `init`, is each
 * module's own and no help to this one.
 */
function definedElsewhere(name: string, file: ModuleFile, snapshot: Snapshot): boolean {
  const others = [...foldersDefining(name, snapshot)].filter(folder => !file.path.startsWith(`${folder}/`));
  return others.length === 1;
}

/** The module folders in which a name is made, by a look at the texts; looked for once as long as no Lua changes. */
function foldersDefining(name: string, snapshot: Snapshot): ReadonlySet<string> {
  const last = definitions.get(snapshot.names);
  const known = last?.version === snapshot.filesVersion ? last : { version: snapshot.filesVersion, folders: new Map() };
  definitions.set(snapshot.names, known);
  const found = known.folders.get(name) ?? new Set<string>();
  if (known.folders.has(name)) return found;
  known.folders.set(name, found);
  const definition = new RegExp(`\\bfunction\\s+(?:_G\\.)?${name}\\s*\\(|(?<![\\w.:])(?:_G\\.)?${name}\\s*=[^=]`);
  for (const path of snapshot.luaPaths()) {
    const folder = path.split('/').slice(0, 2).join('/');
    if (!found.has(folder) && definition.test(snapshot.text(path) ?? '')) found.add(folder);
  }
  return found;
}

const definitions = new WeakMap<NameTable, { readonly version: number; readonly folders: Map<string, Set<string>> }>();
