import { changedPlaces } from '../base/changed-places.ts';
import { live } from '../base/live.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { AdvancedManifest } from '../manifest/advanced-manifest.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { AdvancedByPath } from '../workspace/advanced-files.ts';
import type { CodeIndex } from '../workspace/code-index.ts';
import type { ModuleCode } from '../workspace/module-code.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { SearchPath } from '../workspace/search-path.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Check, Diagnostic, Finding } from './check.ts';
import { checks } from './checks.ts';
import { TextFindings } from './text-findings.ts';

/** The diagnostics of each manifest that has any, in the order of its text. Arrays that did not change are the same. */
export type Diagnostics = ReadonlyMap<string, readonly Diagnostic[]>;

/** How many manifests are looked at without a rest. */
const TOGETHER = 16;

/** Runs all checks over snapshots of one client folder, and keeps what the next snapshot cannot change. */
export class CheckRunner {
  readonly #ofManifest = new WeakMap<Manifest, { readonly path: string; readonly found: readonly Diagnostic[] }>();
  readonly #ofAdvanced = new WeakMap<
    AdvancedManifest,
    { readonly path: string; readonly found: readonly Diagnostic[] }
  >();
  #code:
    | {
        readonly of: CodeIndex;
        readonly names: readonly string[];
        readonly optIn: string;
        readonly found: readonly Diagnostic[];
      }
    | undefined;
  readonly #texts = new TextFindings();
  readonly #ofModule = new WeakMap<
    ModuleCode,
    { readonly search: SearchPath; readonly optIn: string; readonly found: readonly Diagnostic[] }
  >();
  #now: Snapshot | undefined;
  #advanced: { readonly of: AdvancedByPath; readonly found: readonly Diagnostic[] } | undefined;
  /** Findings that one manifest and the files around it decide, of the manifests that have any. */
  readonly #local = new Map<string, readonly Diagnostic[]>();
  /** The manifests that they are of; some may not have been looked at yet. */
  #files: readonly (ModuleFile | undefined)[] = [];
  #filesVersion = -1;
  #luaVersion = -1;
  /** What the Lua of each module did when `#local` was made. */
  #codes: CodeIndex['modules'] = new Map();
  /** Whether `#local` has changed since `#last`. */
  #localChanged = false;
  #last:
    | { readonly snapshot: Snapshot; readonly found: readonly Diagnostic[]; readonly diagnostics: Diagnostics }
    | undefined;

