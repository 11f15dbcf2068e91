import type { Span } from '../base/span.ts';
import { orderKeys, requirementKeys } from '../manifest/advanced-manifest.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import { removeEntry } from './advanced-text.ts';
import { type Diagnostic, perhaps, safely, type WorkspaceCheck } from './check.ts';
import { KeptFindings } from './kept-findings.ts';
import { quoted } from './names.ts';
import { plainBeside } from './plain-beside.ts';

const code = 'advanced-self-dependency';

export const advancedSelfDependency: WorkspaceCheck = {
  code: 'advanced-self-dependency',
  scope: 'workspace',
  doc: `An advanced manifest names its own module among those that it depends on.

A module that has to be loaded before itself cannot be loaded; in the other lists the own name does nothing. Where the \`.otmod\`
says the same, it is told there.`,
  run(snapshot) {
    const plainOf = (file: AdvancedFile) => plainBeside(file, snapshot);
    return kept.all(snapshot.advanced, [], plainOf, file => findings(file, plainOf(file)));
  },
};

const kept = new KeptFindings();

function* findings(file: AdvancedFile, plain: ModuleFile | undefined): Generator<Diagnostic> {
  const { path, manifest } = file;
  const name = manifest.name?.value;
  const isTold = (list: 'dependencies' | 'loadLater') => plain?.manifest[list].some(it => it.value === name) ?? false;
  if (name === undefined || name.trim() === '') return;
  for (const { key, named, nameSpan, entry } of namedModules(file)) {
    if (named !== name || ((key === 'dependencies' || key === 'loadLater') && isTold(key))) continue;
    const title = `Remove ${quoted(name)}`;
    const edits = () => removeEntry(path, manifest, entry);
    const isError = key === 'dependencies';
    yield {
      code,
      path,
      span: nameSpan,
      severity: isError ? 'error' : 'hint',
      message: isError
        ? `${quoted(name)} depends on itself, so it cannot be loaded.`
        : `${quoted(name)} names itself in "${key}", which does nothing.`,
      fixes: () => [isError ? safely(title, ...edits()) : perhaps(title, ...edits())],
    };
  }
}

interface Named {
  readonly key: (typeof requirementKeys)[number] | (typeof orderKeys)[number];
  readonly named: string;
  readonly nameSpan: Span;
  readonly entry: Span;
}

function namedModules({ manifest }: AdvancedFile): readonly Named[] {
  return [
    ...requirementKeys.flatMap(key =>
      manifest[key].map(({ name, nameSpan, span }) => ({ key, named: name, nameSpan, entry: span })),
    ),
    ...orderKeys.flatMap(key =>
      manifest[key].map(({ value, span }) => ({ key, named: value, nameSpan: span, entry: span })),
    ),
  ];
}
