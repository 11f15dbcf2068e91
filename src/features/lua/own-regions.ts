import type { Stepwise } from '../../base/stepwise.ts';
import { mayHoldHandlers } from '../../workspace/file-code.ts';
import type { ModuleCode } from '../../workspace/module-code.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { type LuaRegion, luaRegions } from './regions.ts';

/** A part of a file that is Lua, in its file. */
export interface OwnRegion extends LuaRegion {
  readonly path: string;
}

/**
 * The Lua that is run in a module's own environment and holds a word: its scripts, the chunks of its manifests, and the
 * handlers of widgets and pages in its folders, which are made while it is loaded.
 */
export function* ownRegions(module: ModuleCode, word: string, snapshot: Snapshot): Stepwise<readonly OwnRegion[]> {
  const found: OwnRegion[] = [];
  const add = (path: string) => {
    const text = snapshot.text(path);
    if (!text?.includes(word)) return;
    for (const region of luaRegions(snapshot, path))
      if (text.slice(region.span.start, region.span.end).includes(word)) found.push({ ...region, path });
  };
  for (const { path } of module.scripts) {
    add(path);
    yield;
  }
  const manifests = snapshot.graph.filesOf(module.name);
  for (const { path } of manifests) add(path);
  const folders = manifests.map(it => it.path.slice(0, it.path.lastIndexOf('/') + 1));
  let count = 0;
  for (const path of snapshot.paths()) {
    if (count++ % TOGETHER === 0) yield;
    if (!mayHoldHandlers(path) || !folders.some(it => path.startsWith(it))) continue;
    add(path);
    yield;
  }
  return found;
}

/** How many paths are looked at without a rest. */
const TOGETHER = 1000;
