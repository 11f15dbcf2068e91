import { propertyOf } from '../syntax/json/tree.ts';
import type { AdvancedFile } from '../workspace/advanced-files.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Diagnostic, Finding } from './check.ts';
import type { KeptFindings } from './kept-findings.ts';
import { writtenKeys } from './manifest-text.ts';

/** A finding in each plugin that states a key in neither of its manifests, kept as long as these are. */
export function pluginsWithout(
  key: 'version' | 'dependencies',
  kept: KeptFindings,
  snapshot: Snapshot,
  find: (file: AdvancedFile) => Finding & Pick<Diagnostic, 'code'>,
): Iterable<Diagnostic> {
  const plainOf = ({ plain }: AdvancedFile) => (plain === undefined ? undefined : snapshot.manifest(plain));
  return kept.all(snapshot.advanced, [], plainOf, file => {
    const isWithout = file.kind === 'plugin' && file.place !== 'astray' && !states(key, file, plainOf(file));
    return isWithout ? [{ ...find(file), path: file.path }] : [];
  });
}

function states(key: string, { manifest }: AdvancedFile, plain: ModuleFile | undefined): boolean {
  const { root, problems } = manifest.document;
  // What a broken manifest would state is not known.
  if (problems.length > 0 || root?.kind !== 'object') return true;
  return (
    propertyOf(root, key) !== undefined || (plain ? writtenKeys(plain.manifest).some(it => it.tag === key) : false)
  );
}

/** Where a plugin is told what it lacks: at its kind, else at its name, else where its object begins. */
export function pluginSpan({ manifest }: AdvancedFile): Finding['span'] {
  const start = manifest.document.root?.span.start ?? 0;
  return manifest.kind?.span ?? manifest.name?.span ?? { start, end: start + 1 };
}
