import type { Span } from '../base/span.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { ModuleMention } from '../workspace/mention.ts';
import { byPlace } from '../workspace/mention-index.ts';
import { pathTarget } from '../workspace/path-target.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { chunkFunctionAt, chunkPlaces, definitionPlaces } from './chunk-functions.ts';
import { homesOf } from './module-home.ts';
import { folderParts, leadsInto, moduleFolder, moduleInFolder, namedAt } from './named-at.ts';

/** A place in a file below the client folder. */
export interface FilePlace {
  readonly path: string;
  readonly span: Span;
}

/**
 * Every place that names the module, the file, or the function of a manifest's Lua, that the text at an offset names; by path, then by place. The `name` of
 * a module in its own manifest, and in `provides` of others, is its declaration. Undefined where the text names neither.
 */
export function* references(
  snapshot: Snapshot,
  path: string,
  offset: number,
  includeDeclaration: boolean,
): Stepwise<readonly FilePlace[] | undefined> {
  const named = namedAt(snapshot, path, offset);
  if (!named) return functionReferences(snapshot, path, offset, includeDeclaration);
  const places =
    named.kind === 'module'
      ? yield* moduleReferences(named.name, includeDeclaration, snapshot)
      : yield* fileReferences(named.path, snapshot);
  return places.sort(byPlace);
}

/** Of a function that a manifest's Lua calls: where it does, and where scripts make it. */
function functionReferences(
  snapshot: Snapshot,
  path: string,
  offset: number,
  includeDeclaration: boolean,
): readonly FilePlace[] | undefined {
  const found = chunkFunctionAt(snapshot, path, offset);
  if (!found) return undefined;
  const made = definitionPlaces(found, snapshot);
  if (made.length === 0) return undefined;
  return [...chunkPlaces(found), ...(includeDeclaration ? made : [])].sort(byPlace);
}

function* moduleReferences(name: string, includeDeclaration: boolean, snapshot: Snapshot): Stepwise<FilePlace[]> {
  const index = yield* snapshot.mentionIndex();
  const places: FilePlace[] = index
    .mentionsOf(name)
    .filter(it => includeDeclaration || !isDeclaration(it))
    .map(({ path, span }) => ({ path, span }));
  const folders = new Set(homesOf(snapshot, name).map(it => moduleFolder(`${it.virtualFolder}/`)));
  for (const folder of folders) {
    const own = moduleInFolder(folder, snapshot);
    if (own?.name !== name) continue;
    for (const [i, mention] of index.paths.entries()) {
      if (i % TOGETHER === 0) yield;
      const part = folderParts(mention).find(it => it.folder === folder);
      if (part && leadsInto(mention, own.path, snapshot)) places.push({ path: mention.path, span: part.span });
    }
  }
  return places;
}

function isDeclaration({ kind }: ModuleMention): boolean {
  return kind === 'name' || kind === 'provided';
}

/** How many paths are looked up without a rest. */
const TOGETHER = 200;

function* fileReferences(path: string, snapshot: Snapshot): Stepwise<FilePlace[]> {
  const { paths } = yield* snapshot.mentionIndex();
  const name = path.slice(path.lastIndexOf('/') + 1);
  const bare = name.replace(/\.[^.]+$/, '');
  const places: FilePlace[] = [];
  for (const [i, mention] of paths.entries()) {
    if (i % TOGETHER === 0) yield;
    // Most paths end otherwise, and need not be looked up.
    if (!mention.value.includes(bare) || pathTarget(mention, snapshot)?.path !== path) continue;
    places.push({ path: mention.path, span: mention.span });
  }
  return places;
}
