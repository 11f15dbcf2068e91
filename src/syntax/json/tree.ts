import type { Span } from '../../base/span.ts';

/** A value of a JSON text with comments, as far as it could be read. */
export type JsonNode =
  | { readonly kind: 'object'; readonly span: Span; readonly properties: readonly JsonProperty[] }
  | { readonly kind: 'array'; readonly span: Span; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly span: Span; readonly value: string }
  | { readonly kind: 'number'; readonly span: Span; readonly value: number }
  | { readonly kind: 'boolean'; readonly span: Span; readonly value: boolean }
  | { readonly kind: 'null'; readonly span: Span };

export type JsonObject = Extract<JsonNode, { readonly kind: 'object' }>;

/** A key with its value; two of an object may have the same key. */
export interface JsonProperty {
  readonly key: string;
  /** The key with its quotes. */
  readonly keySpan: Span;
  /** From the key to the end of the value. */
  readonly span: Span;
  /** Undefined where none is written yet. */
  readonly value: JsonNode | undefined;
}

/** A place at which the text is no JSON. */
export interface JsonProblem {
  readonly span: Span;
  /** A sentence for a person. */
  readonly message: string;
}

/** A JSON text that was read: comments and trailing commas are allowed. */
export interface JsonDocument {
  readonly text: string;
  /** Undefined where there is no value at all. */
  readonly root: JsonNode | undefined;
  readonly problems: readonly JsonProblem[];
}

/** The value of a key of an object; of several the last one, as every reader of JSON has it. */
export function propertyOf(node: JsonNode | undefined, key: string): JsonProperty | undefined {
  return node?.kind === 'object' ? node.properties.findLast(it => it.key === key) : undefined;
}

/** A JSON value without the places where its parts stand. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** The plain value of a node; a key without a value is left out. */
export function jsonValue(node: JsonNode): JsonValue {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(
        node.properties.flatMap(({ key, value }) => (value ? [[key, jsonValue(value)] as const] : [])),
      );
    case 'array':
      return node.items.map(jsonValue);
    case 'null':
      return null;
    default:
      return node.value;
  }
}
