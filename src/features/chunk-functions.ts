import { type Span, touches } from '../base/span.ts';
import { namedWords } from '../syntax/lua/named-words.ts';
import { manifestAt } from '../workspace/manifest-at.ts';
import { chunkSpan } from '../workspace/mention.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { scriptFile } from '../workspace/script-paths.ts';
import { lookUp } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Location } from './location.ts';

/** A function of a module that its `@onLoad` or `@onUnload` names. */
export interface ChunkFunction {
  /** `f`, or `Table.f`. */
  readonly name: string;
  /** Where the name stands that was pointed at. */
  readonly span: Span;
  /** The manifests whose chunks may name it. */
  readonly manifests: readonly ModuleFile[];
  /** The Lua files that may make it. */
  readonly scripts: readonly string[];
}

/** The function at an offset of a chunk, or where it is made in Lua; undefined where the two do not belong together. */
export function chunkFunctionAt(snapshot: Snapshot, path: string, offset: number): ChunkFunction | undefined {
  const here = { start: offset, end: offset };
  const file = manifestAt(snapshot, path);
  if (file) {
    const word = wordsOfChunks(file).find(it => touches(it.span, here));
    const own = file.manifest.name && snapshot.code.modules.get(file.manifest.name.value);
    const all = own ? snapshot.graph.filesOf(own.name) : [];
    const manifests = all.includes(file) ? all : [file];
    const scripts = own && all.includes(file) ? own.scripts.map(it => it.path) : scriptsOf(file, snapshot);
    if (!word || word.name.startsWith('modules.')) return undefined;
    return { name: word.name, span: word.span, manifests, scripts };
  }
  const facts = path.endsWith('.lua') ? snapshot.lua(path) : undefined;
  // Offsets of a text that cannot be read are those of another one.
  if (!facts || facts.isStale) return undefined;
  const owners = snapshot.code.ownersOf(path);
  const made = owners.length === 0 ? undefined : facts.definitions.find(it => touches(it.span, here));
  if (!made || typeof made.into === 'object') return undefined;
  const name = fullName(made);
  const { filesOf } = snapshot.graph;
  const owner = owners.find(it => filesOf(it.name).some(file => wordsOfChunks(file).some(word => word.name === name)));
  if (!owner) return undefined;
  return { name, span: made.span, manifests: filesOf(owner.name), scripts: owner.scripts.map(it => it.path) };
}

/** Where chunks name a function. */
export function chunkPlaces({ name, manifests }: ChunkFunction): readonly Location[] {
  return manifests.flatMap(file =>
    wordsOfChunks(file)
      .filter(it => it.name === name)
      .map(({ span }) => ({ path: file.path, span })),
  );
}

/** Where scripts make it. */
export function definitionPlaces(
  { name, scripts }: Pick<ChunkFunction, 'name' | 'scripts'>,
  snapshot: Snapshot,
): readonly Location[] {
  return scripts.flatMap(path => {
    const facts = snapshot.lua(path);
    if (!facts || facts.isStale) return [];
    const made = facts.definitions.filter(it => typeof it.into === 'string' && !it.isNil && fullName(it) === name);
    return made.map(({ span }) => ({ path, span }));
  });
}

/** The Lua files that a manifest lists, as far as they are there. */
export function scriptsOf(file: ModuleFile, { search }: Snapshot): readonly string[] {
  return file.scripts.flatMap(({ path }) => {
    const found = lookUp(search, scriptFile(path));
    return found.kind === 'file' ? [found.path] : [];
  });
}

function wordsOfChunks({ manifest: { document } }: ModuleFile) {
  return document.declarations
    .flatMap(root => (root.tag === 'Module' ? root.children : []))
    .flatMap(declaration => {
      if (declaration.tag !== '@onLoad' && declaration.tag !== '@onUnload') return [];
      const place = chunkSpan(document.text, declaration);
      return place ? [...namedWords(document.text, place.start, place.end)] : [];
    });
}

function fullName({ name, owner }: { readonly name: string; readonly owner: string | undefined }): string {
  return owner === undefined ? name : `${owner}.${name}`;
}
