import { mostSimilar } from '../base/similar.ts';
import { type Span, span } from '../base/span.ts';
import { listing } from '../base/text.ts';
import { coerceVersion, parseRange, parseVersion, versionPattern } from '../base/version.ts';
import type { JsonNode, JsonObject, JsonProperty } from '../syntax/json/tree.ts';
import { type AdvancedField, jsonTypeOf, type Shape, type TextForm, type Variant } from './shape.ts';

/** Something that an advanced manifest should not say, or does not say as it should. */
export interface AdvancedProblem {
  readonly kind: 'syntax' | 'duplicate' | 'value' | 'range' | 'unknown-key';
  readonly span: Span;
  /** One or two sentences for a person. */
  readonly message: string;
  /** The JSON Schema of the table says it too. */
  readonly bySchema: boolean;
  /** JSON to write in the place of `span`, where it is clear what was meant. */
  readonly instead?: string;
  /** The key with its value, where it would be better away. */
  readonly property?: JsonProperty;
}

/** Patterns that a text of a form must match; the JSON Schema has the very same. */
export const patterns: Readonly<Partial<Record<TextForm, string>>> = {
  version: versionPattern,
  url: '^[a-z][a-z0-9+.\\-]*://\\S+$',
  permission: '^[a-z]+(:\\S+)?$',
  name: '\\S',
};

/** What is wrong with a value that should have a shape, in no order. */
export function* shapeProblems(node: JsonNode, shape: Shape): Generator<AdvancedProblem> {
  switch (shape.kind) {
    case 'either':
      return yield* eitherProblems(node, shape.of);
    case 'text':
      return yield* node.kind === 'string' ? textProblems(node, shape) : [wrongType(node, shape)];
    case 'boolean':
      if (node.kind !== 'boolean') yield wrongType(node, shape);
      return;
    case 'number':
      return yield* node.kind === 'number' ? numberProblems(node, shape) : [wrongType(node, shape)];
    case 'list':
      if (node.kind !== 'array') return yield wrongType(node, shape);
      for (const item of node.items) yield* shapeProblems(item, shape.of);
      return;
    default:
      if (node.kind !== 'object') return yield wrongType(node, shape);
      return yield* objectProblems(node, shape);
  }
}

/** Keys of an object that are stated more than once, at every depth. */
export function* duplicateKeys(node: JsonNode): Generator<AdvancedProblem> {
  const open: JsonNode[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.kind === 'array') open.push(...next.items);
    if (next.kind !== 'object') continue;
    const seen = new Set<string>();
    for (const property of next.properties) {
      const { key, keySpan, value } = property;
      const message = `"${key}" is stated twice in this object; the last one counts.`;
      if (seen.has(key)) yield { kind: 'duplicate', span: keySpan, message, bySchema: true, property };
      seen.add(key);
      if (value) open.push(value);
    }
  }
}

function* eitherProblems(node: JsonNode, shapes: readonly Shape[]): Generator<AdvancedProblem> {
  const own = shapes.find(it => jsonTypeOf(it) === jsonType(node));
  if (own) return yield* shapeProblems(node, own);
  yield problem(node.span, `This must be ${listing(shapes.map(described)).replace(' and ', ' or ')}.`);
}

function* textProblems(
  { value, span: place }: Extract<JsonNode, { kind: 'string' }>,
  { words, form }: Extract<Shape, { kind: 'text' }>,
): Generator<AdvancedProblem> {
  if (words && !words.some(it => it.word === value)) {
    const known = words.map(it => it.word);
    const meant = known.find(it => it.toLowerCase() === value.toLowerCase()) ?? mostSimilar(value, known);
    const message = `This must be one of ${known.map(it => `"${it}"`).join(', ')}.`;
    yield meant === undefined
      ? problem(place, message)
      : { ...problem(place, message), instead: JSON.stringify(meant) };
  }
  if (form === 'range') {
    if (!parseRange(value)) yield { ...problem(place, rangeMessage(value)), kind: 'range', bySchema: false };
    return;
  }
  const pattern = form && patterns[form];
  if (form === undefined || pattern === undefined) return;
  if (!new RegExp(pattern).test(value)) yield formProblem(place, value, form);
  else if (form === 'version' && !parseVersion(value)) {
    yield { ...problem(place, 'The numbers of this version are too large to be compared.'), bySchema: false };
  }
}

function rangeMessage(value: string): string {
  return `${JSON.stringify(value.slice(0, 60))} is no range of versions: write "*", "^1.2.0", ">=2 <4" or the like.`;
}

/** What a text of a form must be, to go on after "This must be". */
export const forms: Readonly<Record<Exclude<TextForm, 'range'>, string>> = {
  version: 'a version of three numbers, such as "1.2.0"',
  url: 'a URL, such as "https://example.com"',
  permission: 'of the form "what:where", such as "network:example.com"',
  name: 'a name: it is blank',
};

function formProblem(place: Span, value: string, form: Exclude<TextForm, 'range'>): AdvancedProblem {
  const found = problem(place, `This must be ${forms[form]}.`);
  const meant = form === 'version' ? coerceVersion(value) : undefined;
  return meant ? { ...found, instead: JSON.stringify(meant.version) } : found;
}

function* numberProblems(
  { value, span: place }: Extract<JsonNode, { kind: 'number' }>,
  { whole, least }: Extract<Shape, { kind: 'number' }>,
): Generator<AdvancedProblem> {
  if (whole && !Number.isInteger(value)) yield problem(place, 'This must be a whole number.');
  else if (least !== undefined && value < least) yield problem(place, `This must be at least ${least}.`);
}

