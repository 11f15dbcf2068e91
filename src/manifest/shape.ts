import type { JsonValue } from '../syntax/json/tree.ts';

/** One of the words that a text may be. */
export interface Word {
  readonly word: string;
  readonly doc: string;
}

/** What a text names; completion, hover and the checks look it up. */
export type Naming =
  | 'module'
  | 'script'
  /** A function of the module's scripts, or `Table.member`. */
  | 'function'
  /** Lua statements, such as `init()`. */
  | 'statements'
  /** A global table of the module's scripts. */
  | 'table';

/** What a text must look like. */
export type TextForm = 'version' | 'range' | 'url' | 'permission' | 'name';

/** What a value of an advanced manifest may be. */
export type Shape =
  | {
      readonly kind: 'text';
      /** The only words that it may be. */
      readonly words?: readonly Word[];
      readonly form?: TextForm;
      readonly names?: Naming;
    }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number'; readonly whole: boolean; readonly least?: number }
  | { readonly kind: 'list'; readonly of: Shape }
  /** An object with keys of the author's choice. */
  | {
      readonly kind: 'map';
      readonly of: Shape;
      /** What its keys are called in a sentence: `module`. */
      readonly key: string;
      /** What its keys name. */
      readonly names?: Naming;
      /** Keys that are known, with what they mean; the only ones where it is `closed`. */
      readonly known?: readonly Word[];
      readonly closed?: boolean;
    }
  /** An object with the keys of a table. */
  | { readonly kind: 'record'; readonly fields: readonly AdvancedField[] }
  /** An object whose `type` tells what its `config` is. */
  | { readonly kind: 'variants'; readonly variants: readonly Variant[]; readonly fields: readonly AdvancedField[] }
  /** Shapes that are told apart by the JSON type of the value. */
  | { readonly kind: 'either'; readonly of: readonly Shape[] }
  /** Any object; `schema`: it is a JSON Schema. */
  | { readonly kind: 'object'; readonly schema?: boolean };

/** One `type` of an object, with the keys of its `config`. */
export interface Variant extends Word {
  readonly config: readonly AdvancedField[];
}

/** One key of an object in an advanced manifest. */
export interface AdvancedField {
  readonly key: string;
  readonly shape: Shape;
  /** What it does, in one or two sentences of markdown. */
  readonly doc: string;
  /** What holds where the key is absent; undefined where nothing does. */
  readonly default?: JsonValue;
  readonly example: JsonValue;
  readonly required?: boolean;
}

export const text: Shape = { kind: 'text' };
export const name: Shape = { kind: 'text', form: 'name' };
export const boolean: Shape = { kind: 'boolean' };
export const range: Shape = { kind: 'text', form: 'range' };
export const texts: Shape = { kind: 'map', key: 'name', of: text };

export function whole(least?: number): Shape {
  return least === undefined ? { kind: 'number', whole: true } : { kind: 'number', whole: true, least };
}

export function seconds(): Shape {
  return { kind: 'number', whole: false, least: 0 };
}

export function oneOf(...words: readonly (readonly [word: string, doc: string])[]): Shape {
  return { kind: 'text', words: words.map(([word, doc]) => ({ word, doc })) };
}

export function naming(names: Naming): Shape {
  return { kind: 'text', names, form: 'name' };
}

export function listOf(of: Shape): Shape {
  return { kind: 'list', of };
}

export function either(...of: readonly Shape[]): Shape {
  return { kind: 'either', of };
}

/** The JSON type of the values of a shape. */
export function jsonTypeOf(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return 'string';
    case 'boolean':
    case 'number':
      return shape.kind;
    case 'list':
      return 'array';
    default:
      return 'object';
  }
}
