import { type Span, span, touches } from '../base/span.ts';
import { foldersDefining } from '../workspace/defining-folders.ts';
import { manifestAt } from '../workspace/manifest-at.ts';
import { isAdvancedManifest } from '../workspace/manifest-paths.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { pathTarget } from '../workspace/path-target.ts';
import { scriptFile } from '../workspace/script-paths.ts';
import { lookUp } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { advancedDefinition } from './advanced/definition.ts';
import { definitionPlaces, scriptsOf } from './chunk-functions.ts';
import type { Location } from './location.ts';
import { type Place, placeAt } from './place.ts';
import { scriptFiles } from './script-files.ts';

/** Where that which a word of a manifest of either kind names is made. */
export interface Definition {
  /** The word. */
  readonly origin: Span;
  /** At least one. */
  readonly targets: readonly Location[];
}

/**
 * Where the module, script or Lua function under an offset of a manifest is made, or the file that Lua or widgets name there;
 * undefined where nothing is known.
 */
export function definition(snapshot: Snapshot, path: string, offset: number): Definition | undefined {
  if (isAdvancedManifest(path)) return advancedDefinition(snapshot, path, offset);
  const file = manifestAt(snapshot, path);
  if (!file) return fileDefinition(snapshot, path, offset);
  const place = placeAt(file.manifest, offset);
  if (!place) return undefined;
  const found =
    place.kind === 'lua'
      ? (fileDefinition(snapshot, path, offset) ?? luaDefinition(file, place.span, offset, snapshot))
      : { origin: place.span, targets: targetsOf(place, file, snapshot) };
  return found && found.targets.length > 0 ? found : undefined;
}

/** The file whose path stands in a string of Lua, or in a value of widgets and pages. */
function fileDefinition(snapshot: Snapshot, path: string, offset: number): Definition | undefined {
  const mention = snapshot.mentions(path).paths.find(it => touches(it.span, span(offset, offset)));
  const target = mention && pathTarget({ ...mention, path }, snapshot);
  return target && { origin: mention.span, targets: [{ path: target.path, span: span(0, 0) }] };
}

function targetsOf(place: Place, file: ModuleFile, snapshot: Snapshot): readonly Location[] {
  // Of its own name a module is the definition: so editors show what refers to it.
  if (place.kind === 'value' && place.field?.key === 'name') return [{ path: file.path, span: place.span }];
  if (place.kind !== 'item') return [];
  if (place.field?.type === 'scripts') {
    const item = file.manifest.scripts.find(it => it.span.start === place.span.start);
    return item ? scriptFiles(file, snapshot)(item).files.map(path => ({ path, span: span(0, 0) })) : [];
  }
  return place.field?.type === 'modules' ? moduleLocations(nameRead(place, file), snapshot) : [];
}

/** The name as the engine has it, variables replaced. */
function nameRead({ span: { start }, value }: Place & { readonly kind: 'item' }, { manifest }: ModuleFile): string {
  const isHere = (it: { readonly span: Span }) => it.span.start === start;
  return (manifest.dependencies.find(isHere) ?? manifest.loadLater.find(isHere))?.value ?? value;
}

/** Where the manifests of that name state it; those that the client does not discover only where there is no other. */
export function moduleLocations(name: string, { graph, strays }: Snapshot): readonly Location[] {
  const discovered = graph.filesOf(name);
  const files = discovered.length > 0 ? discovered : strays.filter(it => it.manifest.name?.value === name);
  return files.flatMap(({ path, manifest }) => (manifest.name ? [{ path, span: manifest.name.span }] : []));
}

const dotted = /[A-Za-z_]\w*(?:[.:][A-Za-z_]\w*)*/g;

/** What a name in a chunk stands for: `f`, `_G.f`, `Table.f`, `modules.x` or `modules.x.f`. */
function luaDefinition(file: ModuleFile, chunk: Span, offset: number, snapshot: Snapshot): Definition | undefined {
  const here = span(offset, offset);
  const text = file.manifest.document.text.slice(chunk.start, chunk.end);
  for (const { 0: words, index } of text.matchAll(dotted)) {
    const start = chunk.start + index;
    if (!touches(span(start, start + words.length), here)) continue;
    const parts = words.split(/[.:]/);
    let at = start;
    for (const [i, part] of parts.entries()) {
      const origin = span(at, at + part.length);
      if (touches(origin, here)) return { origin, targets: luaTargets(parts.slice(0, i + 1), file, snapshot) };
      at = origin.end + 1;
    }
  }
  return undefined;
}

function luaTargets(parts: readonly string[], file: ModuleFile, snapshot: Snapshot): readonly Location[] {
  const [first, second, third] = parts;
  if (parts.length === 1) return globalLocations(first, file, snapshot);
  if (first === '_G' && parts.length === 2) return globalLocations(second, file, snapshot);
  if (first !== 'modules')
    return parts.length > 2
      ? []
      : definitionPlaces({ name: parts.join('.'), scripts: scriptsOf(file, snapshot) }, snapshot);
  if (parts.length === 2) return moduleLocations(second, snapshot);
  if (parts.length > 3) return [];
  return snapshot.graph.filesOf(second).flatMap(it => inScripts(third, it, snapshot));
}

/** In the module's own scripts, else elsewhere in its folder, else in the one other folder that makes the name. */
function globalLocations(name: string, file: ModuleFile, snapshot: Snapshot): readonly Location[] {
  const own = inScripts(name, file, snapshot);
  if (own.length > 0) return own;
  const folders = [...foldersDefining(name, snapshot)];
  const home = folders.find(folder => file.path.startsWith(`${folder}/`));
  const folder = home ?? (folders.length === 1 ? folders[0] : undefined);
  if (folder === undefined) return [];
  const paths = [...snapshot.luaPaths()].filter(path => path === folder || path.startsWith(`${folder}/`)).sort();
  return paths.flatMap(path => inFile(name, path, snapshot));
}

function inScripts(name: string, file: ModuleFile, snapshot: Snapshot): readonly Location[] {
  return file.scripts.flatMap(({ path }) => {
    const found = lookUp(snapshot.search, scriptFile(path));
    return found.kind === 'file' ? inFile(name, found.path, snapshot) : [];
  });
}

function inFile(name: string, path: string, snapshot: Snapshot): readonly Location[] {
  const found = snapshot.lua(path)?.globals.get(name);
  return found ? [{ path, span: found.span }] : [];
}