type ObjectShape = Extract<Shape, { kind: 'map' | 'record' | 'variants' | 'object' }>;

function* objectProblems(node: JsonObject, shape: ObjectShape): Generator<AdvancedProblem> {
  switch (shape.kind) {
    case 'object':
      return;
    case 'map': {
      const known = shape.known?.map(it => it.word) ?? [];
      for (const property of node.properties) {
        if (shape.closed && !known.includes(property.key)) yield unknownKey(property, known, shape.key);
        else if (property.key.trim() === '')
          yield problem(property.keySpan, `This must be the name of a ${shape.key}.`);
        else if (property.value) yield* shapeProblems(property.value, shape.of);
      }
      return;
    }
    case 'record':
      return yield* fieldProblems(node, shape.fields);
    default: {
      const type = node.properties.findLast(it => it.key === 'type')?.value;
      const variant = type?.kind === 'string' ? shape.variants.find(it => it.word === type.value) : undefined;
      yield* fieldProblems(node, [typeField(shape.variants), ...configField(variant), ...shape.fields]);
    }
  }
}

/** The key that tells the variants of an object apart. */
export function typeField(variants: readonly Variant[]): AdvancedField {
  const words = variants.map(({ word, doc }) => ({ word, doc }));
  return {
    key: 'type',
    shape: { kind: 'text', words },
    doc: 'Which kind it is.',
    example: words[0].word,
    required: true,
  };
}

/** The `config` of a variant; of an unknown one it may be anything. */
export function configField(variant: Variant | undefined): readonly AdvancedField[] {
  if (!variant) return [{ key: 'config', shape: { kind: 'object' }, doc: 'The settings of this kind.', example: {} }];
  const required = variant.config.some(it => it.required);
  return [
    { key: 'config', shape: { kind: 'record', fields: variant.config }, doc: variant.doc, example: {}, required },
  ];
}

function* fieldProblems(node: JsonObject, fields: readonly AdvancedField[]): Generator<AdvancedProblem> {
  for (const property of node.properties) {
    const field = fields.find(it => it.key === property.key);
    if (!field)
      yield unknownKey(
        property,
        fields.map(it => it.key),
      );
    else if (property.value) yield* shapeProblems(property.value, field.shape);
  }
  const missing = fields.filter(it => it.required && !node.properties.some(({ key }) => key === it.key));
  for (const { key } of missing) {
    yield problem(span(node.span.start, Math.min(node.span.start + 1, node.span.end)), `"${key}" is missing.`);
  }
}

function unknownKey(property: JsonProperty, known: readonly string[], noun = 'key'): AdvancedProblem {
  const { key, keySpan } = property;
  const meant = meantKey(key, known);
  const message = `There is no ${noun} ${JSON.stringify(key.slice(0, 60))} here.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`;
  const found = { kind: 'unknown-key', span: keySpan, message, bySchema: true, property } as const;
  return meant === undefined ? found : { ...found, instead: JSON.stringify(meant) };
}

/** How the keys of `.otmod` and of other module systems are written here. */
const slips: Readonly<Record<string, string>> = {
  onload: 'lifecycle',
  onunload: 'lifecycle',
  priority: 'autoloadPriority',
  depends: 'dependencies',
  requires: 'dependencies',
  peerdependencies: 'runtimeDependencies',
  type: 'kind',
  url: 'website',
  homepage: 'website',
  files: 'scripts',
  sandbox: 'sandboxed',
  events: 'hooks',
};

function meantKey(key: string, known: readonly string[]): string | undefined {
  const plain = key.toLowerCase().replaceAll(/[^a-z]/g, '');
  const same = known.find(it => it.toLowerCase() === plain);
  const slip = Object.hasOwn(slips, plain) ? slips[plain] : undefined;
  return same ?? (slip !== undefined && known.includes(slip) ? slip : mostSimilar(key, known));
}

function wrongType(node: JsonNode, shape: Exclude<Shape, { kind: 'either' }>): AdvancedProblem {
  const found = problem(node.span, `This must be ${described(shape)}.`);
  const meant = converted(node, shape);
  return meant === undefined ? found : { ...found, instead: meant };
}

/** The value in the shape that it should have, where nothing is lost. */
function converted(node: JsonNode, shape: Shape): string | undefined {
  const plain = node.kind === 'string' || node.kind === 'number' || node.kind === 'boolean' ? String(node.value) : '';
  if (plain === '') return undefined;
  if (shape.kind === 'boolean') return /^(true|false)$/i.test(plain) ? plain.toLowerCase() : undefined;
  if (shape.kind === 'number') return /^-?\d{1,9}$/.test(plain) ? String(Number(plain)) : undefined;
  if (shape.kind === 'list' && shape.of.kind === 'text' && node.kind === 'string') return JSON.stringify([plain]);
  if (shape.kind !== 'text' || node.kind === 'boolean') return undefined;
  return JSON.stringify(shape.form === 'version' ? (coerceVersion(plain)?.version ?? plain) : plain);
}

/** A shape in a few words. */
export function described(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return 'a text';
    case 'boolean':
      return 'true or false';
    case 'number':
      return shape.whole ? 'a whole number' : 'a number';
    case 'list':
      return 'a list';
    case 'either':
      return listing(shape.of.map(described)).replace(' and ', ' or ');
    default:
      return 'an object';
  }
}

function jsonType(node: JsonNode): string {
  return node.kind;
}

function problem(place: Span, message: string): AdvancedProblem {
  return { kind: 'value', span: place, message, bySchema: true };
}
