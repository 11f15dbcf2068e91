import { type Span, span } from '../../base/span.ts';
import { advancedFields } from '../../manifest/advanced-fields.ts';
import { jsonTypeOf, type Naming, type Shape } from '../../manifest/shape.ts';
import { configField } from '../../manifest/shape-problems.ts';
import { type JsonLocation, jsonLocation } from '../../syntax/json/location.ts';
import { type JsonNode, propertyOf } from '../../syntax/json/tree.ts';
import type { AdvancedFile } from '../../workspace/advanced-files.ts';

/** What a person points at, or writes, in an advanced manifest, where it is a name of something. */
export interface AdvancedPlace {
  readonly naming: Naming | 'range';
  /** The text with its quotes; empty where nothing is written yet. */
  readonly span: Span;
  /** What stands there already. */
  readonly value: string;
  /** What stands there before the offset. */
  readonly typed: string;
  /** It is a key, which takes a range as its value. */
  readonly isKey: boolean;
  /** A colon follows, so that the key has its value. */
  readonly hasColon: boolean;
  /** Keys from the root down to here; of a range, the last one is the module. */
  readonly path: readonly (string | number)[];
  /** The other names of the same object or list. */
  readonly others: readonly string[];
}

/** What is named at an offset of an advanced manifest; undefined where nothing is. */
export function advancedPlaceAt({ manifest }: AdvancedFile, offset: number): AdvancedPlace | undefined {
  const { text, root } = manifest.document;
  const location = jsonLocation(text, offset);
  if (!location) return undefined;
  const naming = namingAt(location, root);
  if (naming === undefined) return undefined;
  const { path, atKey, word, hasColon } = location;
  const written = text.slice(word.start, word.end);
  // A word without quotes is on the way to be one.
  if (written !== '' && !written.startsWith('"') && !/^\w/.test(written)) return undefined;
  const value = unquoted(written);
  const container = nodeAt(root, path.slice(0, -1));
  const others = namesIn(container)
    .filter(it => it.at.start !== word.start)
    .map(it => it.name);
  const typed = text.slice(word.start, offset).replaceAll('"', '');
  return { naming, span: word, value, typed, isKey: atKey, hasColon, path, others };
}

function unquoted(written: string): string {
  try {
    const value: unknown = JSON.parse(written);
    if (typeof value === 'string') return value;
  } catch {
    // Written only in part.
  }
  return written.replaceAll('"', '');
}

function namingAt({ path, atKey }: JsonLocation, root: JsonNode | undefined): Naming | 'range' | undefined {
  let shapes: readonly Shape[] = [{ kind: 'record', fields: advancedFields }];
  for (const [i, segment] of path.entries()) {
    if (i === path.length - 1 && atKey)
      return shapes.flatMap(either).flatMap(it => (it.kind === 'map' ? (it.names ?? []) : []))[0];
    const node = nodeAt(root, path.slice(0, i));
    shapes = shapes.flatMap(either).flatMap(it => inside(it, segment, node));
  }
  for (const shape of shapes.flatMap(either)) {
    if (shape.kind !== 'text') continue;
    return shape.names ?? (shape.form === 'range' ? 'range' : undefined);
  }
  return undefined;
}

function either(shape: Shape): readonly Shape[] {
  return shape.kind === 'either' ? shape.of : [shape];
}

/** The shapes of a part of a value: of a key, or of an item. */
function inside(shape: Shape, segment: string | number, node: JsonNode | undefined): readonly Shape[] {
  if ((typeof segment === 'number') !== (jsonTypeOf(shape) === 'array')) return [];
  switch (shape.kind) {
    case 'list':
    case 'map':
      return [shape.of];
    case 'record':
      return shape.fields.filter(it => it.key === segment).map(it => it.shape);
    case 'variants': {
      const type = propertyOf(node, 'type')?.value;
      const variant = shape.variants.find(it => type?.kind === 'string' && it.word === type.value);
      return [...configField(variant), ...shape.fields].filter(it => it.key === segment).map(it => it.shape);
    }
    default:
      return [];
  }
}

function nodeAt(root: JsonNode | undefined, path: readonly (string | number)[]): JsonNode | undefined {
  let node = root;
  for (const segment of path) {
    if (typeof segment === 'number') node = node?.kind === 'array' ? node.items[segment] : undefined;
    else node = propertyOf(node, segment)?.value;
  }
  return node;
}

function namesIn(node: JsonNode | undefined): readonly { readonly name: string; readonly at: Span }[] {
  if (node?.kind === 'object') return node.properties.map(it => ({ name: it.key, at: it.keySpan }));
  if (node?.kind !== 'array') return [];
  return node.items.flatMap(it =>
    it.kind === 'string' ? [{ name: it.value, at: span(it.span.start, it.span.end) }] : [],
  );
}
