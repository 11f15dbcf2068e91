import type { NameTable } from '../base/name-table.ts';
import type { Span } from '../base/span.ts';
import { type Cause, causeSentence, wayOf } from '../workspace/causes.ts';
import { type LoadFailure, wantedName } from '../workspace/module-events.ts';
import type { ModuleFacts, ModuleFile } from '../workspace/module-record.ts';
import type { Diagnostic, Related, WorkspaceCheck } from './check.ts';
import { nameSpan } from './manifest-text.ts';

export const failsToLoad: WorkspaceCheck = {
  code: 'fails-to-load',
  scope: 'workspace',
  doc: `The module does not load because a module that it needs does not.

This is a consequence: mend the first cause, which the related information points at.`,
  // A list, as there may be thousands: a generator makes an object for each.
  run: snapshot => {
    const found: Diagnostic[] = [];
    const before = latest.get(snapshot.names) ?? new Map<number, Kept>();
    const now = new Map<number, Kept>();
    for (const cause of snapshot.causes().values()) {
      const { record, next } = cause;
      const kept = keptOf(cause, next && now.get(next.record.number), before.get(record.number));
      now.set(record.number, kept);
      if (kept.finding) found.push(kept.finding);
    }
    latest.set(snapshot.names, now);
    return found;
  },
};

/** What was found in a client folder the last time, by the number of the module. */
const latest = new WeakMap<NameTable, ReadonlyMap<number, Kept>>();

/** A finding, and all that it depends on. */
interface Kept {
  readonly facts: ModuleFacts;
  readonly kind: LoadFailure['kind'];
  /** What is wrong beyond that, where the trouble starts here. */
  readonly detail: string;
  readonly broken: ModuleFile | undefined;
  readonly next: Kept | undefined;
  readonly finding: Diagnostic | undefined;
}

function keptOf(cause: Cause, next: Kept | undefined, before: Kept | undefined): Kept {
  const { broken, failure } = cause;
  const { facts } = cause.record;
  const { kind } = failure;
  const detail = kind === 'script' ? failure.message : 'dependency' in failure ? failure.dependency : '';
  const same = before?.facts === facts && before.next === next && before.broken === broken;
  if (same && before.kind === kind && before.detail === detail) return before;
  return { facts, kind, detail, broken, next, finding: next || broken ? new Consequence(cause) : undefined };
}

/** A library that breaks takes thousands with it: where and why is worked out when somebody looks. */
class Consequence implements Diagnostic {
  readonly code = 'fails-to-load';
  readonly severity = 'information';
  readonly path: string;
  readonly #cause: Cause;

  constructor(cause: Cause) {
    const [first, ...others] = cause.record.files;
    this.#cause = cause;
    this.path = others.length === 0 ? first.path : this.#place.file.path;
  }

  get span(): Span {
    return this.#place.span;
  }

  get message(): string {
    return `"${this.#cause.record.name}" does not load: ${causeSentence(this.#cause)}.`;
  }

  get related(): readonly Related[] {
    return relatedTo(this.#cause);
  }

  get #place(): Place {
    return mentionOf(wantedName(this.#cause.failure) ?? '', this.#cause.record.files);
  }
}

interface Place {
  readonly file: ModuleFile;
  readonly span: Span;
}

function mentionOf(name: string, files: readonly ModuleFile[]): Place {
  for (const file of files) {
    const mention = file.manifest.dependencies.find(it => it.value === name);
    if (mention) return { file, span: mention.span };
  }
  return { file: files[0], span: nameSpan(files[0]) };
}

function scriptOf(path: string, files: readonly ModuleFile[]): Place {
  for (const file of files) {
    const script = file.scripts.find(it => it.path === path);
    if (script) return { file, span: script.mention.span };
  }
  return { file: files[0], span: nameSpan(files[0]) };
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
  const { file, span } =
    failure.kind === 'script'
      ? scriptOf(failure.path, record.files)
      : mentionOf(wantedName(failure) ?? record.name, record.files);
  return [...at(file, 'the cause', span), ...path];
}

function at(file: ModuleFile | undefined, message: string, span = file && nameSpan(file)): readonly Related[] {
  return file && span ? [{ message, path: file.path, span }] : [];
}
