import { mostSimilar } from '../base/similar.ts';
import { fieldOf, keysOf } from '../manifest/fields.ts';
import type { Declaration } from '../syntax/otml/tree.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { type Finding, type Fix, type ManifestCheck, perhaps, replace, safely } from './check.ts';
import { wholeLines, writtenKeys } from './manifest-text.ts';
import { quoted } from './names.ts';

export const unknownKey: ManifestCheck = {
  code: 'unknown-key',
  scope: 'manifest',
  doc: `No client engine reads this key.

The client passes over it without a word. Often it is a slip (\`sandbox\` for \`sandboxed\`, \`priority\` for \`autoload-priority\`) or
something that never existed (\`otuis\`, \`minClientVersion\`).`,
  *run(file, engine): Generator<Finding> {
    for (const declaration of writtenKeys(file.manifest)) {
      const { tag } = declaration;
      if (declaration.dash || fieldOf(tag) || (engine.dialect.variables && tag.startsWith('&'))) continue;
      const meant = meantKey(tag, keysOf(engine.id));
      yield {
        span: declaration.tagSpan,
        severity: 'warning',
        message: `No client reads the key ${quoted(tag)}.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
        fixes: () => fixes(file, declaration, meant),
        unnecessary: true,
      };
    }
  },
};

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
  const same = keys.find(key => key.toLowerCase() === plain);
  const slip = slips[plain.replace(/^@/, '')] ?? slips[plain.replaceAll('-', '')];
  return same ?? (slip !== undefined && keys.includes(slip) ? slip : mostSimilar(tag, keys));
}

function fixes(file: ModuleFile, declaration: Declaration, meant: string | undefined): readonly Fix[] {
  const remove = perhaps('Remove the key', replace(file.path, wholeLines(file.manifest, declaration), ''));
  if (meant === undefined) return [remove];
  const taken = writtenKeys(file.manifest).some(it => it.tag === meant);
  const change = taken ? perhaps : safely;
  return [change(`Write "${meant}"`, replace(file.path, declaration.tagSpan, meant)), remove];
}
