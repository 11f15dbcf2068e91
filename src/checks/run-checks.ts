import { changedPlaces } from '../base/changed-places.ts';
import { live } from '../base/live.ts';
import type { Stepwise } from '../base/stepwise.ts';
import type { AdvancedManifest } from '../manifest/advanced-manifest.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { AdvancedByPath } from '../workspace/advanced-files.ts';
import { type CodeIndex, noCodeIndex } from '../workspace/code-index.ts';
import type { ModuleFile } from '../workspace/module-record.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Check, Diagnostic, Finding } from './check.ts';
import { checks } from './checks.ts';
import { type Diagnostics, DiagnosticsByPath } from './diagnostics-by-path.ts';
import { ModuleFindings } from './module-findings.ts';
import { TextFindings } from './text-findings.ts';

/** How many manifests are looked at without a rest. */
const TOGETHER = 16;

/** Runs all checks over snapshots of one client folder, and keeps what the next snapshot cannot change. */
export class CheckRunner {
  /** By path, what was found in a manifest alone. No weak map by manifest: see the code map. */
  readonly #ofManifest = new Map<string, { readonly manifest: Manifest; readonly found: readonly Diagnostic[] }>();
  readonly #ofAdvanced = new Map<
    string,
    { readonly manifest: AdvancedManifest; readonly found: readonly Diagnostic[] }
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
  readonly #modules = new ModuleFindings();
  #now: Snapshot | undefined;
  #advanced: { readonly of: AdvancedByPath; readonly found: readonly Diagnostic[] } | undefined;
  /** Findings that one manifest and the files around it decide, and with them all others. */
  readonly #byPath = new DiagnosticsByPath();
  /** The manifests that the first are of; some may not have been looked at yet. */
  #files: readonly (ModuleFile | undefined)[] = [];
  #filesVersion = -1;
  #luaVersion = -1;
  /** What the Lua of each module did when those were looked at. */
  #codes = noCodeIndex.modules;
  #last: { readonly snapshot: Snapshot; readonly diagnostics: Diagnostics } | undefined;

  /** Runs in steps, so that a host can rest between them. */
  *run(snapshot: Snapshot): Stepwise<Diagnostics> {
    if (this.#last?.snapshot === snapshot) return this.#last.diagnostics;
    this.#now = snapshot;
    yield* this.#updateLocal(snapshot);
    const found: (readonly Diagnostic[])[] = [snapshot.strays.flatMap(file => this.#manifestFindings(file, snapshot))];
    found.push(yield* this.#advancedFindings(snapshot.advanced));
    found.push(yield* this.#codeFindings(snapshot));
    found.push(yield* this.#texts.all(snapshot, byScope.text));
    for (const check of byScope.workspace) {
      const own: Diagnostic[] = [];
      found.push(own);
      if (check.scope !== 'workspace' || !isWanted(check, snapshot)) continue;
      for (const finding of check.run(snapshot)) {
        if (!finding) yield;
        else own.push('code' in finding ? finding : { ...finding, code: check.code });
      }
      yield;
    }
    const diagnostics = this.#byPath.update(found);
    this.#last = { snapshot, diagnostics };
    return diagnostics;
  }

  /** Brings the findings of single manifests up to date: those that changed, or all where the files around them did. */
  *#updateLocal(snapshot: Snapshot): Stepwise<void> {
    const { files, filesVersion } = snapshot;
    const old = this.#filesVersion === filesVersion ? this.#files : undefined;
    if (!old) {
      this.#byPath.clear();
      this.#filesVersion = filesVersion;
    }
    const changed = old ? this.#changedPlaces(old, snapshot) : changedPlaces([], files);
    // Kept as far as it has come: what is left undone when a host gives up is done the next time.
    const done = changed.length > TOGETHER ? [...(old ?? [])] : [];
    for (const [count, i] of changed.entries()) {
      const file = files[i];
      this.#byPath.set(file.path, [...this.#manifestFindings(file, snapshot), ...this.#folderFindings(file, snapshot)]);
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
    const known = this.#ofManifest.get(file.path);
    if (known?.manifest === file.manifest) return known.found;
    const found = byScope.manifest.flatMap(check =>
      check.scope === 'manifest' ? placed(check.run(file, engine), check.code, file) : [],
    );
    this.#ofManifest.set(file.path, { manifest: file.manifest, found });
    return found;
  }

  /** Findings that one advanced manifest decides, of all of them. */
  *#advancedFindings(advanced: AdvancedByPath): Stepwise<readonly Diagnostic[]> {
    if (this.#advanced?.of === advanced) return this.#advanced.found;
    const all: Diagnostic[] = [];
    for (const file of advanced.values()) {
      let own = this.#ofAdvanced.get(file.path);
      if (own?.manifest !== file.manifest) {
        const found = byScope.advanced.flatMap(check =>
          check.scope === 'advanced' ? placed(check.run(file), check.code, file) : [],
        );
        own = { manifest: file.manifest, found };
        this.#ofAdvanced.set(file.path, own);
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
    const found = yield* this.#modules.all(
      snapshot,
      byScope.module.filter(it => isWanted(it, snapshot)),
      lasting,
    );
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

  #folderFindings(file: ModuleFile, snapshot: Snapshot): readonly Diagnostic[] {
    if (file.isFolder) return [];
    return byScope.folder.flatMap(check =>
      check.scope === 'folder' ? placed(check.run(file, snapshot), check.code, file) : [],
    );
  }
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
