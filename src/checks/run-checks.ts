import type { Manifest } from '../manifest/manifest.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Check, Diagnostic, Finding, Related } from './check.ts';
import { checks } from './checks.ts';

/** The diagnostics of each manifest that has any, in the order of its text. Arrays that did not change are the same. */
export type Diagnostics = ReadonlyMap<string, readonly Diagnostic[]>;

/** Runs all checks over snapshots of one client folder, and keeps what the next snapshot cannot change. */
export class CheckRunner {
  readonly #ofManifest = new WeakMap<Manifest, { readonly path: string; readonly found: readonly Diagnostic[] }>();
  /** Findings that one manifest and the files around it decide, of the manifests that have any. */
  readonly #local = new Map<string, readonly Diagnostic[]>();
  #files: (ModuleFile | undefined)[] = [];
  #filesVersion = -1;
  #last: { readonly snapshot: Snapshot; readonly diagnostics: Diagnostics } | undefined;

  /** Runs in steps, so that a host can rest between them. */
  *run(snapshot: Snapshot): Generator<void, Diagnostics> {
    if (this.#last?.snapshot === snapshot) return this.#last.diagnostics;
    yield* this.#updateLocal(snapshot);
    const all = new Map<string, Diagnostic[]>();
    for (const [path, list] of this.#local) all.set(path, [...list]);
    for (const file of snapshot.strays) collect(this.#manifestFindings(file, snapshot), all);
    for (const check of byScope.workspace) {
      if (check.scope !== 'workspace') continue;
      for (const finding of check.run(snapshot)) collect([{ ...finding, code: check.code }], all);
      yield;
    }
    const diagnostics = new Map<string, readonly Diagnostic[]>();
    for (const [path, list] of all) diagnostics.set(path, this.#settled(path, list));
    this.#last = { snapshot, diagnostics };
    return diagnostics;
  }

  /** Brings the findings of single manifests up to date: those that changed, or all where the files around them did. */
  *#updateLocal(snapshot: Snapshot): Generator<void> {
    const { files, filesVersion } = snapshot;
    const old = this.#filesVersion === filesVersion && this.#files.length === files.length ? this.#files : undefined;
    if (!old) {
      this.#local.clear();
      this.#filesVersion = filesVersion;
    }
    // Kept as far as it has come: what is left undone when a host gives up is done the next time.
    const done = old ?? new Array<ModuleFile | undefined>(files.length);
    this.#files = done;
    for (const [i, file] of files.entries()) {
      if (done[i] === file) continue;
      const found = [...this.#manifestFindings(file, snapshot), ...this.#folderFindings(file, snapshot)];
      if (found.length > 0) this.#local.set(file.path, found);
      else this.#local.delete(file.path);
      done[i] = file;
      if (i % 16 === 15) yield;
    }
  }

  #manifestFindings(file: ModuleFile, { engine }: Snapshot): readonly Diagnostic[] {
    if (file.isFolder) return [];
    const known = this.#ofManifest.get(file.manifest);
    if (known?.path === file.path) return known.found;
    const found = byScope.manifest.flatMap(check =>
      check.scope === 'manifest' ? placed(check.run(file, engine), check.code, file) : [],
    );
    this.#ofManifest.set(file.manifest, { path: file.path, found });
    return found;
  }

  #folderFindings(file: ModuleFile, snapshot: Snapshot): readonly Diagnostic[] {
    if (file.isFolder) return [];
    return byScope.folder.flatMap(check =>
      check.scope === 'folder' ? placed(check.run(file, snapshot), check.code, file) : [],
    );
  }

  /** Sorted; and the array of last time where it says the same. */
  #settled(path: string, list: Diagnostic[]): readonly Diagnostic[] {
    list.sort(
      (a, b) =>
        a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
    );
    const before = this.#last?.diagnostics.get(path);
    return before && before.length === list.length && before.every((it, i) => same(it, list[i])) ? before : list;
  }
}

function collect(found: Iterable<Diagnostic>, all: Map<string, Diagnostic[]>): void {
  for (const each of found) {
    const list = all.get(each.path);
    if (list) list.push(each);
    else all.set(each.path, [each]);
  }
}

const byScope: Readonly<Record<Check['scope'], readonly Check[]>> = {
  manifest: checks.filter(check => check.scope === 'manifest'),
  folder: checks.filter(check => check.scope === 'folder'),
  workspace: checks.filter(check => check.scope === 'workspace'),
};

function placed(found: Iterable<Finding>, code: string, file: ModuleFile): Diagnostic[] {
  return [...found].map(finding => ({ ...finding, code, path: file.path }));
}

/** Whether two findings would be shown alike; the same object most of the time. */
function same(a: Diagnostic, b: Diagnostic): boolean {
  if (a === b) return true;
  if (a.code !== b.code || a.message !== b.message || a.severity !== b.severity) return false;
  if (a.span.start !== b.span.start || a.span.end !== b.span.end) return false;
  const [one, other] = [a.related ?? [], b.related ?? []];
  return one.length === other.length && one.every((it, i) => sameRelated(it, other[i]));
}

function sameRelated(a: Related, b: Related): boolean {
  return a.message === b.message && a.path === b.path && a.span.start === b.span.start && a.span.end === b.span.end;
}
