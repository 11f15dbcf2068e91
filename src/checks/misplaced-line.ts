import { fieldOf } from '../manifest/fields.ts';
import { isModuleTag } from '../manifest/module-tag.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Finding, type Fix, type ManifestCheck, perhaps, safely } from './check.ts';
import { isList, wholeLines } from './manifest-text.ts';
import { quoted } from './names.ts';
import { isKey, placeKey, shiftLines } from './shift-lines.ts';

export const misplacedLine: ManifestCheck = {
  code: 'misplaced-line',
  scope: 'manifest',
  doc: `A key or an item stands at a level where the client does not look for it.

The keys of a module stand one level (two spaces) below \`Module\`, the items of a list one level below its key. The client passes
over what stands elsewhere without a word:

\`\`\`
Module
  dependencies:
  - corelib
autoload: true
\`\`\``,
  *run(file) {
    const { declarations, problems } = file.manifest.document;
    // Where the client refuses the text, the lines are put in their places first.
    if (problems.length > 0) return;
    const at = declarations.findIndex(it => isModuleTag(it.tag));
    if (at < 0) return;
    for (const module of declarations) {
      if (!isModuleTag(module.tag)) continue;
      yield* itemsAmong(file, module.children, undefined);
      for (const key of module.children) yield* keysBelow(file, key);
    }
    const outside = declarations.slice(at);
    yield* itemsAmong(file, outside, declarations[at].children.at(-1));
    yield* keysOutside(file, outside);
  },
};

/** Items that stand beside the list that they belong to, or before all of it. */
function* itemsAmong(
  file: ModuleFile,
  siblings: readonly Declaration[],
  last: Declaration | undefined,
): Generator<Finding> {
  let list: Declaration | undefined;
  for (const each of siblings) {
    if (!each.dash) list = isModuleTag(each.tag) ? openList(last) : openList(each);
    else
      yield {
        span: each.valueSpan.start < each.valueSpan.end ? each.valueSpan : each.tagSpan,
        severity: 'error',
        message: list
          ? `This item stands beside ${quoted(list.tag)}, not below it, so the client passes over it.`
          : 'This item stands below no list, so the client passes over it.',
        fixes: () => (list ? [placeItem(file, each, list)] : []),
      };
  }
}

/** The same key where it may have items below it. */
function openList(key: Declaration | undefined): Declaration | undefined {
  const field = key && !key.dash && key.value === '' ? fieldOf(key.tag) : undefined;
  return field && isList(field) ? key : undefined;
}

/** Items of a list stand two levels deep, wherever the list is now. */
function placeItem(file: ModuleFile, item: Declaration, list: Declaration): Fix {
  const levels = item.parent ? 1 : 2;
  const fix = list.parent || placeKey(file, list, 1).preferred ? safely : perhaps;
  return fix('Indent with 4 spaces', ...shiftLines(file, wholeLines(file.manifest, item), levels));
}

function* keysOutside(file: ModuleFile, declarations: readonly Declaration[]): Generator<Finding> {
  const seen = new Set<string>();
  for (const key of declarations) {
    if (!isKey(key)) continue;
    const again = seen.has(key.tag);
    seen.add(key.tag);
    yield {
      span: key.tagSpan,
      severity: 'error',
      message: `The client looks for ${quoted(key.tag)} below "Module" only, and this is not.`,
      fixes: () => [placeKey(file, key, 1)].map(it => (again ? { ...it, preferred: false } : it)),
    };
    yield* keysBelow(file, key, 0);
  }
}

/** Keys that stand below one that takes no list; those below a list are read as its items. */
function* keysBelow(file: ModuleFile, { tag, dash, children }: Declaration, levels = -1): Generator<Finding> {
  const field = dash ? undefined : fieldOf(tag);
  if (!field || (isList(field) && levels < 0)) return;
  for (const key of children) {
    if (!isKey(key)) continue;
    yield {
      span: key.tagSpan,
      severity: 'error',
      message: `The client looks for ${quoted(key.tag)} below "Module" only, not below ${quoted(tag)}.`,
      fixes: () => (levels < 0 ? [placeKey(file, key, levels)] : []),
    };
  }
}