  /** Runs in steps, so that a host can rest between them. */
  *run(snapshot: Snapshot): Stepwise<Diagnostics> {
    if (this.#last?.snapshot === snapshot) return this.#last.diagnostics;
    this.#now = snapshot;
    yield* this.#updateLocal(snapshot);
    const found: Diagnostic[] = [];
    for (const file of snapshot.strays) found.push(...this.#manifestFindings(file, snapshot));
    found.push(...(yield* this.#advancedFindings(snapshot.advanced)));
    found.push(...(yield* this.#codeFindings(snapshot)));
    found.push(...(yield* this.#texts.all(snapshot, byScope.text)));
    for (const check of byScope.workspace) {
      if (check.scope !== 'workspace' || !isWanted(check, snapshot)) continue;
      for (const finding of check.run(snapshot)) {
        if (!finding) yield;
        else found.push('code' in finding ? finding : { ...finding, code: check.code });
      }
      yield;
    }
    const diagnostics = this.#patched(found) ?? this.#byPath(found);
    this.#localChanged = false;
    this.#last = { snapshot, found, diagnostics };
    return diagnostics;
  }

  /** The diagnostics of last time with those files changed of which something else is found; undefined where more differs. */
  #patched(found: readonly Diagnostic[]): Diagnostics | undefined {
    const last = this.#last;
    if (!last || this.#localChanged || last.found.length !== found.length) return undefined;
    const paths = new Set<string>();
    for (const [i, each] of found.entries()) {
      if (each === last.found[i]) continue;
      if (each.path !== last.found[i].path) return undefined;
      paths.add(each.path);
    }
    if (paths.size === 0) return last.diagnostics;
    const diagnostics = new Map(last.diagnostics);
    const changed = this.#byPath(found.filter(it => paths.has(it.path)));
    for (const path of paths) diagnostics.set(path, changed.get(path) ?? []);
    return diagnostics;
  }

  /** Findings of the whole by path, and with them all those of single manifests. */
  #byPath(found: readonly Diagnostic[]): Diagnostics {
    const lists = new Map<string, Diagnostic[]>();
    for (const each of found) {
      const list = lists.get(each.path);
      if (list) list.push(each);
      else lists.set(each.path, [...(this.#local.get(each.path) ?? []), each]);
    }
    const diagnostics = new Map<string, readonly Diagnostic[]>(this.#local);
    for (const [path, list] of lists) diagnostics.set(path, this.#settled(path, list));
    return diagnostics;
  }

  /** Brings the findings of single manifests up to date: those that changed, or all where the files around them did. */
  *#updateLocal(snapshot: Snapshot): Stepwise<void> {
    const { files, filesVersion } = snapshot;
    const old = this.#filesVersion === filesVersion ? this.#files : undefined;
    if (!old) {
      this.#local.clear();
      this.#localChanged = true;
      this.#filesVersion = filesVersion;
    }
    const changed = old ? this.#changedPlaces(old, snapshot) : changedPlaces([], files);
    // Kept as far as it has come: what is left undone when a host gives up is done the next time.
    const done = changed.length > TOGETHER ? [...(old ?? [])] : [];
    for (const [count, i] of changed.entries()) {
      const file = files[i];
      const found = [...this.#manifestFindings(file, snapshot), ...this.#folderFindings(file, snapshot)];
      const before = this.#local.get(file.path);
      if (found.length > 0) this.#local.set(file.path, found.sort(byPlace));
      else this.#local.delete(file.path);
      this.#localChanged ||= found.length > 0 || before !== undefined;
      if (changed.length <= TOGETHER) continue;
      done[i] = file;
      this.#files = done;
      if (count % TOGETHER === TOGETHER - 1) yield;
    }
    this.#files = files;
    this.#codes = snapshot.code.modules;
    this.#luaVersion = snapshot.luaVersion;
  }

  /** The manifests that are others than before, and those whose own Lua is. */
  #changedPlaces(old: readonly (ModuleFile | undefined)[], { files, code, luaVersion }: Snapshot): readonly number[] {
    const changed = changedPlaces(old, files);
    if (luaVersion === this.#luaVersion) return changed;
    const places = new Set(changed);
    for (const [i, { manifest }] of files.entries()) {
      const own = code.modules.get(manifest.name?.value ?? '');
      if (!own || own !== this.#codes.get(own.name)) places.add(i);
    }
    return [...places];
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

  /** Findings that one advanced manifest decides, of all of them. */
  *#advancedFindings(advanced: AdvancedByPath): Stepwise<readonly Diagnostic[]> {
    if (this.#advanced?.of === advanced) return this.#advanced.found;
    const all: Diagnostic[] = [];
    for (const file of advanced.values()) {
      let own = this.#ofAdvanced.get(file.manifest);
      if (own?.path !== file.path) {
        const found = byScope.advanced.flatMap(check =>
          check.scope === 'advanced' ? placed(check.run(file), check.code, file) : [],
        );
        own = { path: file.path, found };
        this.#ofAdvanced.set(file.manifest, own);
        yield;
      }
      for (const each of own.found) all.push(each);
    }
    this.#advanced = { of: advanced, found: all };
    return all;
  }

  /** Findings in the code of all modules, those of last time where neither code nor names changed. */
  *#codeFindings(snapshot: Snapshot): Stepwise<readonly Diagnostic[]> {
    const { code, graph } = snapshot;
    const optIn = snapshot.optIn.join(' ');
    const known = this.#code;
    if (known?.of === code && known.names === graph.names && known.optIn === optIn) return known.found;
    // What is kept looks for its fixes in the snapshot of the moment in which it is asked.
    const lasting = live(() => this.#now ?? snapshot);
    const found = yield* this.#moduleFindings(snapshot, lasting);
    for (const check of byScope.code) {
      if (check.scope !== 'code' || !isWanted(check, snapshot)) continue;
      for (const finding of check.run(code, lasting)) {
        if (finding) found.push({ ...finding, code: check.code });
        else yield;
        if (found.length % TOGETHER === 0) yield;
      }
      yield;
    }
    this.#code = { of: code, names: graph.names, optIn, found };
    return found;
  }

  /** Findings in the code of single modules; what a script that two modules run has in it is told once. */
  *#moduleFindings({ code, search, optIn }: Snapshot, lasting: Snapshot): Stepwise<Diagnostic[]> {
    const wanted = optIn.join(' ');
    const found = new Map<string, Diagnostic>();
    let count = 0;
    for (const module of code.modules.values()) {
      let known = this.#ofModule.get(module);
      if (known?.search !== search || known.optIn !== wanted) {
        const own = byScope.module.flatMap(check =>
          check.scope === 'module' && isWanted(check, lasting)
            ? [...check.run(module, lasting)].map(it => ({ ...it, code: check.code }))
            : [],
        );
        known = { search, optIn: wanted, found: own };
        this.#ofModule.set(module, known);
        if (++count % TOGETHER === 0) yield;
      }
      for (const each of known.found) {
        const key = `${each.code} ${each.path} ${each.span.start}`;
        if (!found.has(key)) found.set(key, each);
      }
    }
    return [...found.values()];
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
    return before && sameItems(before, list) ? before : list;
  }
}

/** Orders by place in the text, then by code. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

function sameItems(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && a.every((it, i) => it === b[i]);
}

const byScope: Readonly<Record<Exclude<Check['scope'], 'findings'>, readonly Check[]>> = {
  manifest: checks.filter(check => check.scope === 'manifest'),
  folder: checks.filter(check => check.scope === 'folder'),
  advanced: checks.filter(check => check.scope === 'advanced'),
  module: checks.filter(check => check.scope === 'module'),
  code: checks.filter(check => check.scope === 'code'),
  text: checks.filter(check => check.scope === 'text'),
  workspace: checks.filter(check => check.scope === 'workspace'),
};

function isWanted({ code, optIn }: Check, snapshot: Snapshot): boolean {
  return optIn === undefined || snapshot.optIn.includes(code);
}

/** More findings of one code in one manifest help nobody, and a file that is no manifest at all has thousands. */
const MOST_ALIKE = 100;

function placed(found: Iterable<Finding>, code: string, file: { readonly path: string }): Diagnostic[] {
  const list: Diagnostic[] = [];
  for (const finding of found) {
    list.push({ ...finding, code, path: file.path });
    if (list.length === MOST_ALIKE) break;
  }
  return list;
}
