import { advancedFields } from '../manifest/advanced-fields.ts';
import { type AdvancedField, jsonTypeOf, type Shape, type Word } from '../manifest/shape.ts';
import { configField, forms, patterns, typeField } from '../manifest/shape-problems.ts';
import type { JsonValue } from '../syntax/json/tree.ts';

type Schema = Readonly<Record<string, JsonValue>>;

/** The JSON Schema (draft 7, with the additions of VS Code) of advanced manifests, made from the table of their fields. */
export function otmodSchema(): JsonValue {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Advanced manifest of an OTClient module',
    allowComments: true,
    allowTrailingCommas: true,
    ...recordSchema(advancedFields),
  };
}

function schemaOf(shape: Shape): Schema {
  switch (shape.kind) {
    case 'text':
      return textSchema(shape);
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      return {
        type: shape.whole ? 'integer' : 'number',
        ...(shape.least === undefined ? {} : { minimum: shape.least }),
      };
    case 'list':
      return { type: 'array', items: schemaOf(shape.of) };
    case 'map':
      return {
        type: 'object',
        properties: Object.fromEntries(
          (shape.known ?? []).map(it => [it.word, { ...schemaOf(shape.of), ...doc(it.doc) }]),
        ),
        additionalProperties: shape.closed ? false : schemaOf(shape.of),
        ...(shape.closed ? {} : { propertyNames: { pattern: patterns.name ?? '' } }),
      };
    case 'record':
      return recordSchema(shape.fields);
    case 'variants':
      return variantsSchema(shape);
    case 'object':
      return { type: 'object' };
    default:
      // Every keyword but `type` is about one JSON type, and the shapes are of different ones.
      return Object.assign({}, ...shape.of.map(schemaOf), { type: shape.of.map(jsonTypeOf) });
  }
}

function textSchema({ words, form }: Extract<Shape, { kind: 'text' }>): Schema {
  if (words) return { type: 'string', ...wordsSchema(words) };
  const pattern = form && patterns[form];
  if (form === undefined || form === 'range' || pattern === undefined) return { type: 'string' };
  return { type: 'string', pattern, patternErrorMessage: `This must be ${forms[form]}.` };
}

function wordsSchema(words: readonly Word[]): Schema {
  return { enum: words.map(it => it.word), markdownEnumDescriptions: words.map(it => it.doc) };
}

function recordSchema(fields: readonly AdvancedField[]): Schema {
  const required = fields.filter(it => it.required).map(it => it.key);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(it => [it.key, fieldSchema(it)])),
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  };
}

function fieldSchema({ shape, doc: words, default: fallback, example }: AdvancedField): Schema {
  return {
    ...schemaOf(shape),
    ...doc(words),
    ...(fallback === undefined ? {} : { default: fallback }),
    examples: [example],
  };
}

function variantsSchema({ variants, fields }: Extract<Shape, { kind: 'variants' }>): Schema {
  const all = recordSchema([typeField(variants), ...configField(undefined), ...fields]);
  return {
    ...all,
    allOf: variants.map(variant => {
      const [config] = configField(variant);
      return {
        if: { properties: { type: { const: variant.word } }, required: ['type'] },
        then: { properties: { config: fieldSchema(config) }, ...(config.required ? { required: ['config'] } : {}) },
      };
    }),
  };
}

function doc(words: string): Schema {
  return words === '' ? {} : { markdownDescription: words };
}
