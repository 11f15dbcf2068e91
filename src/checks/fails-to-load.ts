import type { Cause } from '../workspace/causes.ts';
import { causeOf, causeSentence } from '../workspace/causes.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Related, WorkspaceCheck } from './check.ts';
import { nameSpan } from './manifest-text.ts';

export const failsToLoad: WorkspaceCheck = {
  code: 'fails-to-load',
  scope: 'workspace',
  doc: `The module does not load because a module that it needs does not.

This is a consequence: mend the first cause, which the related information points at.`,
  *run(snapshot) {
    for (const [record, failure] of snapshot.boot.failures) {
      const cause =
        failure.kind === 'missing' || failure.kind === 'dependency-failed' ? causeOf(record, snapshot) : undefined;
      if (!cause || (failure.kind === 'missing' && !cause.broken)) continue;
      const name = failure.kind === 'missing' || failure.kind === 'dependency-failed' ? failure.dependency : '';
      const place = record.files
        .flatMap(file => file.manifest.dependencies.filter(it => it.value === name).map(({ span }) => ({ file, span })))
        .at(0);
      if (!place) continue;
      yield {
        path: place.file.path,
        span: place.span,
        severity: 'information',
        message: `"${record.name}" does not load: ${causeSentence(cause)}.`,
        related: relatedTo(cause),
      };
    }
  },
};

function relatedTo({ chain, failure, broken }: Cause): readonly Related[] {
  const last = chain[chain.length - 1];
  const path = chain.slice(1).flatMap(record => at(record.files[0], `"${record.name}" does not load either`));
  if (broken) return [...path, ...at(broken, 'this manifest cannot be read', broken.manifest.failure?.span)];
  if (failure.kind === 'script') return path;
  const wanted = failure.kind === 'self' ? last.name : failure.dependency;
  const [root] = last.files.flatMap(file =>
    file.manifest.dependencies.filter(it => it.value === wanted).flatMap(({ span }) => at(file, 'the cause', span)),
  );
  return root ? [root, ...path] : path;
}

function at(file: ModuleFile | undefined, message: string, span = file && nameSpan(file)): readonly Related[] {
  return file && span ? [{ message, path: file.path, span }] : [];
}
