import type { Span } from '../base/span.ts';
import { type JsonNode, type JsonProperty, type JsonValue, jsonValue, propertyOf } from '../syntax/json/tree.ts';
import type { Mention } from './manifest.ts';
import type { AdvancedField } from './shape.ts';
import { shapeProblems } from './shape-problems.ts';

/** A value that holds, and where it stands; no place where it is the default. */
export interface Setting<T> {
  readonly value: T;
  readonly span: Span | undefined;
}

/** A JSON object without the places of its parts. */
export type JsonRecord = Readonly<Record<string, JsonValue>>;

/**
 * Takes values out of an object of an advanced manifest by its table of fields. A value that is not as the table has it
 * counts as absent; what is absent has the default of the table.
 */
export class FieldReader {
  constructor(
    readonly node: JsonNode | undefined,
    readonly fields: readonly AdvancedField[],
  ) {}

  /** The key with its value as written. */
  property(key: string): JsonProperty | undefined {
    return propertyOf(this.node, key);
  }

  /** The value as written, whatever it is. */
  value(key: string): JsonNode | undefined {
    return this.property(key)?.value;
  }

  mention(key: string): Mention | undefined {
    const node = this.#sound(key);
    return node?.kind === 'string' ? { value: node.value, span: node.span } : undefined;
  }

  /** A text, or the default of the table, or the empty text. */
  text(key: string): string {
    const fallback = this.#field(key)?.default;
    return this.mention(key)?.value ?? (typeof fallback === 'string' ? fallback : '');
  }

  /** One of the words, the default of the table where none of them is stated. */
  word<T extends string>(key: string, words: readonly T[]): Setting<T> {
    const mention = this.mention(key);
    const own = words.find(it => it === mention?.value);
    if (own !== undefined) return { value: own, span: mention?.span };
    return { value: words.find(it => it === this.#field(key)?.default) ?? words[0], span: undefined };
  }

  flag(key: string): Setting<boolean> {
    const node = this.#sound(key);
    if (node?.kind === 'boolean') return { value: node.value, span: node.span };
    return { value: this.#field(key)?.default === true, span: undefined };
  }

  number(key: string): Setting<number> {
    const node = this.#sound(key);
    if (node?.kind === 'number') return { value: node.value, span: node.span };
    const fallback = this.#field(key)?.default;
    return { value: typeof fallback === 'number' ? fallback : 0, span: undefined };
  }

  /** The texts of a list; items that are none are left out. */
  list(key: string): readonly Mention[] {
    return textsOf(this.value(key));
  }

  /** An object whose values are texts. */
  texts(key: string): Readonly<Record<string, string>> {
    const node = this.value(key);
    if (node?.kind !== 'object') return {};
    return Object.fromEntries(
      node.properties.flatMap(({ key: own, value }) => (value?.kind === 'string' ? [[own, value.value] as const] : [])),
    );
  }

  /** Any object; undefined where there is none. */
  record(key: string): JsonRecord | undefined {
    const node = this.value(key);
    return node?.kind === 'object' ? recordOf(node) : undefined;
  }

  #field(key: string): AdvancedField | undefined {
    return this.fields.find(it => it.key === key);
  }

  #sound(key: string): JsonNode | undefined {
    const [node, field] = [this.value(key), this.#field(key)];
    return node && field && shapeProblems(node, field.shape).next().done ? node : undefined;
  }
}

/** The texts among the items of an array, each with its place. */
export function textsOf(node: JsonNode | undefined): readonly Mention[] {
  if (node?.kind !== 'array') return [];
  return node.items.flatMap(it => (it.kind === 'string' ? [{ value: it.value, span: it.span }] : []));
}

function recordOf({ properties }: Extract<JsonNode, { kind: 'object' }>): JsonRecord {
  return Object.fromEntries(properties.flatMap(({ key, value }) => (value ? [[key, jsonValue(value)] as const] : [])));
}
