import { fieldOf } from '../manifest/fields.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Finding, type ManifestCheck, perhaps, replace } from './check.ts';
import { wholeLines } from './manifest-text.ts';
import { quoted } from './names.ts';

export const duplicateKey: ManifestCheck = {
  code: 'duplicate-key',
  scope: 'manifest',
  doc: `A key is stated twice.

Of two plain values, or two lists of dashes, the last one wins. An inline list \`[ … ]\` is joined to the list before it. Of two
\`Module\` nodes the client reads the first.`,
  *run(file) {
    const { declarations } = file.manifest.document;
    yield* among(
      file,
      declarations.filter(it => it.tag === 'Module'),
      true,
    );
    for (const module of declarations) if (module.tag === 'Module') yield* among(file, module.children, false);
  },
};

function* among(file: ModuleFile, siblings: readonly Declaration[], roots: boolean): Generator<Finding> {
  const first = new Map<string, Declaration>();
  for (const each of siblings) {
    // What no engine reads is another finding.
    if (!roots && !fieldOf(each.tag) && !each.tag.startsWith('&')) continue;
    const before = first.get(each.tag);
    if (!before) {
      first.set(each.tag, each);
      continue;
    }
    yield {
      span: each.tagSpan,
      severity: 'warning',
      message: `${quoted(each.tag)} is stated twice: ${consequence(before, each, roots)}.`,
      related: [{ message: 'first stated here', path: file.path, span: before.tagSpan }],
      fixes: () =>
        [
          { words: 'Remove this one', which: each },
          { words: 'Remove the first one', which: before },
        ].map(({ words, which }) => perhaps(words, replace(file.path, wholeLines(file.manifest, which), ''))),
    };
  }
}

function consequence(before: Declaration, each: Declaration, roots: boolean): string {
  if (roots)
    return each.colon === undefined && before.colon === undefined
      ? 'the client reads the first one only'
      : 'the last one replaces the first';
  const type = fieldOf(each.tag)?.type;
  const list = type === 'modules' || type === 'scripts' || type === 'devices';
  const joined =
    each.items !== undefined && each.items.length > 0 && (before.items?.length ?? before.children.length) > 0;
  return list && joined ? 'the client joins the two lists' : 'the last one wins';
}
