import { bareCalls, calledTables } from '../syntax/lua/calls.ts';
import { foldersDefining } from '../workspace/defining-folders.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { scriptFile } from '../workspace/script-paths.ts';
import { lookUp } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { FolderCheck } from './check.ts';
import { chunkFinding } from './chunk-finding.ts';
import { tableFinding } from './chunk-tables.ts';
import { chunks } from './chunks.ts';
import { define, makeGlobal, respell, type Script } from './script-fixes.ts';

export const chunkUndefinedFunction: FolderCheck = {
  code: 'chunk-undefined-function',
  scope: 'folder',
  doc: `\`@onLoad\` or \`@onUnload\` calls a function that no script of the module defines as a global.

The same is said of a table, such as that of \`controller:init()\`, which nothing makes.

A \`local function\` is not visible to it: the chunk runs in the module's environment, not in the file. Nothing is said where a
script cannot be read, or makes names in ways that cannot be seen (\`dofile\`, \`setfenv\` …).`,
  *run(file, snapshot) {
    let own: readonly Script[] | undefined;
    for (const { key, chunk } of chunks(file)) {
      for (const { name } of bareCalls(chunk.value) ?? []) {
        own ??= scriptsOf(file, snapshot);
        if (own.length === 0 || own.some(({ facts }) => facts.opaque || facts.globals.has(name))) continue;
        if (isMadeElsewhere(name, file, snapshot)) continue;
        const scripts = own;
        const called = { name, key, chunk, file };
        yield chunkFinding(called, { make: 'define', use: 'call' }, scripts, snapshot, (local, place) =>
          local
            ? makeGlobal(local, name, snapshot)
            : [...respell(name, file, place, scripts), ...define(name, scripts, snapshot)],
        );
      }
      for (const { name } of calledTables(chunk.value)) {
        own ??= scriptsOf(file, snapshot);
        const finding = tableFinding({ name, key, chunk, file }, own, snapshot);
        if (finding) yield finding;
      }
    }
  },
};

const wellKnown = new Set(
  'assert collectgarbage dofile error getfenv getmetatable ipairs load loadfile loadstring module next pairs pcall print rawequal rawget rawset require select setfenv setmetatable tonumber tostring type unpack xpcall connect disconnect tr scheduleEvent addEvent cycleEvent removeEvent'.split(
    ' ',
  ),
);

/** Every script of the module; none where one of them is not there or has no text. */
function scriptsOf(file: ModuleFile, snapshot: Snapshot): readonly Script[] {
  const scripts: Script[] = [];
  for (const { path } of file.scripts) {
    const found = lookUp(snapshot.search, scriptFile(path));
    const facts = found.kind === 'file' ? snapshot.lua(found.path) : undefined;
    if (found.kind !== 'file' || !facts) return [];
    scripts.push({ path: found.path, facts });
  }
  return scripts;
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
