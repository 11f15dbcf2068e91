import type { Stepwise } from '../base/stepwise.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Check, Diagnostic, Finding } from './check.ts';
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
  *run(snapshot: Snapshot): Stepwise<Diagnostics> {
    if (this.#last?.snapshot === snapshot) return this.#last.diagnostics;
    yield* this.#updateLocal(snapshot);
    const found = new Map<string, Diagnostic[]>();
    for (const file of snapshot.strays) for (const each of this.#manifestFindings(file, snapshot)) note(each, found);
    for (const check of byScope.workspace) {
      if (check.scope !== 'workspace') continue;
      for (const finding of check.run(snapshot)) {
        note('code' in finding ? finding : { ...finding, code: check.code }, found);
      }
      yield;
    }
    const diagnostics = new Map<string, readonly Diagnostic[]>(this.#local);
    for (const [path, list] of found) {
      const local = this.#local.get(path);
      diagnostics.set(path, this.#settled(path, local ? [...local, ...list] : list));
    }
    this.#last = { snapshot, diagnostics };
    return diagnostics;
  }

  /** Brings the findings of single manifests up to date: those that changed, or all where the files around them did. */
  *#updateLocal(snapshot: Snapshot): Stepwise<void> {
    const { files, filesVersion } = snapshot;
    const old = this.#filesVersion === filesVersion && this.#files.length === files.length ? this.#files : undefined;
    if (!old) {
      this.#local.clear();
      this.#filesVersion = filesVersion;
    }
    // Kept as far as it has come: what is left undone when a host gives up is done the next time.
    const done = old ?? new Array<ModuleFile | undefined>(files.length);
    this.#files = done;
    for (let i = 0; i < files.length; i++) {
      const file = files[i];
      if (done[i] === file) continue;
      const found = [...this.#manifestFindings(file, snapshot), ...this.#folderFindings(file, snapshot)];
      if (found.length > 0) this.#local.set(file.path, found.sort(byPlace));
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

  /** Sorted; and the array of last time where it holds the very same. */
  #settled(path: string, list: Diagnostic[]): readonly Diagnostic[] {
    if (list.length > 1) list.sort(byPlace);
    const before = this.#last?.diagnostics.get(path);
    return before && before.length === list.length && before.every((it, i) => it === list[i]) ? before : list;
  }
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

function note(each: Diagnostic, all: Map<string, Diagnostic[]>): void {
  const list = all.get(each.path);
  if (list) list.push(each);
  else all.set(each.path, [each]);
}

const byScope: Readonly<Record<Check['scope'], readonly Check[]>> = {
  manifest: checks.filter(check => check.scope === 'manifest'),
  folder: checks.filter(check => check.scope === 'folder'),
  workspace: checks.filter(check => check.scope === 'workspace'),
};

function placed(found: Iterable<Finding>, code: string, file: ModuleFile): Diagnostic[] {
  return [...found].map(finding => ({ ...finding, code, path: file.path }));
}
