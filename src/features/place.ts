import { type Span, span, touches } from '../base/span.ts';
import { type Field, fieldOf } from '../manifest/fields.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { isModuleTag } from '../manifest/module-tag.ts';
import { readText } from '../manifest/values.ts';
import type { Declaration } from '../syntax/otml/tree.ts';

/** What a person points at in a manifest. `field` is undefined where no client engine reads the key. */
export type Place =
  /** The `Module` tag. */
  | { readonly kind: 'module'; readonly span: Span; readonly declaration: Declaration }
  /** A key below `Module`. */
  | {
      readonly kind: 'key';
      readonly span: Span;
      readonly key: string;
      readonly declaration: Declaration;
      readonly field: Field | undefined;
    }
  /** The value of a key that is neither a list nor Lua; `value` as the engine reads a text. */
  | {
      readonly kind: 'value';
      readonly span: Span;
      readonly value: string;
      readonly declaration: Declaration;
      readonly field: Field | undefined;
    }
  /** An item of a list, inline or with a dash; `declaration` is that of the list. */
  | {
      readonly kind: 'item';
      readonly span: Span;
      readonly value: string;
      readonly declaration: Declaration;
      readonly field: Field | undefined;
    }
  /** Somewhere in the Lua of `@onLoad` or `@onUnload`; `span` is all of it. */
  | { readonly kind: 'lua'; readonly span: Span; readonly declaration: Declaration; readonly field: Field };

/** What stands at an offset of a manifest's text; undefined in comments, blank lines and between words. */
export function placeAt({ document }: Manifest, offset: number): Place | undefined {
  const here = span(offset, offset);
  for (const declaration of document.declarations) {
    if (touches(declaration.tagSpan, here)) {
      return isModuleTag(declaration.tag) ? { kind: 'module', span: declaration.tagSpan, declaration } : undefined;
    }
    if (!isModuleTag(declaration.tag)) continue;
    for (const key of declaration.children) {
      const place = placeIn(key, here);
      if (place) return place;
    }
  }
  return undefined;
}

function placeIn(declaration: Declaration, here: Span): Place | undefined {
  const { tag, tagSpan, valueSpan, items, children, block } = declaration;
  const field = fieldOf(tag);
  if (!declaration.dash && touches(tagSpan, here)) return { kind: 'key', span: tagSpan, key: tag, declaration, field };
  if (touches(valueSpan, here)) {
    if (field?.type === 'lua') return { kind: 'lua', span: valueSpan, declaration, field };
    if (items) {
      const item = items.find(it => touches(span(it.start, it.end), here));
      return (
        item && { kind: 'item', span: span(item.start, item.end), value: readText(item.value), declaration, field }
      );
    }
    if (block === undefined && valueSpan.start < valueSpan.end)
      return { kind: 'value', span: valueSpan, value: readText(declaration.value), declaration, field };
    return undefined;
  }
  const item = children.find(child => child.dash && touches(child.valueSpan, here));
  return item && { kind: 'item', span: item.valueSpan, value: readText(item.value), declaration, field };
}
