import { lazy } from '../base/lazy.ts';
import type { NameTable } from '../base/name-table.ts';
import { type Cause, causeSentence, wayOf } from '../workspace/causes.ts';
import type { ModuleFacts, ModuleFile } from '../workspace/module-record.ts';
import type { Diagnostic, Related, WorkspaceCheck } from './check.ts';
import { nameSpan } from './manifest-text.ts';

export const failsToLoad: WorkspaceCheck = {
  code: 'fails-to-load',
  scope: 'workspace',
  doc: `The module does not load because a module that it needs does not.

This is a consequence: mend the first cause, which the related information points at.`,
  *run(snapshot) {
    const before = latest.get(snapshot.names) ?? new Map<number, Kept>();
    const now = new Map<number, Kept>();
    for (const cause of snapshot.causes().values()) {
      const { record, next } = cause;
      const kept = keptOf(cause, next && now.get(next.record.number), before.get(record.number));
      now.set(record.number, kept);
      if (kept.finding) yield kept.finding;
    }
    latest.set(snapshot.names, now);
  },
};

/** What was found in a client folder the last time, by the number of the module. */
const latest = new WeakMap<NameTable, ReadonlyMap<number, Kept>>();

/** A finding, and all that it depends on. */
interface Kept {
  readonly facts: ModuleFacts;
  readonly why: string;
  readonly broken: ModuleFile | undefined;
  readonly next: Kept | undefined;
  readonly finding: Diagnostic | undefined;
}

function keptOf(cause: Cause, next: Kept | undefined, before: Kept | undefined): Kept {
  const { facts } = cause.record;
  const { failure, broken } = cause;
  const why = 'dependency' in failure ? `${failure.kind} ${failure.dependency}` : failure.kind;
  if (before?.facts === facts && before.why === why && before.broken === broken && before.next === next) return before;
  return { facts, why, broken, next, finding: findingOf(cause) };
}

function findingOf(cause: Cause): Diagnostic | undefined {
  const { record, failure, broken, next } = cause;
  const place = (next || broken) && 'dependency' in failure ? mentionOf(failure.dependency, record.files) : undefined;
  if (!place) return undefined;
  // A library that breaks takes thousands with it: their words are made when somebody reads them.
  const message = lazy(() => `"${record.name}" does not load: ${causeSentence(cause)}.`);
  const related = lazy(() => relatedTo(cause));
  return {
    code: 'fails-to-load',
    path: place.file.path,
    span: place.span,
    severity: 'information',
    get message() {
      return message();
    },
    get related() {
      return related();
    },
  };
}

function mentionOf(name: string, files: readonly ModuleFile[]) {
  for (const file of files) {
    const mention = file.manifest.dependencies.find(it => it.value === name);
    if (mention) return { file, span: mention.span };
  }
  return undefined;
}

/** Where the trouble starts, then the modules on the way to it. */
function relatedTo(cause: Cause): readonly Related[] {
  const { root } = cause;
  const way = wayOf(cause).slice(1);
  const path = [...way, ...(cause === root ? [] : [root])].flatMap(({ record }) =>
    at(record.files[0], `"${record.name}" does not load either`),
  );
  const { failure, broken, record } = root;
  if (broken) return [...at(broken, 'this manifest cannot be read', broken.manifest.failure?.span), ...path];
  if (failure.kind === 'script') return path;
  const place = mentionOf(failure.kind === 'self' ? record.name : failure.dependency, record.files);
  return place ? [...at(place.file, 'the cause', place.span), ...path] : path;
}

function at(file: ModuleFile | undefined, message: string, span = file && nameSpan(file)): readonly Related[] {
  return file && span ? [{ message, path: file.path, span }] : [];
}
