import { mostSimilar } from '../base/similar.ts';
import { type Span, span } from '../base/span.ts';
import type { LuaFacts } from '../syntax/lua/facts.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Fix, perhaps, replace, safely } from './check.ts';

/** A script of the module, by its path below the client folder. */
export interface Script {
  readonly path: string;
  readonly facts: LuaFacts;
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

/** The global of the module that was most likely meant. */
export function respell(name: string, file: ModuleFile, place: Span, scripts: readonly Script[]): readonly Fix[] {
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
