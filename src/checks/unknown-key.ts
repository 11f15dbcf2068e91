import { lazy } from '../base/lazy.ts';
import { mostSimilar } from '../base/similar.ts';
import { type Span, span, touches } from '../base/span.ts';
import { fieldOf, keysOf } from '../manifest/fields.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Finding, type Fix, type ManifestCheck, perhaps, replace, safely } from './check.ts';
import { endOfList, misshapenLists } from './list-shape.ts';
import { wholeLines, writtenKeys } from './manifest-text.ts';
import { quoted } from './names.ts';

export const unknownKey: ManifestCheck = {
  code: 'unknown-key',
  scope: 'manifest',
  doc: `No client engine reads this key.

The client passes over it without a word. Often it is a slip (\`sandbox\` for \`sandboxed\`, \`priority\` for \`autoload-priority\`) or
something that never existed (\`otuis\`, \`minClientVersion\`).`,
  *run(file, engine): Generator<Finding> {
    const open = [...misshapenLists(file)].filter(it => it.fault === 'over-lines').map(it => it.declaration);
    const lists = open.map(list => span(list.valueSpan.start, endOfList(file, list).end));
    const wanted = lazy(() => keysWanted(file, keysOf(engine.id)));
    for (const declaration of writtenKeys(file.manifest)) {
      const { tag, tagSpan } = declaration;
      if (declaration.dash || fieldOf(tag) || (engine.dialect.variables && tag.startsWith('&'))) continue;
      if (lists.some(list => touches(list, tagSpan))) continue;
      if (tag.startsWith('#')) {
        yield hashComment(file, tagSpan);
        continue;
      }
      const meant = meantKey(tag, keysOf(engine.id));
      yield {
        span: declaration.tagSpan,
        severity: 'warning',
        message: `No client reads the key ${quoted(tag)}.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
        fixes: () => fixes(file, declaration, meant, wanted()),
        unnecessary: true,
      };
    }
  },
};

/** edubart and OTCv8 read a key where Redemption reads a comment; below a list that is another matter. */
function hashComment(file: ModuleFile, { start, end }: Span): Finding {
  return {
    span: span(start, end),
    severity: 'hint',
    message: 'A comment starts with "//"; this client reads a key here, and passes over it.',
    fixes: () => [safely('Write "//"', replace(file.path, span(start, start + 1), '//'))],
  };
}

/** Keys that look like others but were never meant for them. */
const strangers = new Set(['@onReload']);

const slips: Readonly<Record<string, string>> = {
  sandbox: 'sandboxed',
  priority: 'autoload-priority',
  'load-priority': 'autoload-priority',
  autoloadpriority: 'autoload-priority',
  depends: 'dependencies',
  dependency: 'dependencies',
  requires: 'dependencies',
  script: 'scripts',
  files: 'scripts',
  loadlater: 'load-later',
  onload: '@onLoad',
  onunload: '@onUnload',
  desc: 'description',
  url: 'website',
  device: 'devices',
};

function meantKey(tag: string, keys: readonly string[]): string | undefined {
  const plain = tag.toLowerCase().replaceAll('_', '-');
  if (strangers.has(tag)) return undefined;
  const same = keys.find(key => key.toLowerCase() === plain);
  const slip = slips[plain.replace(/^@/, '')] ?? slips[plain.replaceAll('-', '')];
  return same ?? (slip !== undefined && keys.includes(slip) ? slip : mostSimilar(tag, keys));
}

function fixes(
  file: ModuleFile,
  declaration: Declaration,
  meant: string | undefined,
  wanted: ReadonlyMap<string, number>,
): readonly Fix[] {
  const remove = perhaps('Remove the key', replace(file.path, wholeLines(file.manifest, declaration), ''));
  if (meant === undefined) return [remove];
  const taken = (wanted.get(meant) ?? 0) > 1;
  const change = taken ? perhaps : safely;
  return [change(`Write "${meant}"`, replace(file.path, declaration.tagSpan, meant)), remove];
}

/** How many keys of a manifest are each key, or mean it: of two it is not known which one counts. */
function keysWanted({ manifest }: ModuleFile, keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { tag, dash } of writtenKeys(manifest)) {
    const key = dash || fieldOf(tag) ? tag : meantKey(tag, keys);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
