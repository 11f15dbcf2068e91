import type { Mention } from '../manifest/manifest.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { isGlob, scriptFile } from '../workspace/script-paths.ts';
import { type Finding, type ManifestCheck, safely } from './check.ts';
import { removeItem } from './manifest-text.ts';
import { quoted } from './names.ts';

export const duplicateItem: ManifestCheck = {
  code: 'duplicate-item',
  scope: 'manifest',
  doc: `A list names the same thing twice.

A second dependency or load-later of the same name does nothing. A script that is listed twice runs twice.`,
  *run(file) {
    const { dependencies, loadLater, scripts } = file.manifest;
    yield* twice(file, dependencies, 'dependency', 'it does nothing the second time');
    yield* twice(file, loadLater, 'module to load later', 'it does nothing the second time');
    const paths = new Map(
      file.scripts.map(({ path, mention }) => [mention, isGlob(mention.value) ? undefined : scriptFile(path)]),
    );
    yield* twice(file, scripts, 'script', 'it runs twice', mention => paths.get(mention) ?? mention.value);
  },
};

function* twice(
  file: ModuleFile,
  list: readonly Mention[],
  noun: string,
  consequence: string,
  what = (mention: Mention) => mention.value,
): Generator<Finding> {
  const first = new Map<string, Mention>();
  for (const mention of list) {
    const before = first.get(what(mention));
    if (!before || mention.value === '') {
      first.set(what(mention), mention);
      continue;
    }
    yield {
      span: mention.span,
      severity: 'warning',
      message: `The ${noun} ${quoted(mention.value)} is listed twice: ${consequence}.`,
      related: [{ message: 'first listed here', path: file.path, span: before.span }],
      fixes: () => [safely('Remove the second one', removeItem(file, mention.span))],
      unnecessary: true,
    };
  }
}
