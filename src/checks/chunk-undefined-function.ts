import { mostSimilar } from '../base/similar.ts';
import { type Span, span } from '../base/span.ts';
import { bareCalls } from '../syntax/lua/calls.ts';
import type { LuaFacts } from '../syntax/lua/facts.ts';
import { foldersDefining } from '../workspace/defining-folders.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { scriptFile } from '../workspace/script-paths.ts';
import { lookUp } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Fix, type FolderCheck, perhaps, type Related, replace, safely } from './check.ts';
import { chunks, placeOf } from './chunks.ts';

export const chunkUndefinedFunction: FolderCheck = {
  code: 'chunk-undefined-function',
  scope: 'folder',
  doc: `\`@onLoad\` or \`@onUnload\` calls a function that no script of the module defines as a global.

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
        const local = scripts.find(({ facts }) => facts.locals.has(name));
        const place = placeOf(name, chunk, snapshot.text(file.path) ?? file.manifest.document.text);
        yield {
          span: place,
          severity: 'error',
          message: local
            ? `"${name}" is local to its file, so "${key}" cannot call it.`
            : `No script of this module defines "${name}", which "${key}" calls.`,
          related: local ? localIn(local, name) : [],
          fixes: () =>
            local
              ? makeGlobal(local, name, snapshot)
              : [...respell(name, file, place, scripts), ...define(name, scripts, snapshot)],
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

/** A script of the module, by its path below the client folder. */
export interface Script {
  readonly path: string;
  readonly facts: LuaFacts;
}

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

function localIn({ path, facts }: Script, name: string): readonly Related[] {
  const local = facts.locals.get(name);
  return local?.isFunction ? [{ message: 'it is local here', path, span: local.span }] : [];
}

/** Takes the `local` off a local function; nothing for other local variables. */
export function makeGlobal({ path, facts }: Script, name: string, snapshot: Snapshot): readonly Fix[] {
  const local = facts.locals.get(name);
  const before = local ? (snapshot.text(path)?.slice(0, local.span.start) ?? '') : '';
  const start = before.search(/local\s+function\s+$/);
  if (start < 0) return [];
  const end = start + before.slice(start).search(/function/);
  return [perhaps(`Make "${name}" global in ${path}`, replace(path, span(start, end), ''))];
}

function respell(name: string, file: ModuleFile, place: Span, scripts: readonly Script[]): readonly Fix[] {
  const names = scripts.flatMap(({ facts }) => [...facts.globals.keys()]);
  const meant = mostSimilar(name, names);
  return meant === undefined ? [] : [safely(`Write "${meant}"`, replace(file.path, place, meant))];
}

/** Writes an empty function behind the last script, for the author to fill. */
export function define(name: string, scripts: readonly Script[], snapshot: Snapshot): readonly Fix[] {
  const path = scripts.at(-1)?.path;
  const text = path === undefined ? undefined : snapshot.text(path);
  if (path === undefined || text === undefined) return [];
  const feed = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' ? '' : text.endsWith('\n') ? feed : feed + feed;
  const end = span(text.length, text.length);
  return [
    perhaps(`Add a function "${name}" to ${path}`, replace(path, end, `${gap}function ${name}()${feed}end${feed}`)),
  ];
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
