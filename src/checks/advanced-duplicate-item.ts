import { orderKeys, requirementKeys } from '../manifest/advanced-manifest.ts';
import type { Mention } from '../manifest/manifest.ts';
import { propertyOf } from '../syntax/json/tree.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { removeEntry } from './advanced-text.ts';
import { type Diagnostic, safely, type WorkspaceCheck } from './check.ts';
import { KeptFindings } from './kept-findings.ts';
import { quoted } from './names.ts';
import { plainBeside } from './plain-beside.ts';

const code = 'advanced-duplicate-item';

export const advancedDuplicateItem: WorkspaceCheck = {
  code: 'advanced-duplicate-item',
  scope: 'workspace',
  doc: `A list of an advanced manifest names the same thing twice.

A module that is named again means nothing more. A script that is listed twice runs twice. Where the \`.otmod\` says the same, it
is told there.`,
  run(snapshot) {
    const plainOf = (file: AdvancedFile) => plainBeside(file, snapshot);
    return kept.all(snapshot.advanced, [], plainOf, file => findings(file, plainOf(file)));
  },
};

const kept = new KeptFindings();

function* findings(file: AdvancedFile, plain: ModuleFile | undefined): Generator<Diagnostic> {
  const { manifest } = file;
  const told = plain?.manifest;
  yield* twice(file, manifest.scripts, 'it runs twice', told?.scripts, withoutEnding);
  for (const key of orderKeys)
    yield* twice(file, manifest[key], NOTHING, key === 'loadLater' ? told?.loadLater : undefined);
  for (const key of requirementKeys) {
    // A key that is stated twice is told as such.
    if (propertyOf(manifest.document.root, key)?.value?.kind !== 'array') continue;
    const list = manifest[key].map(it => ({ value: it.name, span: it.span }));
    yield* twice(file, list, NOTHING, key === 'dependencies' ? told?.dependencies : undefined);
  }
}

const NOTHING = 'it does nothing the second time';

function withoutEnding(script: string): string {
  return script.replace(/\.lua$/, '');
}

function* twice(
  { path, manifest }: AdvancedFile,
  list: readonly Mention[],
  consequence: string,
  told: readonly Mention[] = [],
  what = (value: string) => value,
): Generator<Diagnostic> {
  const first = new Map<string, Mention>();
  for (const mention of list) {
    const key = what(mention.value);
    const before = first.get(key);
    if (!before) first.set(key, mention);
    if (!before || mention.value.trim() === '' || told.filter(it => what(it.value) === key).length > 1) continue;
    yield {
      code,
      path,
      span: mention.span,
      severity: 'warning',
      message: `${quoted(mention.value)} is listed twice: ${consequence}.`,
      related: [{ message: 'first listed here', path, span: before.span }],
      fixes: () => [safely('Remove the second one', ...removeEntry(path, manifest, mention.span))],
      unnecessary: true,
    };
  }
}
