import { type Span, span } from '../base/span.ts';
import { writtenItems, writtenKeys } from '../checks/manifest-text.ts';
import { fieldOf } from '../manifest/fields.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { readText } from '../manifest/values.ts';
import { namedWords } from '../syntax/lua/named-words.ts';
import { manifestAt } from '../workspace/manifest-at.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { chunkFunctionAt, chunkPlaces, definitionPlaces } from './chunk-functions.ts';
import { placeAt } from './place.ts';

/** A place of the same meaning; `write` where the module names itself. */
export interface Highlight {
  readonly span: Span;
  readonly kind: 'read' | 'write';
}

/**
 * Every place in a manifest that means what stands at an offset: a module's name, an item of the same kind, a key, a function
 * in its Lua; and in a script the places of a function that the manifest's Lua names.
 */
export function highlights(snapshot: Snapshot, path: string, offset: number): readonly Highlight[] {
  if (path.endsWith('.lua')) return inScript(snapshot, path, offset);
  const manifest = manifestAt(snapshot, path)?.manifest;
  const place = manifest && placeAt(manifest, offset);
  if (!place) return [];
  switch (place.kind) {
    case 'key':
      return keysNamed(place.key, manifest);
    case 'value':
      return place.field?.key === 'name' ? words(manifest, 'modules', place.value) : [];
    case 'item':
      return place.field ? words(manifest, place.field.type, place.value) : [];
    case 'lua': {
      const found = chunkFunctionAt(snapshot, path, offset);
      const places = found ? chunkPlaces(found).filter(it => it.path === path) : [];
      return places.map(it => ({ span: it.span, kind: 'read' }));
    }
    default:
      return [];
  }
}

function inScript(snapshot: Snapshot, path: string, offset: number): readonly Highlight[] {
  const found = chunkFunctionAt(snapshot, path, offset);
  if (!found) return [];
  const made = new Set(definitionPlaces(found, snapshot).flatMap(it => (it.path === path ? [it.span.start] : [])));
  return [...namedWords(snapshot.text(path) ?? '')]
    .filter(it => it.name === found.name)
    .map(({ span: place }) => ({ span: place, kind: made.has(place.start) ? 'write' : 'read' }));
}

function keysNamed(key: string, manifest: Manifest): readonly Highlight[] {
  const same = writtenKeys(manifest).filter(it => !it.dash && it.tag === key);
  return same.map(({ tagSpan }) => ({ span: tagSpan, kind: 'read' }));
}

/** The items of lists of that type that have that value, and where it is a module, the name. */
function words(manifest: Manifest, type: string, value: string): readonly Highlight[] {
  return writtenKeys(manifest).flatMap((declaration): readonly Highlight[] => {
    const field = fieldOf(declaration.tag);
    if (field?.key === 'name' && type === 'modules') {
      const { valueSpan } = declaration;
      return readText(declaration.value) === value ? [{ span: valueSpan, kind: 'write' }] : [];
    }
    if (field?.type !== type) return [];
    const same = writtenItems(declaration).filter(it => readText(it.value) === value);
    return same.map(({ span: { start, end } }) => ({ span: span(start, end), kind: 'read' }));
  });
}
