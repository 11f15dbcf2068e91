import { type Span, span } from '../base/span.ts';
import { writtenItems, writtenKeys } from '../checks/manifest-text.ts';
import { fieldOf } from '../manifest/fields.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { readText } from '../manifest/values.ts';
import { manifestAt } from '../workspace/manifest-at.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { placeAt } from './place.ts';

/** A place of the same meaning; `write` where the module names itself. */
export interface Highlight {
  readonly span: Span;
  readonly kind: 'read' | 'write';
}

/** Every place in a manifest that means what stands at an offset: a module's name, an item of the same kind, a key. */
export function highlights(snapshot: Snapshot, path: string, offset: number): readonly Highlight[] {
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
    default:
      return [];
  }
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
