import { fieldOf } from '../manifest/fields.ts';
import { isModuleTag } from '../manifest/module-tag.ts';
import type { LikelyNode, WrittenNode } from './likely-lines.ts';
import { isList } from './manifest-text.ts';

/**
 * How much sense a line makes below another, undefined being the root: 2 where the client looks for it there, 1 where it might
 * have been meant, 0 where nobody would write it.
 */
export function likelihoodBelow(parent: LikelyNode | undefined, node: WrittenNode, isBehindModule: boolean): 0 | 1 | 2 {
  if (!parent) return belowRoot(node, isBehindModule);
  if (!parent.parent && isModuleTag(parent.tag)) return belowModule(node);
  const field = parent.parent && !parent.parent.parent && !parent.dash ? fieldOf(parent.tag) : undefined;
  if (!field) return isPartOfUnknown(parent) ? 1 : 0;
  if (isList(field)) return belowList(parent.value, node);
  // The client looks at nothing below a text.
  return parent.value === '' && !node.dash && !fieldOf(node.tag) ? 1 : 0;
}

function belowRoot({ dash, tag }: WrittenNode, isBehindModule: boolean): 0 | 1 | 2 {
  if (isModuleTag(tag)) return 2;
  if (tag.startsWith('&')) return 1;
  return isBehindModule || dash || fieldOf(tag) ? 0 : 1;
}

function belowModule({ dash, tag, colon }: WrittenNode): 0 | 1 | 2 {
  if (dash || isModuleTag(tag)) return 0;
  if (fieldOf(tag)) return 2;
  return colon ? 1 : 0;
}

function belowList(value: string, { dash, tag, colon }: WrittenNode): 0 | 1 | 2 {
  // A list that is not closed on its line.
  if (value.startsWith('[') && !value.includes(']')) return fieldOf(tag) ? 0 : 1;
  if (value !== '') return 0;
  if (dash) return 2;
  return colon || fieldOf(tag) ? 0 : 1;
}

/** Whether a key that no client reads stands above: what is below it may have any shape. */
function isPartOfUnknown(node: LikelyNode): boolean {
  for (let at: LikelyNode | undefined = node; at; at = at.parent) {
    if (at.dash) continue;
    if (at.parent && !at.parent.parent && isModuleTag(at.parent.tag)) return !fieldOf(at.tag);
    if (!at.parent) return !isModuleTag(at.tag);
  }
  return false;
}
